import type { RowFault } from './read-task-row.ts';

/** Why one row was left out, for the report and the API. `{…}` is filled from the rejection's details. */
export const ROW_SENTENCES: Readonly<Record<RowFault, { readonly vi: string; readonly en: string }>> = {
  line_too_long: { vi: 'Dòng dài {bytes} byte, quá giới hạn {limit} byte.', en: 'The line is {bytes} bytes long, over the limit of {limit}.' },
  malformed_json: { vi: 'Dòng này không phải JSON đúng.', en: 'This line is not valid JSON.' },
  not_a_task: { vi: 'Không nhận ra đây là một nhiệm vụ.', en: 'This is not a task record.' },
  title_missing: { vi: 'Không có tên việc.', en: 'The task has no title.' },
  recipient_missing: { vi: 'Không nêu cơ quan nhận việc.', en: 'No recipient is named.' },
  id_malformed: { vi: 'Mã việc "{written}" không dùng được: cần 3–120 chữ, số, dấu chấm hoặc gạch.', en: 'The id "{written}" cannot be used: 3–120 letters, digits, dots or dashes.' },
  act_unknown: { vi: 'Không hiểu hình thức "{written}"; cần phân quyền, phân cấp, ủy quyền, phân định, thủ tục hoặc luật.', en: 'The legal act "{written}" is not known.' },
  tier_unknown: { vi: 'Không hiểu cấp "{written}"; cần xã, tỉnh, huyện, bộ hoặc trung ương.', en: 'The tier "{written}" is not known.' },
  date_malformed: { vi: 'Cột {column}: "{written}" không phải ngày có thật (dạng 2026-11-22 hoặc 22/11/2026).', en: 'Column {column}: "{written}" is no day (2026-11-22 or 22/11/2026).' },
  dates_swapped: { vi: 'Ngày hết hiệu lực {to} không sau ngày bắt đầu {from}: có lẽ hai cột bị đổi chỗ.', en: 'The end {to} does not lie after the start {from}: the two may be swapped.' },
  basis_malformed: { vi: 'Căn cứ: không hiểu {part} "{written}".', en: 'Legal basis: {part} "{written}" is not understood.' },
  article_in_clause: { vi: 'Ô khoản ghi "{written}", đó là điều: hãy chuyển sang cột điều.', en: 'The clause cell says "{written}", which is an article: move it to the article column.' },
  code_malformed: { vi: 'Mã thủ tục "{written}" không đúng dạng 1.001193.', en: 'The procedure code "{written}" is not of the form 1.001193.' },
  certainty_unknown: { vi: 'Không hiểu độ chắc "{written}".', en: 'The certainty "{written}" is not known.' },
  province_malformed: { vi: 'Mã tỉnh "{written}" không đúng: cần hai chữ số.', en: 'The province code "{written}" is wrong: two digits are needed.' },
  province_differs: { vi: 'Dòng này của tỉnh "{written}", lần nhập này chỉ nhận tỉnh {expected}.', en: 'This row is of province "{written}"; this import takes {expected} only.' },
  field_malformed: { vi: 'Mục "{field}" không đúng: {problem}', en: 'The field "{field}" is wrong: {problem}' },
  duplicate_same: { vi: 'Trùng mã và nội dung với dòng ở {first}; chỉ lấy một.', en: 'Same id and content as the row at {first}; taken once.' },
  duplicate_differs: { vi: 'Trùng mã với dòng ở {first} nhưng nội dung khác; đã lấy dòng đầu. Hãy kiểm tra dòng nào đúng.', en: 'Same id as the row at {first} with other content; the first was taken.' },
  older_than_kept: { vi: 'Bản đang giữ mới hơn (ngày {kept}) so với bản này (ngày {offered}); giữ bản mới.', en: 'The kept record ({kept}) is newer than this one ({offered}).' },
};
