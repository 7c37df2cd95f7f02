/**
 * Writes the Word files beside the templates that officers also edit by hand: `content/templates/<id>/v1.docx`. The words are those of
 * the template's own `.typ`; tags are explained in `src/documents/render-word.ts`. Run it only to begin anew: changes made in Word are
 * lost then, and a file that documents were made from is kept in the store, so a changed one wants a new version.
 *
 *   node_modules/.bin/node scripts/make-document-templates.ts
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paragraph, run, table, zipWord } from './word-file.ts';

const centred = (text: string, look: Parameters<typeof run>[1] = {}): string => paragraph(run(text, { size: 13, ...look }), { align: 'center' });
const line = (text: string): string => paragraph(run(text, { size: 13 }), { align: 'both', afterPt: 5 });
const told = (text: string): string => paragraph(run(text, { size: 13 }), { align: 'both', indentMm: 8, afterPt: 5 });
/** A paragraph for each of a list; `shape` sets the paragraph. */
const repeated = (list: string, shape: (text: string) => string, text = '{text}'): string => shape(`{#${list} [loopOver: "paragraph"]}${text}{/${list}}`);
const given = (key: string, label: string): string => repeated(`${key}?`, line, `${label} {text}`);
const empty = paragraph('', { align: 'center' });

function head(symbol: string, subject?: string): string {
  const left = [
    repeated('officeAbove', (text) => centred(text, { caps: true, size: 12 })),
    repeated('officeLines', (text) => centred(text, { caps: true, bold: true, size: 12 })),
    paragraph('', { align: 'center', rule: true }),
    centred(`Số: {number}${symbol}`),
    ...(subject === undefined ? [] : [centred(subject, { size: 12 })]),
  ].join('');
  const right = [
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 12 }),
    centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
    paragraph('', { align: 'center', rule: true }),
    centred('{place}, {issuedOn}', { italic: true }),
  ].join('');
  return table(left, right, [66, 96]);
}

const titled = (...texts: readonly string[]): string => [empty, ...texts.map((text) => centred(text, { bold: true, size: 14 })), empty].join('');
const signed = (how: string, name: string): string => [centred(how, { italic: true }), empty, empty, empty, centred(name, { bold: true })].join('');
const hand = (who: string, how: string, name: string): string => centred(who, { bold: true }) + signed(how, name);
const hands = (left: string, right: string): string => `${empty}${table(left, right, [81, 81])}`;
const SIGN = '(Ký và ghi rõ họ tên)';
const leader = [repeated('signerLines', (text) => centred(text, { bold: true, caps: true })), signed('(Ký, ghi rõ họ tên và đóng dấu)', '{signerName}')].join('');
const copies = (...texts: readonly string[]): string => [paragraph(run('Nơi nhận:', { size: 12, bold: true, italic: true })), ...texts.map((text) => paragraph(run(`- ${text}`, { size: 11 })))].join('');
const contact = [line('Địa chỉ: {applicant.address}'), line('Số điện thoại: {applicant.phone}    Email: {applicant.email}')].join('');

const FILES: Readonly<Record<string, string>> = {
  'one-stop-02': [
    head('/PBS-{mark}'), titled('PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ'),
    line('Hồ sơ của: {applicant.name}'), given('dossierCode', 'Mã hồ sơ:'), line('Nội dung yêu cầu giải quyết: {procedureName}'), contact,
    line('Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:'), repeated('items', line),
    line('Lý do: {reason}'), given('basis', 'Căn cứ:'), given('until', 'Thời hạn bổ sung, hoàn thiện: trước'),
    line('Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với {contact.name} số điện thoại {contact.phone} để được hướng dẫn./.'),
    hands(empty, hand('NGƯỜI HƯỚNG DẪN', SIGN, '{signerName}')),
  ].join(''),
  'one-stop-03': [
    head('/PTC-{mark}'), titled('PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ'),
    line('Trung tâm Phục vụ hành chính công/Bộ phận Tiếp nhận và Trả kết quả: {officeTitle}'), line('Tiếp nhận hồ sơ của: {applicant.name}'),
    line('Số định danh cá nhân/tổ chức: {applicant.number}'), contact, line('Mã hồ sơ (nếu có): {dossierCode}'), line('Nội dung yêu cầu giải quyết: {procedureName}'),
    line('Qua xem xét, Bộ phận Tiếp nhận và Trả kết quả thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:'), told('{reason}'),
    given('basis', 'Căn cứ:'), given('rightDoor', 'Nơi có thẩm quyền giải quyết:'), line('Xin thông báo cho Ông/Bà được biết và thực hiện./.'),
    hands(hand('NGƯỜI NỘP HỒ SƠ', SIGN, ''), hand('NGƯỜI TIẾP NHẬN HỒ SƠ', SIGN, '{signerName}')),
  ].join(''),
  'one-stop-04': [
    head('/PXL'), titled('PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT'), centred('Kính gửi: {applicant.name}'), empty,
    told('{receivedAt}, {officeName} tiếp nhận giải quyết hồ sơ đề nghị giải quyết thủ tục hành chính {procedureName} của Ông/Bà/Tổ chức; số định danh: {applicant.number}; mã số hồ sơ: {dossierCode}.'),
    told('Thời gian hẹn trả kết quả giải quyết hồ sơ: {dueAt}.'),
    told('Tuy nhiên đến nay, {officeName} chưa trả kết quả giải quyết hồ sơ của Ông/Bà/Tổ chức đúng thời hạn quy định ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.'),
    told('Lý do: {reason}'),
    told('{officeName} xin trân trọng gửi lời xin lỗi đến Ông (Bà)/Tổ chức vì sự chậm trễ trong quá trình giải quyết hồ sơ có thể gây phiền hà, tốn kém về chi phí, công sức của Ông (Bà)/Tổ chức.'),
    told('{officeName} xin lỗi Ông/Bà/Tổ chức và sẽ trả kết quả giải quyết hồ sơ cho Ông/Bà/Tổ chức vào {newDueOn}.'),
    told('Mong nhận được sự thông cảm của Ông/Bà/Tổ chức vì sự chậm trễ này./.'),
    hands(empty, hand('THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', SIGN, '{signerName}')),
  ].join(''),
  'refusal-answer': [
    head('/UBND', 'V/v trả lời hồ sơ {dossierCode}'), empty, centred('Kính gửi: {applicant.name}', { size: 14 }), empty,
    told('{officeTitle} nhận được hồ sơ {dossierCode} của {applicant.name}, số định danh cá nhân/tổ chức {applicant.number}, về việc: {procedureName}.'),
    told('Sau khi xem xét hồ sơ và đối chiếu quy định, đề nghị của Ông/Bà/Tổ chức không được giải quyết vì lý do sau:'),
    repeated('reasons', told), told('Căn cứ: {basis}'), given('returned', 'Giấy tờ trả lại:'),
    told('Nếu không đồng ý với nội dung trả lời này, Ông/Bà/Tổ chức có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật.'),
    told('Trân trọng thông báo để Ông/Bà/Tổ chức được biết./.'),
    hands(copies('Như trên;', 'Lưu: VT, hồ sơ.'), leader),
  ].join(''),
  confirmation: [
    head('/GXN-UBND'), titled('GIẤY XÁC NHẬN', '{about}'), line('{officeTitle} xác nhận:'), line('Ông/Bà: {person.name}'),
    line('Ngày, tháng, năm sinh: {person.born}    Giới tính: {person.sex}'), line('Số định danh cá nhân: {person.number}'), line('Nơi cư trú: {person.residence}'),
    line('Nội dung xác nhận: {content}'), line('Căn cứ xác nhận: {basis}'), line('Mục đích sử dụng: {purpose}'), given('validUntil', 'Giấy này có giá trị đến hết'),
    hands(copies('Người được xác nhận;', 'Lưu: VT.'), leader),
  ].join(''),
};

const check = paragraph(run('{check}', { size: 9, colour: '555555' }), { align: 'center' });
for (const [id, body] of Object.entries(FILES)) await writeFile(join(import.meta.dirname, '..', 'content/templates', id, 'v1.docx'), await zipWord(body, check));
