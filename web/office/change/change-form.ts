import type { ChangeSource, NewChangeItem } from '../../api.ts';
import type { WordKey } from '../../words/word-keys.d.ts';
import type { Words } from '../../words/words.ts';
import type { AmountWords, FilledForm } from './apply-fields.ts';
import type { SubjectKind } from './record-fields.ts';
import { normaliseLines } from './read-lines.ts';

/** Fields of a record are named by their path behind this, so that none meets a name of the page. */
export const FIELD_MARK = 'o:';

export const EDITABLE_KINDS = ['procedure', 'task', 'sayings', 'lexicon'] as const satisfies readonly SubjectKind[];

/** A kind of record as an address names it; undefined for any other word. */
export function readKind(text: string | null): SubjectKind | undefined {
  return ([...EDITABLE_KINDS, 'switch'] as const).find((kind) => kind === text);
}

/** What a form says of a change as a whole. */
export interface ChangeFacts {
  readonly title: string;
  readonly reason: string;
  readonly sourceText: string;
  readonly sourceDate: string;
  readonly certainty: string;
  readonly goesLiveOn: string;
}

export interface ChangeForm {
  readonly facts: ChangeFacts;
  readonly filled: FilledForm;
  /** What the person had seen, by path. */
  readonly seen: Readonly<Record<string, string>>;
  /** The record as text, where it is edited so. */
  readonly json: string | undefined;
  /** The version of the change set, and of the record, that was seen. */
  readonly version: number;
  /** Makes a form that was sent twice one deed. */
  readonly ticket: string;
  readonly recordVersion: number;
}

/** Reads the form in which a change is written. */
export async function readChangeForm(request: Request): Promise<ChangeForm> {
  const form = await request.formData();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? normaliseLines(value) : '';
  };
  const values = new Map<string, string>();
  for (const [name, value] of form) if (name.startsWith(FIELD_MARK) && typeof value === 'string') values.set(name.slice(FIELD_MARK.length), normaliseLines(value));
  return {
    facts: { title: text('ten'), reason: text('ly-do'), sourceText: text('can-cu'), sourceDate: text('ngay-can-cu'), certainty: text('do-chac'), goesLiveOn: text('ngay-ap-dung') },
    filled: { values, removed: form.getAll('bo').filter((each) => typeof each === 'string') },
    seen: readSeen(text('da-xem')),
    json: form.has('json') ? text('json') : undefined,
    ticket: text('ticket') || crypto.randomUUID(),
    version: Number(text('ban')) || 0,
    recordVersion: Number(text('ban-ghi')) || 0,
  };
}

function readSeen(text: string): Readonly<Record<string, string>> {
  try {
    const found: unknown = JSON.parse(text === '' ? '{}' : text);
    if (typeof found !== 'object' || found === null) return {};
    return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

/** What was written, to stand in the page again. */
export function keepGiven({ facts, filled, seen, json }: ChangeForm): { facts: ChangeFacts; values: Record<string, string>; removed: string[]; seen: Record<string, string>; json: string | undefined } {
  return { facts, values: Object.fromEntries(filled.values), removed: [...filled.removed], seen: { ...seen }, json };
}

/** Where the facts of a change stand, as the API takes it. */
export function sourceOf({ sourceText, sourceDate, certainty }: ChangeFacts): ChangeSource {
  return { text: sourceText, date: sourceDate, certainty: (['official', 'secondary', 'unverified'] as const).find((each) => each === certainty) ?? 'unverified' };
}

/** A record with what it shall be; of an unread text undefined, with where it broke. */
export function readJsonItem(kind: SubjectKind, id: string, json: string, beforeVersion: number): NewChangeItem | { readonly broken: string } {
  try {
    return { kind, id, after: JSON.parse(json) as unknown, beforeVersion };
  } catch (fault) {
    return { broken: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** How amounts are written in records: in Vietnamese, whatever language the page has. */
export function amountWords(vietnamese: Words): AmountWords {
  return {
    time: (amount, unit) => vietnamese(`time.${unit}` as WordKey, amount === null ? {} : { amount }),
    money: (amountVnd) => `${amountVnd.toLocaleString('vi-VN')} đồng`,
  };
}
