import type { Answer } from '#model/answer.ts';
import type { Procedure } from '#model/procedure.ts';

/**
 * Counts again, from the words alone, what an answer states: this file knows nothing of how answers are written
 * and shares no code with the assistant's own check.
 */
export interface Recount {
  /** Digit groups of the text that stand in no record, no stated place and no calendar date of the answer. */
  readonly unbound: readonly string[];
  /** Times and amounts stated as facts of the procedure that its record does not carry. */
  readonly wrong: readonly string[];
  /** How many asked facts the record carries, and how many of them the text states. */
  readonly present: number;
  readonly stated: number;
}

const DIGITS = /\d+(?:[.,/\-:]\d+)*/gu;
const MONEY = /(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:đồng|đ(?!\p{L})|vnđ|vnd)/giu;
const DAYS = /(\d+(?:[.,]\d+)?)\s*(?:ngày làm việc|ngày|giờ làm việc|giờ|tháng|working days?|days?|hours?|months?)/giu;

/** Recounts one answer against its records. `extra` holds the texts of other sources the answer may quote (doors, places). */
export function recount(answer: Answer, records: readonly Procedure[], extra: readonly string[]): Recount {
  const text = answer.text.normalize('NFC');
  const known = knownDigits([...records.map((record) => JSON.stringify(record)), ...extra, ...datesOf(answer), answer.id]);
  const unbound = digitGroups(text).filter((group) => !known.has(group) && !isCount(text, group));
  const wrong = records.length === 0 ? [] : [...wrongAmounts(text, records, known), ...wrongTimes(text, records, answer)];
  return { unbound: [...new Set(unbound)], wrong, ...recallOf(answer, text, records) };
}

/** Numbers as plain digits: "1.200.000", "1,200,000" and "1200000" are one. */
function digitGroups(text: string): string[] {
  return (text.match(DIGITS) ?? []).flatMap((group) => {
    const plain = plainOf(group);
    return /[/\-:]/u.test(group) ? group.split(/[/\-:]/u).map(plainOf) : [plain];
  });
}

function plainOf(group: string): string {
  const joined = /^\d{1,3}(?:[.,]\d{3})+$/u.test(group) ? group.replace(/[.,]/gu, '') : group;
  return joined.replace(',', '.').replace(/^0+(?=\d)/u, '');
}

function knownDigits(texts: readonly string[]): Set<string> {
  const known = new Set<string>();
  for (const text of texts) {
    for (const group of digitGroups(text)) known.add(group);
    for (const run of text.match(/\d+/gu) ?? []) known.add(run.replace(/^0+(?=\d)/u, ''));
    for (const code of text.match(/\d\.\d{6}/gu) ?? []) known.add(code);
  }
  return known;
}

/** Days the answer reckoned by the calendar are stated as facts with a record of the calendar. */
function datesOf(answer: Answer): string[] {
  return answer.facts.filter((fact) => fact.kind === 'dueDate' || fact.kind === 'place_unit' || fact.kind === 'emergency').map((fact) => `${String(fact.value)} ${fact.text}`).concat(answer.asOf ?? '', ...answer.facts.map((fact) => fact.asOf));
}

/** A numbered line ("1. …") or a count of lines counts, it does not state. */
function isCount(text: string, group: string): boolean {
  return new RegExp(`(?:^|\\n)\\s*${group}[.)]\\s`, 'u').test(text) || new RegExp(`\\(${group}\\)`, 'u').test(text);
}

function wrongAmounts(text: string, records: readonly Procedure[], known: Set<string>): string[] {
  const amounts = new Set(records.flatMap((record) => record.cases.flatMap((item) => item.channels.flatMap((way) => way.fees.map((fee) => String(fee.amountVnd ?? ''))))));
  return [...text.matchAll(MONEY)].map((match) => plainOf(match[1] ?? '')).filter((amount) => !amounts.has(amount) && !known.has(amount));
}

function wrongTimes(text: string, records: readonly Procedure[], answer: Answer): string[] {
  const source = records.map((record) => JSON.stringify(record)).join(' ') + answer.facts.filter((fact) => fact.kind === 'dueDate').map((fact) => fact.text).join(' ');
  const known = knownDigits([source]);
  return [...text.matchAll(DAYS)].filter((match) => !known.has(plainOf(match[1] ?? ''))).map((match) => match[0]);
}

/** How a paper's name begins once the marks of a list and its numbering are gone. */
function beginningOf(name: string): string {
  return name.normalize('NFC').replace(/^(?:[^\p{L}(]*\(?(?:[ivx]{1,4}|[a-zđ]|\d+)[.)]\s*|[^\p{L}]+)+/iu, '').slice(0, 14);
}

function recallOf(answer: Answer, text: string, records: readonly Procedure[]): { present: number; stated: number } {
  const record = records.find((item) => item.code === answer.procedure?.code);
  if (record === undefined) return { present: 0, stated: 0 };
  const digits = new Set(digitGroups(text));
  let present = 0;
  let stated = 0;
  const check = (has: boolean): void => {
    present += 1;
    if (has) stated += 1;
  };
  const ways = record.cases[0]?.channels ?? [];
  if (answer.asked.includes('time')) {
    const times = ways.map((way) => way.time).filter((time) => time.state === 'structured' && time.amount !== null);
    if (times.length > 0) check(times.some((time) => digits.has(String(time.amount)) || time.unit === 'sameDay'));
  }
  if (answer.asked.includes('fee')) {
    const fees = ways.flatMap((way) => way.fees).filter((fee) => fee.state === 'structured' && fee.amountVnd !== null);
    if (fees.length > 0) check(fees.some((fee) => (fee.text !== '' && text.includes(fee.text.normalize('NFC').slice(0, 24))) || (fee.amountVnd === 0 ? /không thu|miễn|(?<![\d.,])0 đồng|không mất|no fee|free/iu.test(text) : digits.has(String(fee.amountVnd)))));
  }
  if (answer.asked.includes('papers')) {
    const papers = record.cases.flatMap((item) => item.components).filter((component) => component.role !== 'note');
    if (papers.length > 0) check(papers.some((paper) => text.includes(beginningOf(paper.name))));
  }
  if (answer.asked.includes('authority') || answer.asked.includes('place')) {
    const bodies = [...record.authority.competent, ...record.authority.executing];
    if (bodies.length > 0) check(bodies.some((body) => text.toLowerCase().includes(body.name.normalize('NFC').toLowerCase().slice(0, 12))));
  }
  return { present, stated };
}
