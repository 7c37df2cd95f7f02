import { addDays, isLocalDate, type LocalDate } from '#model/time.ts';

const DAY = /(?<![\d/.])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(20\d{2})(?![\d/])/u;
const ISO = /(?<!\d)(20\d{2}-\d{2}-\d{2})(?!\d)/u;
const SPOKEN = /ngày (\d{1,2}) tháng (\d{1,2}) năm (20\d{2})/iu;
/** Words before a day that make it the day on which the answer must hold. */
const AS_OF = /(?:vào|vao|tại|tai|tính đến|tinh den|thời điểm|thoi diem|áp dụng|ap dung|as of|on|hiện|ngày|ngay|từ|tu|sau|đến|den|trước|truoc|before|from|after)\s(?:ngày |ngay |hôm |hom )?$/iu;
/** "trước 1/7/2025" asks for the day before. */
const BEFORE = /(?:trước|truoc|before)\s(?:ngày |ngay )?$/iu;
/** Words before a day that make it an event in a file, not the day asked about. */
const EVENT = /(?:nộp|nop|sinh|cấp|cap|ký|ky|ban hành|ban hanh|lập|lap|nhận|nhan|gửi|gui|filed|signed|issued)\s(?:\p{L}+\s){0,3}(?:ngày |ngay )?$/iu;

/**
 * The day on which an officer's answer must hold, when the words name one; days before July 2025 count here, for who decided then.
 * Gives `bad` for a day that does not exist; a day on which something was filed or signed is none.
 */
export function findMatterDate(text: string): { readonly date: LocalDate } | { readonly bad: string } | undefined {
  const spoken = SPOKEN.exec(text) ?? DAY.exec(text);
  const iso = ISO.exec(text);
  const match = spoken ?? iso;
  if (match === null) return undefined;
  const date = spoken === null ? (match[1] ?? '') : `${match[3] ?? ''}-${(match[2] ?? '').padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`;
  const before = text.slice(0, match.index);
  if (EVENT.test(before) || !(AS_OF.test(before) || match.index === 0)) return undefined;
  if (!isLocalDate(date)) return { bad: date };
  return { date: BEFORE.test(before) ? addDays(date, -1) : date };
}
