import type { ImportFaultCode } from './import-fault.ts';

type Sentence = { readonly vi: string; readonly en: string };

/** Why a whole import stopped; each says that nothing was changed and what to do. */
export const FAULT_SENTENCES: Readonly<Record<ImportFaultCode | 'import_running' | 'disk_full', Sentence>> = {
  path_missing: { vi: 'Không thấy "{file}". Hãy kiểm tra lại đường dẫn. Chưa có gì thay đổi.', en: 'There is no "{file}". Check the path. Nothing was changed.' },
  nothing_to_read: { vi: 'Không có tệp .json, .jsonl, .csv hay .xlsx nào trong {paths}. Chưa có gì thay đổi.', en: 'No .json, .jsonl, .csv or .xlsx file in {paths}. Nothing was changed.' },
  file_unreadable: { vi: 'Không mở được tệp "{file}". Hãy kiểm tra quyền đọc. Chưa có gì thay đổi.', en: 'The file "{file}" cannot be opened. Check that it may be read. Nothing was changed.' },
  file_too_large: { vi: 'Tệp "{file}" có {bytes} byte, quá giới hạn {limit} byte. Hãy chia nhỏ tệp. Chưa có gì thay đổi.', en: 'The file "{file}" has {bytes} bytes, over the limit of {limit}. Split it. Nothing was changed.' },
  utf16: { vi: 'Tệp "{file}" mã hóa UTF-16. Hãy mở tệp và lưu lại bằng UTF-8 rồi nhập lại. Chưa có gì thay đổi.', en: 'The file "{file}" is encoded in UTF-16. Save it as UTF-8 and import again. Nothing was changed.' },
  wrong_encoding: { vi: 'Tệp "{file}", dòng {line}: không phải UTF-8, có vẻ là {guess}. Hãy chuyển tệp sang UTF-8 (Unicode) rồi nhập lại. Chưa có gì thay đổi.', en: 'The file "{file}", line {line}, is not UTF-8; it looks like {guess}. Convert it to UTF-8 and import again. Nothing was changed.' },
  malformed_json_file: { vi: 'Tệp "{file}" không phải JSON đúng: {problem}. Chưa có gì thay đổi.', en: 'The file "{file}" is not valid JSON: {problem}. Nothing was changed.' },
  malformed_xlsx: { vi: 'Tệp "{file}" không phải bảng tính .xlsx đọc được, hoặc đã hỏng. Hãy mở bằng chương trình bảng tính và lưu lại. Chưa có gì thay đổi.', en: 'The file "{file}" is not a readable .xlsx workbook, or is damaged. Open it and save it again. Nothing was changed.' },
  malformed_csv: { vi: 'Tệp "{file}", quanh dòng {line}: bảng CSV bị hỏng ({problem}). Chưa có gì thay đổi.', en: 'The file "{file}" is broken CSV near line {line} ({problem}). Nothing was changed.' },
  columns_missing: { vi: 'Tệp "{file}" thiếu cột: {missing}. Các cột đang có: {columns}. Hãy đặt lại tên cột, hoặc chỉ rõ cột nào là gì bằng --map. Chưa có gì thay đổi.', en: 'The file "{file}" lacks a column: {missing}. It has: {columns}. Rename a column, or say what is what with --map. Nothing was changed.' },
  too_many_records: { vi: 'Quá {limit} bản ghi trong một lần nhập. Hãy chia ra nhiều lần. Chưa có gì thay đổi.', en: 'More than {limit} records in one import. Import them in parts. Nothing was changed.' },
  reading_stopped: { vi: 'Đọc tệp "{file}" quá {seconds} giây hoặc quá {megabytes} MB bộ nhớ nên đã dừng. Hãy chia tệp nhỏ hơn, hoặc nhờ người quản trị nhập bằng dòng lệnh. Chưa có gì thay đổi.', en: 'Reading "{file}" took more than {seconds} seconds or {megabytes} MB of memory and was stopped. Split the file, or have the operator import it by the command line. Nothing was changed.' },
  import_running: { vi: 'Đang có một lần nhập khác chạy. Hãy đợi nó xong rồi nhập lại. Chưa có gì thay đổi.', en: 'Another import is running. Wait until it ends, then import again. Nothing was changed.' },
  disk_full: { vi: 'Ổ đĩa đã đầy, không ghi được. Lần nhập này được hủy trọn vẹn, dữ liệu cũ còn nguyên. Hãy giải phóng chỗ rồi nhập lại.', en: 'The disk is full. This import was undone as a whole; what was there before is intact. Free some space and import again.' },
};

/** Fills `{…}` of a sentence from details. */
export function fillSentence(sentence: string, details: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/gu, (whole, name: string) => String(details[name] ?? whole));
}
