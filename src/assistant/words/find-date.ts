import { isLocalDate, type LocalDate } from '#model/time.ts';

const FULL = /(?:từ|tu|sau|đến|den|tới|toi|vào|vao|trước|truoc|qua|on|from|after|by|since|of|before|until|ngày|ngay)\s(?:ngày |ngay )?(?:hôm )?(?<![\d/.])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d{2})(?![\d/])/iu;
const ISO = /(?<!\d)((?:19|20)\d{2}-\d{2}-\d{2})(?!\d)/u;
/** Words without which a day before the two-tier order is taken for somebody's past, not for the day asked about. */
const ASKS_THE_PAST = /(?:áp dụng|ap dung|tính đến|tinh den|tính tới|as of|thời điểm|thoi diem|quy định|quy dinh|mức|muc|lệ phí|le phi|trước|truoc)\s(?:\p{L}+\s){0,3}$/iu;
const FIRST_DAY = '2025-07-01';
const SPOKEN = /ngày (\d{1,2})(?: tháng|\/)\s?(\d{1,2}) năm ((?:19|20)\d{2})/iu;
const MONTH = /(?:tháng|thang)\s?(\d{1,2})\s?(?:\/|năm |nam |-)\s?((?:19|20)\d{2})|(?<![\d/.])(\d{1,2})\/((?:20)\d{2})(?![\d/])/iu;
/** A bare year counts only with a word that makes it the time of doing ("năm 2027 thì", "from 2027"), not of birth or loss. */
const YEAR = /(?:(?:từ|tu|đến|den|qua|sang|trong|vào|vao|in|from|by|until|since)\s(?:năm |nam )?|(?:^|[\s,])(?:năm|nam)\s)((?:19|20)\d{2})(?!\d)(?:\s(thì|thi|áp dụng|ap dung|làm|lam|có|co|còn|con|mới|moi|đăng|dang|quy|lệ|le|phí|phi|nộp|nop))?/iu;
/** Words before a date that make it an event of the past, not the day the answer must hold. */
const PAST_EVENT = /(?:sinh|mất|mat|chết|chet|kết hôn|ket hon|cưới|cuoi|cấp|cap|ký|ky|nộp|nop|mua|nghỉ|nghi|born|died|issued|filed|bought|sanh|hồi|hoi|tai nạn|tai nan|cháy|chay)\s(?:\p{L}+\s){0,2}(?:ngày |ngay |năm |nam |hồi |hoi |tháng |thang )?$/iu;

/**
 * The day a question must be answered for, when its words name one: "từ 1/3/2027", "tháng 3/2027", "sang năm 2027".
 * A date of birth, death or issue is not one. Shape: local date; a month gives its first day, a year the first of January.
 * Gives `bad` for a day that does not exist.
 */
export function findAsOf(text: string): { readonly date: LocalDate } | { readonly bad: string } | undefined {
  const named = readDate(text);
  if (named === undefined || 'bad' in named) return named;
  const before = text.slice(0, named.at);
  return named.date < FIRST_DAY && !ASKS_THE_PAST.test(`${before} `.replace(/\s+$/u, ' ')) ? undefined : { date: named.date };
}

function readDate(text: string): { readonly date: LocalDate; readonly at: number } | { readonly bad: string } | undefined {
  const iso = ISO.exec(text);
  if (iso !== null && !isPast(text, iso.index)) return check(iso[1] ?? '', iso.index);
  const full = SPOKEN.exec(text) ?? FULL.exec(text);
  if (full !== null) {
    if (isPast(text, full.index)) return undefined;
    return check(`${full[3]}-${(full[2] ?? '').padStart(2, '0')}-${(full[1] ?? '').padStart(2, '0')}`, full.index);
  }
  const month = MONTH.exec(text);
  if (month !== null) {
    const number = Number(month[1] ?? month[3]);
    if (number < 1 || number > 12 || isPast(text, month.index)) return undefined;
    if (month[1] === undefined && !/(?:từ|tu|tháng|thang|đến|den|qua|from|in|sau)\s$/iu.test(text.slice(0, month.index))) return undefined;
    return check(`${month[2] ?? month[4]}-${String(number).padStart(2, '0')}-01`, month.index);
  }
  const year = YEAR.exec(text);
  if (year === null || isPast(text, year.index)) return undefined;
  const bare = /(?:^|[\s,])(?:năm|nam)\s/iu.test(year[0]) && !/(?:từ|tu|đến|den|qua|sang|trong|vào|vao)\s/iu.test(year[0]);
  return bare && year[2] === undefined && year.index > 0 ? undefined : { date: `${year[1]}-01-01`, at: year.index };
}

function check(date: string, at: number): { date: LocalDate; at: number } | { bad: string } {
  return isLocalDate(date) ? { date, at } : { bad: date };
}

function isPast(text: string, at: number): boolean {
  return PAST_EVENT.test(`${text.slice(Math.max(0, at - 40), at).trimEnd()} `);
}
