import type { Calendar } from './calendar.ts';
import { officeMomentAt, type ClockFacts, type ClockRefusal } from './deadline-clock.ts';
import { closingOn, countsCalendarDays, type Limit } from './deadline.ts';
import { countsHours, listCountedDays, type CountedClock, type CountedDay } from './list-counted-days.ts';
import { accept, type Outcome } from './outcome.ts';
import type { TimeUnit } from './procedure.ts';
import { weekdayOf, writeDate, type LocalDate } from './time.ts';

/** A clock in words, the same for citizen and officer. */
export interface Explanation extends CountedClock {
  /** When and how it was received, the limit, what was added, each pause. */
  readonly opening: readonly string[];
  /** One line for each of `days`. */
  readonly dayLines: readonly string[];
  /** The due date, and whether it is provisional. */
  readonly closing: readonly string[];
  /** All of it in order. */
  readonly lines: readonly string[];
}

/** Tells day by day how a clock was counted. Refuses: as `reckonClock`. */
export function explainClock(calendar: Calendar, facts: ClockFacts, asOf: number, lang: Lang): Outcome<Explanation, ClockRefusal> {
  const counted = listCountedDays(calendar, facts, asOf);
  if (!counted.ok) return counted;
  const { reading, days } = counted.value;
  const words = WORDS[lang];
  const asked = officeMomentAt(facts.receivedAt);
  const opening = [
    words.received(writeTime(asked.minute), writeDay(asked.date, lang)),
    ...(reading.receivedOn === asked.date ? [] : [words.receivedLater(writeDay(reading.receivedOn, lang), isPastCutoff(calendar, facts) ? facts.limit.cutoff : undefined)]),
    words.limit(writeLimit(facts.limit, lang), ruleOf(facts, lang)),
    ...(facts.additions ?? []).map(({ amount, unit, reason, basis }) => words.added(writeLimit({ amount, unit }, lang), [reason, basis].filter((part) => part !== '').join('; '))),
    ...(facts.pauses ?? []).map(({ from, to, reason }) => words.paused(writeMoment(from, lang), to === undefined ? undefined : writeMoment(to, lang), reason)),
  ];
  const dayLines = days.map((day) => explainDay(day, facts, lang));
  const closing = [
    words.due(writeTime(reading.dueMinute), writeDay(reading.dueOn, lang)),
    ...(reading.newDate === undefined ? [] : [words.newDate(writeDay(reading.newDate.dueOn, lang))]),
    ...(reading.provisional ? [words.provisional(reading.dueOn.slice(0, 4))] : []),
  ];
  return accept({ reading, days, opening, dayLines, closing, lines: [...opening, ...dayLines, ...closing] });
}

type Lang = 'vi' | 'en';

/** A limit as people say it: `5 ngày làm việc`, `5 working days`. */
export function writeLimit({ amount, unit }: Pick<Limit, 'amount' | 'unit'>, lang: Lang): string {
  if (unit === 'sameDay') return lang === 'vi' ? 'trong ngày' : 'the same day';
  if (lang === 'vi') return `${String(amount).replace('.', ',')} ${UNITS.vi[unit]}`;
  return `${String(amount)} ${UNITS.en[unit]}${amount === 1 ? '' : 's'}`;
}

/** Shape: `thứ Tư 09/09/2026`. */
export function writeDay(date: LocalDate, lang: Lang): string {
  return `${WEEKDAYS[lang][weekdayOf(date) - 1] ?? ''} ${writeDate(date)}`;
}

/** Shape: `07:30`. */
export function writeTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function writeMoment(epochMs: number, lang: Lang): string {
  const { date, minute } = officeMomentAt(epochMs);
  return `${writeTime(minute)} ${writeDay(date, lang)}`;
}

/** Office time: `1 giờ 30 phút`. */
export function writeMinutes(minutes: number, lang: Lang): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [...(hours > 0 ? [writeLimit({ amount: hours, unit: 'hour' }, lang)] : []), ...(rest > 0 || hours === 0 ? [writeLimit({ amount: rest, unit: 'minute' }, lang)] : [])];
  return parts.join(' ');
}

function explainDay(day: CountedDay, facts: ClockFacts, lang: Lang): string {
  const words = WORDS[lang];
  const kind = KINDS[lang][day.kind];
  const half = day.halfDay === undefined ? '' : ` (${words.half[day.halfDay]})`;
  // "Nghỉ bù Tết" says its kind itself.
  const name = day.name === undefined || day.name[lang].toLowerCase() === kind ? '' : ` (${day.name[lang]})`;
  const head = `${capitalise(writeDay(day.date, lang))}, ${kind}${half}${name}`;
  return `${head}: ${explainCount(day, facts, lang)}`;
}

function explainCount(day: CountedDay, facts: ClockFacts, lang: Lang): string {
  const words = WORDS[lang];
  const pause = day.paused === 'part' ? `, ${words.pausedPart}` : '';
  if (day.moved === true) return day.works ? words.movedTo : words.moved;
  if (day.paused === 'whole') return words.pausedWhole;
  if (countsHours(facts)) {
    if (facts.limit.unit === 'sameDay' && day.count === 0) return `${words.receptionDay}${pause}`;
    return day.minutes === undefined ? words.notCounted : `${day.count === 0 ? `${words.receptionDay}, ` : ''}${words.counted(writeMinutes(day.minutes, lang))}${pause}`;
  }
  if (day.count === undefined) return words.notCounted;
  if (day.count === 0) return `${words.receptionDay}${pause}`;
  return `${words.dayNumber(day.count)}${day.addition === undefined ? '' : ` ${words.ofAddition}`}${pause}`;
}

/** Whether it was the cut-off, and not the closing time or a day off, that moved the reception. */
function isPastCutoff(calendar: Calendar, { receivedAt, limit }: ClockFacts): boolean {
  const { date, minute } = officeMomentAt(receivedAt);
  return limit.cutoff !== undefined && minute < closingOn(calendar, date);
}

function ruleOf({ limit }: ClockFacts, lang: Lang): string {
  const { rule } = WORDS[lang];
  if (limit.unit === 'sameDay') return rule.sameDay;
  if (countsCalendarDays(limit.unit)) return rule.calendar;
  if (limit.unit === 'workingDay' && limit.amount >= 1) return limit.counting === 'sameHour' ? rule.sameHour : rule.workingDays;
  return rule.hours;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const UNITS: Readonly<Record<Lang, Readonly<Record<Exclude<TimeUnit, 'sameDay'>, string>>>> = {
  vi: { workingDay: 'ngày làm việc', calendarDay: 'ngày', workingHour: 'giờ làm việc', hour: 'giờ', minute: 'phút', week: 'tuần', month: 'tháng', year: 'năm' },
  en: { workingDay: 'working day', calendarDay: 'day', workingHour: 'working hour', hour: 'hour', minute: 'minute', week: 'week', month: 'month', year: 'year' },
};
const WEEKDAYS: Readonly<Record<Lang, readonly string[]>> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const KINDS = {
  vi: { work: 'ngày làm việc', weekend: 'cuối tuần', holiday: 'nghỉ lễ', inLieu: 'nghỉ bù', swappedOff: 'nghỉ hoán đổi', swappedWork: 'làm bù', closure: 'cơ quan tạm đóng cửa' },
  en: { work: 'working day', weekend: 'weekend', holiday: 'holiday', inLieu: 'day off in lieu', swappedOff: 'swapped day off', swappedWork: 'swapped working day', closure: 'office closed' },
} as const;

interface ExplanationWords {
  received(time: string, day: string): string;
  receivedLater(day: string, cutoff: string | undefined): string;
  limit(limit: string, rule: string): string;
  added(span: string, why: string): string;
  paused(from: string, to: string | undefined, reason: string): string;
  due(time: string, day: string): string;
  newDate(day: string): string;
  provisional(year: string): string;
  counted(minutes: string): string;
  dayNumber(count: number): string;
  readonly ofAddition: string;
  readonly receptionDay: string;
  readonly notCounted: string;
  readonly pausedWhole: string;
  readonly pausedPart: string;
  readonly moved: string;
  readonly movedTo: string;
  readonly half: { readonly am: string; readonly pm: string };
  readonly rule: { readonly sameDay: string; readonly calendar: string; readonly workingDays: string; readonly sameHour: string; readonly hours: string };
}

const WORDS: Readonly<Record<Lang, ExplanationWords>> = {
  vi: {
    received: (time, day) => `Nhận lúc ${time}, ${day}.`,
    receivedLater: (day, cutoff) => `${cutoff === undefined ? 'Nhận ngoài giờ làm việc' : `Nhận từ giờ chốt ${cutoff} trở đi`}: tính là nhận vào ${day}.`,
    limit: (limit, rule) => `Thời hạn: ${limit}. ${rule}`,
    added: (span, why) => `Cộng thêm ${span}${why === '' ? '' : ` (${why})`}.`,
    paused: (from, to, reason) => `Tạm dừng từ ${from}${to === undefined ? ', chưa kết thúc' : ` đến ${to}`}${reason === '' ? '' : ` (${reason})`}: không tính.`,
    due: (time, day) => `Hạn trả kết quả: ${time}, ${day}.`,
    newDate: (day) => `Ngày hẹn lại: ${day}. Hạn theo quy định vẫn giữ nguyên.`,
    provisional: (year) => `Lịch nghỉ năm ${year} chưa được công bố: hạn này là tạm tính.`,
    counted: (minutes) => `tính ${minutes}`,
    dayNumber: (count) => `ngày thứ ${String(count)}`,
    ofAddition: 'của thời gian cộng thêm',
    receptionDay: 'ngày nhận',
    notCounted: 'không tính',
    pausedWhole: 'tạm dừng, không tính',
    pausedPart: 'có lúc tạm dừng',
    moved: 'không tính, hạn rơi vào ngày nghỉ nên lùi đến ngày làm việc tiếp theo',
    movedTo: 'hạn lùi đến ngày này',
    half: { am: 'buổi sáng', pm: 'buổi chiều' },
    rule: {
      sameDay: 'Trả trong ngày nhận, trước khi hết giờ làm việc.',
      calendar: 'Tính cả ngày nghỉ; không tính ngày nhận; ngày cuối là ngày nghỉ thì lùi đến ngày làm việc tiếp theo.',
      workingDays: 'Chỉ tính ngày làm việc; không tính ngày nhận; hạn là hết giờ làm việc của ngày cuối.',
      sameHour: 'Chỉ tính ngày làm việc; hạn là cùng giờ nhận của ngày cuối.',
      hours: 'Chỉ tính trong giờ làm việc.',
    },
  },
  en: {
    received: (time, day) => `Received at ${time} on ${day}.`,
    receivedLater: (day, cutoff) => `Received ${cutoff === undefined ? 'outside office hours' : `at or after the cut-off ${cutoff}`}: it counts as received on ${day}.`,
    limit: (limit, rule) => `Time limit: ${limit}. ${rule}`,
    added: (span, why) => `Added: ${span}${why === '' ? '' : ` (${why})`}.`,
    paused: (from, to, reason) => `Paused from ${from}${to === undefined ? ', not ended yet' : ` to ${to}`}${reason === '' ? '' : ` (${reason})`}: not counted.`,
    due: (time, day) => `Result due: ${time} on ${day}.`,
    newDate: (day) => `New date given: ${day}. The legal due date stays.`,
    provisional: (year) => `The days off of ${year} are not announced yet: this date is provisional.`,
    counted: (minutes) => `${minutes} counted`,
    dayNumber: (count) => `day ${String(count)}`,
    ofAddition: 'of the added time',
    receptionDay: 'day of reception',
    notCounted: 'not counted',
    pausedWhole: 'paused, not counted',
    pausedPart: 'paused for a part',
    moved: 'not counted: the last day is off and moves to the next working day',
    movedTo: 'the due date moves to this day',
    half: { am: 'morning', pm: 'afternoon' },
    rule: {
      sameDay: 'Given on the day of reception, before the office closes.',
      calendar: 'Days off count; the day of reception does not; a last day off moves to the next working day.',
      workingDays: 'Only working days count; the day of reception does not; due when the office closes on the last day.',
      sameHour: 'Only working days count; due at the hour of reception on the last day.',
      hours: 'Only office hours count.',
    },
  },
};
