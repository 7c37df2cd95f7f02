import type { Computed, Form } from './form.ts';
import { isMet, momentOf, type ConditionView } from './form-condition.ts';
import { isFilled, readPath, type Answers } from './form-paths.ts';
import { writeNumberWords } from './number-words.ts';
import { isPartialDate, spanOf, yearsBetween } from './partial-date.ts';
import type { LocalDate } from './time.ts';

/** What follows from the answers that are asked, by its key; what cannot be told yet is not there. Later values may use earlier ones. */
export function computeValues(form: Pick<Form, 'computed'>, asked: Answers, today: LocalDate): Answers {
  const computed: Record<string, unknown> = {};
  for (const { key, when, from } of form.computed) {
    const view: ConditionView = { answers: { ...asked, ...computed }, today };
    const value = isMet(when, view) ? compute(from, view) : undefined;
    if (isFilled(value)) computed[key] = value;
  }
  return computed;
}

function compute(from: Computed['from'], view: ConditionView): unknown {
  const read = (path: string): unknown => readPath(path, view.answers);
  if ('ageOn' in from) {
    const [path, moment] = from.ageOn;
    const [born, on] = [read(path), momentOf(moment, view)];
    if (typeof born !== 'string' || typeof on !== 'string' || !isPartialDate(born) || !isPartialDate(on)) return undefined;
    // Where only the year is known the age of the year's end is said, as offices reckon it.
    const age = yearsBetween(spanOf(born).first, spanOf(on).last);
    return age < 0 ? undefined : age;
  }
  if ('copyOf' in from) return read(from.copyOf);
  if ('join' in from) return from.join.map(read).filter((part) => typeof part === 'string' && part !== '').join(from.with);
  if ('count' in from) return countOf(read(from.count));
  if ('sum' in from) return sumColumn(from.sum, view.answers);
  if ('dateInWords' in from) return dateInWords(read(from.dateInWords));
  const amount = 'moneyInWords' in from ? read(from.moneyInWords) : undefined;
  return typeof amount === 'number' ? `${capital(writeNumberWords(amount))} đồng` : undefined;
}

function countOf(rows: unknown): number | undefined {
  return Array.isArray(rows) ? rows.length : undefined;
}

/** `costs.amount` is the column `amount` of the rows `costs`. */
function sumColumn(path: string, answers: Answers): number | undefined {
  const cut = path.lastIndexOf('.');
  const rows = readPath(path.slice(0, Math.max(cut, 0)), answers);
  if (cut < 0 || !Array.isArray(rows)) return undefined;
  const sum = rows.reduce((total: number, row: unknown) => {
    const amount = readPath(path.slice(cut + 1), row as Answers);
    return total + (typeof amount === 'number' ? amount : 0);
  }, 0);
  return Number.isSafeInteger(sum) ? sum : undefined;
}

/** `Ngày hai tháng ba năm một nghìn chín trăm năm mươi tám`, as civil status papers write a day of birth. */
export function dateInWords(date: unknown): string | undefined {
  if (typeof date !== 'string' || !isPartialDate(date)) return undefined;
  const [year = '', month, day] = date.split('-');
  const yearWords = `năm ${writeNumberWords(Number(year))}`;
  if (month === undefined) return capital(yearWords);
  // The fourth month is "tháng tư".
  const monthWords = `tháng ${Number(month) === 4 ? 'tư' : writeNumberWords(Number(month))} ${yearWords}`;
  return capital(day === undefined ? monthWords : `ngày ${writeNumberWords(Number(day))} ${monthWords}`);
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}
