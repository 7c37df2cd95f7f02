import type { LawFault, LawUnit } from '#model/law.ts';
import type { Block } from './law-text.ts';

/** Points go by the Vietnamese alphabet, đ behind d. Source: Decree 30/2020/NĐ-CP and Decree 78/2025/NĐ-CP on layout. */
export const POINT_LETTERS = 'abcdđeghiklmnopqrstuvxy';

const CLAUSE = /^(\d{1,3}[a-zđ]?)\s?[.)]\s*(?=\D)(.*)$/su;
const POINT = /^([a-zđ]{1,2}\d?)\s?[).]\s+(.*)$/su;

/** What a cut gives: the units in order and what was wrong with their numbers. */
export interface CutUnits {
  readonly units: readonly LawUnit[];
  readonly faults: readonly LawFault[];
}

/**
 * Cuts the paragraphs of a provision into its introduction, clauses and points. Words in quotation marks are wording of another
 * text and are never cut. A number out of order is told and kept.
 */
export function cutUnits(blocks: readonly Block[], place: string): CutUnits {
  const cut = cutOnce(blocks, place, true);
  if (!cut.open) return cut;
  // A mark that is never closed would swallow all that follows: then marks are no guide.
  const plain = cutOnce(blocks, place, false);
  return { units: plain.units, faults: [...plain.faults, { kind: 'unclosedQuote', at: place, found: '“' }] };
}

function cutOnce(blocks: readonly Block[], place: string, heedsQuotes: boolean): CutUnits & { readonly open: boolean } {
  const units: LawUnit[] = [];
  const faults: LawFault[] = [];
  const order = new NumberOrder(place, faults);
  let clause: string | undefined;
  let point: string | undefined;
  let quotes = 0;
  for (const block of blocks) {
    const text = block.text.trim();
    if (block.table !== undefined) {
      units.push({ ...pathOf(clause, point), text, table: block.table });
      continue;
    }
    if (text === '') continue;
    const quoted = heedsQuotes && (quotes > 0 || /^["“”]/u.test(text));
    quotes = openQuotes(text, quotes);
    const asClause = quoted ? null : CLAUSE.exec(text);
    const asPoint = quoted || asClause !== null ? null : POINT.exec(text);
    if (asClause !== null) {
      clause = asClause[1] ?? '';
      point = undefined;
      order.clause(clause);
      units.push({ clause, text: (asClause[2] ?? '').trim() });
    } else if (asPoint !== null && isPointLabel(asPoint[1] ?? '')) {
      point = asPoint[1] ?? '';
      order.point(point, clause);
      units.push({ ...pathOf(clause, point), text: (asPoint[2] ?? '').trim() });
    } else append(units, clause, point, text);
  }
  return { units, faults, open: quotes > 0 };
}

function pathOf(clause: string | undefined, point: string | undefined): { clause?: string; point?: string } {
  return { ...(clause === undefined ? {} : { clause }), ...(point === undefined ? {} : { point }) };
}

/** A paragraph without a number goes on with the unit before it. */
function append(units: LawUnit[], clause: string | undefined, point: string | undefined, text: string): void {
  const last = units.at(-1);
  if (last === undefined || last.table !== undefined || last.clause !== clause || last.point !== point) units.push({ ...pathOf(clause, point), text });
  else units[units.length - 1] = { ...last, text: last.text === '' ? text : `${last.text}\n${text}` };
}

/** How many quotation marks stand open behind a paragraph; straight marks open and close in turn. */
function openQuotes(text: string, before: number): number {
  let open = before;
  for (const letter of text) {
    if (letter === '“') open += 1;
    else if (letter === '”') open = Math.max(0, open - 1);
    else if (letter === '"') open = open > 0 ? open - 1 : 1;
  }
  return open;
}

function isPointLabel(label: string): boolean {
  return POINT_LETTERS.includes(label[0] ?? '?') && (label.length === 1 || /^[a-zđ](?:[a-zđ]|\d)$/u.test(label));
}

/** Watches that clauses go 1, 2, 2a, 3 and points a, b, c, d, đ, e. */
class NumberOrder {
  readonly #place: string;
  readonly #faults: LawFault[];
  #clause = '';
  #point = '';
  readonly #clauses = new Set<string>();
  #points = new Set<string>();

  constructor(place: string, faults: LawFault[]) {
    this.#place = place;
    this.#faults = faults;
  }

  clause(label: string): void {
    this.#tell(faultOf(this.#clause, label, this.#clauses, stepNumber), `${this.#place}, khoản ${label}`);
    this.#clause = label;
    this.#point = '';
    this.#clauses.add(label);
    this.#points = new Set();
  }

  point(label: string, clause: string | undefined): void {
    const at = `${this.#place}${clause === undefined ? '' : `, khoản ${clause}`}, điểm ${label}`;
    this.#tell(faultOf(this.#point, label, this.#points, stepLetter), at);
    this.#point = label;
    this.#points.add(label);
  }

  #tell(fault: Omit<LawFault, 'at'> | undefined, at: string): void {
    if (fault !== undefined) this.#faults.push({ ...fault, at });
  }
}

/** How far a number lies behind another: 1 is the next, more is a gap, 0 or less is back. */
type Step = (before: string, label: string) => { readonly distance: number; readonly expected: string };

/** What is wrong with a number behind another, if anything. A letter behind a number (5a) may follow 5 or stand alone. */
export function faultOf(before: string, label: string, seen: ReadonlySet<string>, step: Step): Omit<LawFault, 'at'> | undefined {
  const { distance, expected } = step(before, label);
  if (seen.has(label)) return { kind: 'doubled', found: label, expected };
  if (distance === 1) return undefined;
  if (distance <= 0) return { kind: 'outOfOrder', found: label, expected };
  return { kind: before === '' ? 'startsLate' : 'gap', found: label, expected };
}

/** Numbers with letters: 5 → 5a → 5b → 6; 5 → 6 too. */
export function stepNumber(before: string, label: string): { distance: number; expected: string } {
  const [last, lastLetter] = splitNumber(before);
  const [next, nextLetter] = splitNumber(label);
  const expected = String(last + 1);
  if (nextLetter === '') return { distance: next - last, expected };
  const letterBefore = next === last ? POINT_LETTERS.indexOf(lastLetter) : -1;
  const isBehind = next === last || next === last + 1 || before === '';
  return { distance: isBehind ? POINT_LETTERS.indexOf(nextLetter) - (lastLetter === '' ? -1 : letterBefore) : next - last, expected };
}

function splitNumber(label: string): [number, string] {
  return [Number.parseInt(label, 10) || 0, label.replace(/^\d+/u, '')];
}

function stepLetter(before: string, label: string): { distance: number; expected: string } {
  const last = before === '' ? -1 : POINT_LETTERS.indexOf(before[0] ?? '');
  const next = POINT_LETTERS.indexOf(label[0] ?? '');
  const expected = POINT_LETTERS[last + 1] ?? '';
  // "a1", "bb": points put in later stand behind the point of the same letter.
  if (label.length > 1) return { distance: next === last || next === last + 1 ? 1 : next - last, expected };
  return { distance: next - last, expected };
}
