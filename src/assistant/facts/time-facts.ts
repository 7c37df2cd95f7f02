import type { Fact } from '#model/answer.ts';
import type { Calendar } from '#model/calendar.ts';
import { limitOfRecord, reckonDeadline } from '#model/deadline.ts';
import { findNumbers } from '#model/measure.ts';
import type { Channel, ProcedureCase, TimeLimit } from '#model/procedure.ts';
import { localDateAt, weekdayOf, writeDate, type LocalDate } from '#model/time.ts';
import type { GatheredFact } from '../context.ts';
import { chooseCases } from './choose-cases.ts';
import { writeByChannel } from './fee-facts.ts';
import { clipText, notPublished, recordFact, say, tidyLine, type RecordView } from './record.ts';

const TIME_TEXT_LIMIT = 420;

const ONLY_MONEY = /^[\s\d.,]+(?:VND|VNĐ|đồng|đ|USD)\s*$/iu;

interface TimeLine {
  readonly text: string;
  readonly time: TimeLimit;
  readonly field: string;
  readonly channels: Channel[];
}

/** The time limits by case and channel, then the date they give for a filing now. */
export function gatherTimes(view: RecordView): GatheredFact[] {
  const gathered: GatheredFact[] = [];
  const byCase = chooseCases(view.procedure, view.caseFacts).map(({ one, index }) => ({ one, lines: linesOf(view, one, index) }));
  const withTimes = byCase.filter(({ lines }) => lines.length > 0);
  if (withTimes.length === 0) return [{ fact: notPublished(view, 'time', 'cases[0].channels') }];
  const texts = new Set(withTimes.map(({ lines }) => lines.map((line) => line.text).join('|')));
  const seen = new Set<string>();
  for (const { one, lines } of withTimes) {
    const key = lines.map((line) => line.text).join('|');
    if (seen.has(key)) continue;
    seen.add(key);
    const heading = texts.size > 1 && one.name !== '' ? tidyLine(one.name).replace(/:$/u, '') : undefined;
    for (const line of lines) {
      const everywhere = line.channels.length >= one.channels.length;
      const text = everywhere ? line.text : writeByChannel(view, line.channels, line.text);
      gathered.push({ fact: recordFact(view, 'time', line.field, text, line.time.amount), ...(heading === undefined ? {} : { heading }) });
    }
  }
  const due = findDueFact(view, withTimes.flatMap(({ lines }) => lines));
  return due === undefined ? gathered : [...gathered, { fact: due }];
}

function linesOf(view: RecordView, one: ProcedureCase, index: number): TimeLine[] {
  const lines = new Map<string, TimeLine>();
  one.channels.forEach((way, wayIndex) => {
    // Money in the column of the time is a slip of the source: as a time it says nothing.
    if (way.time.state === 'silent' || (way.time.state !== 'structured' && ONLY_MONEY.test(way.time.text))) return;
    const text = writeTime(view, way.time);
    if (text === '') return;
    const known = lines.get(text);
    if (known !== undefined) known.channels.push(way.channel);
    else lines.set(text, { text, time: way.time, field: `cases[${index}].channels[${wayIndex}].time`, channels: [way.channel] });
  });
  return [...lines.values()];
}

/** A time limit in words: number and unit, then the published words where they say more. */
export function writeTime(view: RecordView, time: TimeLimit): string {
  const published = clipText(tidyLine(time.text), TIME_TEXT_LIMIT);
  if (time.state !== 'structured' || time.unit === null) return view.lang === 'en' && published !== '' ? say(view, 'fee.asPublished', { text: published }) : published;
  const amount = time.unit === 'sameDay' ? say(view, 'time.sameDay') : say(view, `time.${time.unit}`, { amount: writeAmount(time.amount ?? 0, view.lang) });
  const cutoff = time.cutoff === undefined ? '' : ` ${say(view, 'time.cutoff', { cutoff: time.cutoff })}`;
  if (view.lang === 'en') return `${amount}${cutoff}`;
  if (isOnlyLimit(published)) return `${amount}${cutoff}`;
  const carries = time.unit === 'sameDay' || findNumbers(published).some((measure) => measure.value === String(time.amount));
  return carries ? published : say(view, 'fee.withWords', { amount, text: published });
}

function writeAmount(amount: number, lang: 'vi' | 'en'): string {
  return lang === 'vi' ? String(amount).replace('.', ',') : String(amount);
}

function isOnlyLimit(text: string): boolean {
  return text === '' || /^\d+(?:[.,]\d+)?\s*(?:ngày làm việc|giờ làm việc|ngày|giờ|phút|tuần|tháng|năm)\.?$/iu.test(text);
}

/** The latest limit that the calendar can reckon, as a date for a filing at the moment of the view. */
function findDueFact(view: RecordView, lines: readonly TimeLine[]): Fact | undefined {
  let latest: { dueOn: LocalDate; provisional: boolean } | undefined;
  for (const { time } of lines) {
    if (time.state !== 'structured' || time.unit === null) return undefined;
    if (time.amount === null && time.unit !== 'sameDay') return undefined;
    const outcome = reckonDeadline(view.calendar, view.filedAt, limitOfRecord({ amount: time.amount ?? 0, unit: time.unit, ...(time.cutoff === undefined ? {} : { cutoff: time.cutoff }) }));
    if (!outcome.ok) return beyondCalendar(view);
    if (latest === undefined || outcome.value.dueOn > latest.dueOn) latest = outcome.value;
  }
  if (latest === undefined) return undefined;
  const filedOn = localDateAt(view.filedAt);
  const values = { filed: writeDate(filedOn), weekday: say(view, `weekday.${weekdayOf(latest.dueOn)}`), due: writeDate(latest.dueOn) };
  return calendarFact(view, latest.dueOn, say(view, dueKey(filedOn, latest, lines), values), latest.dueOn);
}

/** A paper done on the day it is filed is promised for that day, or for the next office day, not "at the latest" for a date. */
function dueKey(filedOn: LocalDate, latest: { readonly dueOn: LocalDate; readonly provisional: boolean }, lines: readonly TimeLine[]): string {
  if (latest.dueOn === filedOn) return 'time.dueThatDay';
  if (lines.every(({ time }) => time.unit === 'sameDay')) return 'time.dueNextDay';
  return latest.provisional ? 'time.dueProvisional' : 'time.due';
}

function beyondCalendar(view: RecordView): Fact {
  const last = view.calendar.lastDay;
  return calendarFact(view, last, say(view, 'time.beyondCalendar', { last: writeDate(last) }), null);
}

function calendarFact(view: { readonly calendar: Calendar }, on: LocalDate, text: string, value: string | null): Fact {
  const { source, sourceDate } = view.calendar.sourceOf(on);
  return { kind: 'dueDate', value, text, record: `calendar ${on.slice(0, 4)}`, field: 'days', source, asOf: sourceDate, certainty: view.calendar.isProvisional(on) ? 'unverified' : 'secondary' };
}
