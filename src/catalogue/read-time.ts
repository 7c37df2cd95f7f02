import type { TimeLimit, TimeUnit } from '#model/procedure.ts';
import { PRINTED_UNITS } from '#model/time-units.ts';

const CELL = /^(\d+(?:[.,]\d+)?)\s*(ngày làm việc|giờ làm việc|ngày|giờ|phút|tuần|tháng|năm)\.?$/iu;
const NOTHING_SAID = /^(?:không có thông tin)?$/iu;
/** "03 (ba) ngày làm việc", but neither "ngày 07 tháng 9" nor "ngày 15/6/2025" nor "15 ngày 14/11/2016". */
const LIMIT_IN_PROSE =
  /(?<![\d/.,-])(?<!ngày\s{1,2})(\d{1,3}(?:[.,]\d)?)\s*(?:\([^()]{1,30}\)\s*)?(ngày làm việc|giờ làm việc|ngày|giờ|phút|tuần|tháng)(?![\p{L}])(?!\s*\d{1,2}\s*(?:[/.-]|tháng))/giu;
const BEFORE_LIMIT = /(?:thời hạn(?: giải quyết)?|thời gian giải quyết|trong vòng|trong|không quá|tối đa|chậm nhất|ngay)(?:[^.;\d]{0,25})$/iu;
const AFTER_LIMIT = /^[\s,;:]*(?:\(?\s*(?:kể|tính) từ|sau khi nhận|từ ngày nhận|từ khi nhận)/iu;
/** The hour of a clock ("sau 15 giờ", "từ 7 giờ 30"), never a length of time. */
const CLOCK_BEFORE = /(?:sau|trước|từ|đến|lúc|vào)\s*$/iu;
/** Limits for something else than giving the result: supplementing, forwarding, extending. */
const OTHER_DUTY = /bổ sung|hoàn thiện|thông báo|trả lại|kéo dài|gia hạn|chuyển hồ sơ|niêm yết|thời hạn nộp|hiệu lực|lấy ý kiến|trước khi|ít nhất|phải làm lại|quá cảnh/iu;
const SAME_DAY = /(?:ngay )?trong ngày(?! làm việc tiếp)/iu;
const CUTOFF = /sau\s*(\d{1,2})\s*(?:giờ|h)(?:\s*(\d{2}))?/iu;

/**
 * The time limit of one row: its cell, else the one clear limit its description states.
 * A bare number (the portal's unit OTHER) is never given a unit it does not print.
 * Source: domain reference §1.4 trap 1.
 */
export function readTimeLimit(cell: string, description: string): TimeLimit {
  const text = cell.trim();
  const inCell = readCell(text);
  const cutoff = findCutoff(description);
  if (inCell !== undefined) return { ...inCell, text, state: 'structured', ...cutoff };
  const told = findOneLimit(description);
  if (told !== undefined) return { ...told, state: 'structured', ...cutoff };
  if (NOTHING_SAID.test(text)) {
    return tellsTime(description)
      ? { amount: null, unit: null, text: shorten(description), state: 'unparsed' }
      : { amount: null, unit: null, text: '', state: 'silent' };
  }
  const said = /^\d+$/u.test(text) && tellsTime(description) ? shorten(description) : text;
  return { amount: null, unit: null, text: said, state: 'unparsed' };
}

/** Reads `5 Ngày làm việc`, `1.5 Ngày làm việc`, `8 Giờ`; anything else, and zero, gives undefined. */
export function readCell(text: string): { amount: number; unit: TimeUnit } | undefined {
  const match = CELL.exec(text);
  if (match === null) return undefined;
  const amount = Number((match[1] ?? '').replace(',', '.'));
  const unit = unitOf(match[2] ?? '');
  return unit === undefined || amount <= 0 ? undefined : { amount, unit };
}

/** The only limit a text states for giving the result, or undefined when it states none or several. */
export function findOneLimit(prose: string): { amount: number | null; unit: TimeUnit; text: string } | undefined {
  const found = listLimits(prose);
  const first = found[0];
  if (first === undefined) {
    const sameDay = SAME_DAY.exec(prose);
    return sameDay !== null && !OTHER_DUTY.test(sentenceAround(prose, sameDay.index))
      ? { amount: null, unit: 'sameDay', text: shorten(sentenceAround(prose, sameDay.index)) }
      : undefined;
  }
  if (SAME_DAY.test(prose)) return undefined;
  const inSentence = new Set([...first.sentence.matchAll(LIMIT_IN_PROSE)].map((match) => `${Number(match[1])} ${match[2]?.toLowerCase()}`));
  if (inSentence.size > 1) return undefined;
  if (found.some((limit) => limit.otherDuty || limit.amount !== first.amount || limit.unit !== first.unit)) return undefined;
  return { amount: first.amount, unit: first.unit, text: shorten(first.sentence) };
}

/** Whether a text states any length of time for the work. */
export function tellsTime(prose: string): boolean {
  return listLimits(prose).some((limit) => !limit.otherDuty) || SAME_DAY.test(prose);
}

function listLimits(prose: string): { amount: number; unit: TimeUnit; sentence: string; otherDuty: boolean }[] {
  const limits: { amount: number; unit: TimeUnit; sentence: string; otherDuty: boolean }[] = [];
  for (const match of prose.matchAll(LIMIT_IN_PROSE)) {
    const unit = unitOf(match[2] ?? '');
    const amount = Number((match[1] ?? '').replace(',', '.'));
    if (unit === undefined || amount <= 0) continue;
    const before = prose.slice(Math.max(0, match.index - 60), match.index);
    const after = prose.slice(match.index + match[0].length, match.index + match[0].length + 40);
    if ((unit === 'hour' || unit === 'minute') && CLOCK_BEFORE.test(before)) continue;
    const alone = /^[\s\-+–:]*$/u.test(prose.slice(0, match.index));
    if (!BEFORE_LIMIT.test(before) && !AFTER_LIMIT.test(after) && !alone) continue;
    const sentence = sentenceAround(prose, match.index);
    limits.push({ amount, unit, sentence, otherDuty: OTHER_DUTY.test(sentence) });
  }
  return limits;
}

function findCutoff(prose: string): { cutoff: string } | Record<never, never> {
  if (!/ngày làm việc (?:tiếp theo|sau|kế tiếp)|ngày tiếp theo/iu.test(prose)) return {};
  const match = CUTOFF.exec(prose);
  if (match === null) return {};
  return { cutoff: `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}` };
}

function sentenceAround(prose: string, at: number): string {
  const start = Math.max(prose.lastIndexOf('. ', at), prose.lastIndexOf('\n', at), prose.lastIndexOf(';', at)) + 1;
  const ends = ['. ', '\n', ';'].map((mark) => prose.indexOf(mark, at)).filter((end) => end >= 0);
  return prose.slice(start, ends.length === 0 ? prose.length : Math.min(...ends)).trim();
}

function unitOf(word: string): TimeUnit | undefined {
  const folded = word.toLowerCase();
  return PRINTED_UNITS.find(([text]) => text === folded)?.[1];
}

const LONGEST_TEXT = 600;
function shorten(text: string): string {
  const clean = text.replace(/\s+/gu, ' ').trim();
  return clean.length <= LONGEST_TEXT ? clean : `${clean.slice(0, LONGEST_TEXT)}…`;
}
