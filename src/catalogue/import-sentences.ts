import type { RejectReason } from './read-result.ts';

type Sentence = { readonly vi: string; readonly en: string };

/** Why one record was left out, for the report. `{…}` is filled from the rejection's details. */
export const REJECT_SENTENCES: Readonly<Record<RejectReason | 'older_than_kept', Sentence>> = {
  code_missing: { vi: 'Không có mã thủ tục.', en: 'The record has no procedure code.' },
  code_malformed: { vi: 'Mã "{written}" không đúng dạng 1.001193.', en: 'The code "{written}" is not of the form 1.001193.' },
  name_missing: { vi: 'Không có tên thủ tục.', en: 'The record has no name.' },
  levels_contradict: { vi: 'Cấp thực hiện mâu thuẫn: bản ghi ghi cấp "{flags}" nhưng cơ quan là "{agencies}". Hãy kiểm tra lại ở nguồn.', en: 'The levels contradict each other: the record says "{flags}", its agencies are "{agencies}".' },
  level_unknown: { vi: 'Không hiểu cấp thực hiện "{written}".', en: 'The level "{written}" is not known.' },
  duplicate_same: { vi: 'Trùng mã với bản ghi ở {first}, nội dung giống hệt; chỉ lấy một.', en: 'Same code and content as the record at {first}; taken once.' },
  duplicate_differs: { vi: 'Trùng mã với bản ghi ở {first} nhưng {what} khác nhau; đã lấy bản ghi đầu. Hãy kiểm tra bản nào đúng.', en: 'Same code as the record at {first}, but {what} differ; the first was taken.' },
  malformed_json: { vi: 'Dòng này không phải JSON đúng.', en: 'This line is not valid JSON.' },
  line_too_long: { vi: 'Dòng dài {bytes} byte, quá giới hạn {limit} byte.', en: 'The line is {bytes} bytes long, over the limit of {limit}.' },
  not_a_procedure: { vi: 'Không nhận ra đây là bản ghi thủ tục (các trường: {keys}).', en: 'This is not a procedure record (fields: {keys}).' },
  field_malformed: { vi: 'Trường "{field}" không đúng: {problem}', en: 'The field "{field}" is wrong: {problem}' },
  older_than_kept: { vi: 'Bản đang giữ mới hơn (ngày {kept}) so với bản này (ngày {offered}); giữ bản mới.', en: 'The kept record ({kept}) is newer than this one ({offered}).' },
};
