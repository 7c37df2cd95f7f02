import type { LawFault } from '#model/law.ts';
import type { TextRejection } from './law-text.ts';

type Sentence = { readonly vi: string; readonly en: string };

/** Why a file or one of its documents was left out, for the report. `{…}` is filled from the details. */
export const TEXT_REJECTIONS: Readonly<Record<TextRejection, Sentence>> = {
  no_text: { vi: 'Tệp "{file}" không có chữ nào, có lẽ là bản chụp (scan). Hãy nhận dạng chữ (OCR), soát lại rồi nhập bản có chữ.', en: 'The file "{file}" holds no text; it seems to be a scan. Recognise the text (OCR), check it, and import that.' },
  no_articles: { vi: 'Tệp "{file}" không có Điều nào, nên không phải toàn văn một văn bản. Hãy nhập toàn văn.', en: 'The file "{file}" has no article, so it is not the text of a document. Import the whole text.' },
  number_missing: { vi: 'Không tìm thấy số, ký hiệu văn bản ở đầu tệp "{file}" (ví dụ "Số: 118/2025/NĐ-CP"). Hãy thêm vào đầu tệp rồi nhập lại.', en: 'No document number was found at the head of "{file}" (such as "Số: 118/2025/NĐ-CP"). Add it and import again.' },
  dates_swapped: { vi: '{document}: ngày {second} đứng trước hoặc trùng ngày {first}, mà phải sau. Có lẽ hai ngày bị đổi chỗ; hãy xem lại bản gốc.', en: '{document}: the day {second} does not come after {first} as it must. The two may be swapped; look at the original.' },
  relation_circular: { vi: 'Văn bản sửa đổi, thay thế lẫn nhau thành vòng: {way}. Hãy xem lại ai sửa ai rồi nhập lại.', en: 'Documents amend or replace one another in a circle: {way}. Check which one amends which.' },
  wrong_encoding: { vi: 'Tệp "{file}" không phải UTF-8, có vẻ là {guess}. Hãy chuyển sang UTF-8 (Unicode) rồi nhập lại.', en: 'The file "{file}" is not UTF-8; it looks like {guess}. Convert it to UTF-8 and import again.' },
  utf16: { vi: 'Tệp "{file}" là UTF-16. Hãy lưu lại bằng UTF-8 rồi nhập lại.', en: 'The file "{file}" is UTF-16. Save it as UTF-8 and import again.' },
  file_too_large: { vi: 'Tệp "{file}" lớn {megabytes} MB, quá giới hạn {limit} MB. Hãy bỏ hình ảnh hoặc tách phụ lục ra tệp riêng.', en: 'The file "{file}" is {megabytes} MB, over the limit of {limit} MB. Take out pictures or split off the annexes.' },
  unpacked_too_large: { vi: 'Tệp "{file}" giải nén ra quá {limit} MB chữ hoặc nén quá mức thường, có thể là tệp phá hoại. Không đọc tiếp.', en: 'The file "{file}" unpacks to more than {limit} MB of text, or shrinks more than text does; it may be hostile and was not read on.' },
  reading_stopped: { vi: 'Đọc tệp "{file}" quá {seconds} giây hoặc quá {megabytes} MB bộ nhớ nên đã dừng. Hãy bỏ hình ảnh, tách phụ lục, hoặc nhờ người quản trị nhập bằng dòng lệnh.', en: 'Reading "{file}" took more than {seconds} seconds or {megabytes} MB of memory and was stopped. Take out pictures, split off annexes, or have the operator import it by the command line.' },
  malformed_docx: { vi: 'Tệp "{file}" không phải tệp Word .docx đọc được ({problem}). Hãy mở bằng Word rồi lưu lại.', en: 'The file "{file}" is not a readable .docx ({problem}). Open it in Word and save it again.' },
  malformed_json: { vi: 'Tệp "{file}" không phải JSON đúng: {problem}', en: 'The file "{file}" is not valid JSON: {problem}' },
  file_unreadable: { vi: 'Không mở được tệp "{file}". Hãy xem lại quyền đọc tệp.', en: 'The file "{file}" cannot be opened. Check its permissions.' },
  note_missing: { vi: 'Điều {code} của pháp điển không có dòng ghi văn bản nguồn đọc được ("{note}"), nên không biết thuộc văn bản nào.', en: 'Article {code} of the code has no readable note of its source ("{note}"), so its document is unknown.' },
  empty_file: { vi: 'Tệp "{file}" trống.', en: 'The file "{file}" is empty.' },
  not_a_text: { vi: 'Tệp "{file}" là {what}, không đọc được thành văn bản pháp luật. Hãy lưu thành .docx, .html, .md hoặc .txt rồi nhập lại.', en: 'The file "{file}" is {what} and cannot be read as a legal text. Save it as .docx, .html, .md or .txt.' },
  too_many_provisions: { vi: 'Một văn bản có {count} điều, quá giới hạn {limit}. Có lẽ tệp gồm nhiều văn bản; hãy tách ra.', en: 'One document has {count} articles, over the limit of {limit}. The file may hold several documents; split it.' },
};

/** What is wrong with numbers and dates of a text that was taken as it is. */
export const FAULT_WORDS: Readonly<Record<LawFault['kind'], Sentence>> = {
  gap: { vi: '{at}: nhảy số, đáng lẽ là {expected}', en: '{at}: a number is left out, {expected} was expected' },
  doubled: { vi: '{at}: số {found} bị lặp', en: '{at}: the number {found} stands twice' },
  outOfOrder: { vi: '{at}: số {found} lùi lại, đáng lẽ là {expected}', en: '{at}: {found} goes back, {expected} was expected' },
  startsLate: { vi: '{at}: bắt đầu từ {found}, đáng lẽ từ {expected}', en: '{at}: begins with {found} instead of {expected}' },
  unclosedQuote: { vi: '{at}: dấu ngoặc kép mở mà không đóng', en: '{at}: a quotation mark is opened and not closed' },
  metadataDiffers: { vi: '{at}: tệp ghi {found}, kho ghi {expected}; giữ theo kho', en: '{at}: the file says {found}, the library {expected}, which stands' },
};

/** Fills `{…}` of a sentence from details. */
export function fillLawSentence(sentence: string, details: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/gu, (whole, name: string) => String(details[name] ?? whole));
}
