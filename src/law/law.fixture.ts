import { strToU8, zipSync } from 'fflate';

/** Invented legal texts for tests. */
export const DECREE = `CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 918/2031/NĐ-CP
Hà Nội, ngày 09 tháng 6 năm 2031
NGHỊ ĐỊNH
Về thủ tục thử nghiệm tại quầy
Căn cứ Luật Tổ chức Chính phủ;
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định thủ tục thử nghiệm.
Điều 2. Thời hạn
1. Thời hạn giải quyết là 05 ngày làm việc.
2. Trường hợp cần xác minh:
a) Không quá 10 ngày;
b) Phải có thông báo.
Điều 3. Hiệu lực thi hành
1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2031.
2. Nghị định này thay thế Nghị định số 61/2018/NĐ-CP.
3. Bãi bỏ Điều 4 Nghị định số 45/2020/NĐ-CP.`;

/** An edition of the same decree after an amendment. */
export const AMENDED = DECREE.replace('là 05 ngày làm việc', 'là 03 ngày làm việc');

export const AMENDING = `Số: 367/2031/NĐ-CP
Hà Nội, ngày 20 tháng 12 năm 2031
NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 918/2031/NĐ-CP
Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 918/2031/NĐ-CP
1. Sửa đổi khoản 1 Điều 2 như sau:
“1. Thời hạn giải quyết là 03 ngày làm việc.”
2. Bãi bỏ điểm b khoản 2 Điều 2.
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành kể từ ngày 01/02/2032.`;

/** A Word document of paragraphs (already XML inside `<w:p>`), with parts beside it. */
export function makeDocx(body: string, parts: Readonly<Record<string, Uint8Array>> = {}): Buffer {
  const document = `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
  return Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(document), ...parts }));
}

/** A plain paragraph. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r></w:p>`;
}
