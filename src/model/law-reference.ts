import type { LawAddress } from './law-address.ts';
import { buildDocumentTable, findNamed, findNumbered, type DocumentTable } from './law-documents.ts';
import { readReferenceWords, type ReferenceWord } from './law-reference-words.ts';

/** An address found in a text. The document is missing where the text does not say it and none was given. */
export interface LawReference {
  /** Where it stands in the text, in UTF-16 units; `end` is behind it. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly address: Omit<LawAddress, 'document'> & { readonly document?: string };
  /** Whether it leans on where it stands ("Điều này", "khoản 2 Điều 5" without a document). */
  readonly relative: boolean;
}

export interface RecogniseOptions {
  /** Where the text itself stands: "Điều này" and articles without a document belong to it. */
  readonly here?: LawAddress;
  /** Names and short numbers of documents; without it only whole numbers are known. */
  readonly documents?: DocumentTable;
}

type Level = 'point' | 'clause' | 'article' | 'annex' | 'document';
const RANK: Readonly<Record<Level, number>> = { point: 0, clause: 1, article: 2, annex: 2, document: 3 };

/** One named thing of a reference: "khoản 2", "Nghị định 118/2025". */
interface Part {
  readonly level: Level;
  /** Undefined: the one the text stands in ("này"), or a document nobody knows. */
  readonly value: string | undefined;
  readonly isThis: boolean;
  readonly start: number;
  readonly end: number;
  /** Whether a comma, "và" or "hoặc" stands before it. */
  readonly separated: boolean;
  /** Whether it is a thing of its own and not the place of what stands before it: "Điều 5 và Nghị định 118". */
  readonly apart: boolean;
  /** Whether what stands before it is no place for it either: "Luật Hộ tịch và điểm a khoản này". */
  readonly fresh?: boolean;
}

const NO_DOCUMENTS = buildDocumentTable([]);
/** Words that may stand between two parts of one reference. */
const LINKS = new Set(['cua', 'tai', 'thuoc', 'o', 'trong', 'theo']);
const SEPARATORS = new Set([',', ';', 'va', 'hoac', 'hay']);
const KIND_WORDS: readonly (readonly [words: readonly string[], kind: string])[] = [
  [['thong', 'tu', 'lien', 'tich'], 'ttlt'], [['nghi', 'quyet', 'lien', 'tich'], 'nqlt'], [['van', 'ban', 'hop', 'nhat'], 'vbhn'], [['bo', 'luat'], 'luat'], [['hien', 'phap'], 'hp'], [['phap', 'lenh'], 'pl'],
  [['nghi', 'quyet'], 'nq'], [['nghi', 'dinh'], 'nd'], [['quyet', 'dinh'], 'qd'], [['thong', 'tu'], 'tt'], [['chi', 'thi'], 'ct'], [['luat'], 'luat'],
  [['ttlt'], 'ttlt'], [['vbhn'], 'vbhn'], [['nq'], 'nq'], [['nd'], 'nd'], [['qd'], 'qd'], [['tt'], 'tt'],
];

/**
 * Finds every reference to legal texts: "điểm b khoản 1 Điều này", "các khoản 1, 2 và 3 Điều 4", "k3 Đ22 NĐ 19/2011", "Luật Đất đai",
 * with or without marks. Each named thing gives one reference; a list gives one for each of its items. Time is linear in the text.
 */
export function recogniseReferences(text: string, { here, documents = NO_DOCUMENTS }: RecogniseOptions = {}): LawReference[] {
  const words = readReferenceWords(text);
  const found: LawReference[] = [];
  let at = 0;
  while (at < words.length) {
    const run = readRun(words, at, documents);
    if (run.parts.length > 0) for (const reference of resolve(run.parts, text, here)) found.push(reference);
    at = Math.max(run.next, at + 1);
  }
  return found;
}

/** The parts that stand together from a word on. */
function readRun(words: readonly ReferenceWord[], from: number, documents: DocumentTable): { parts: Part[]; next: number } {
  const parts: Part[] = [];
  let at = from;
  let next = from;
  let separator = '';
  while (at < words.length) {
    const word = words[at] as ReferenceWord;
    const separated = separator !== '';
    const read = readPart(words, at, separated, documents, parts.length > 0);
    if (read !== undefined) {
      const before = parts.at(-1);
      read.parts.forEach((part, item) => parts.push(item === 0 ? join(part, before, separator) : part));
      at = next = read.next;
      separator = '';
    } else if (parts.length > 0 && SEPARATORS.has(word.folded) && !separated) {
      separator = word.folded;
      at += 1;
    } else if (parts.length > 0 && LINKS.has(word.folded) && !separated) at += 1;
    else if ((parts.length > 0 || at === from) && word.folded === 'cac' && isPartWord(words[at + 1])) at += 1;
    else break;
    if (at - next > 3) break;
  }
  return { parts, next };
}

/** A comma before a document hardly parts it from its article ("Điều 17, Nghị định 118"); "và" before a larger thing does. */
function join(part: Part, before: Part | undefined, separator: string): Part {
  if (before === undefined || separator === '') return part;
  if (RANK[before.level] > RANK[part.level]) return separator === ',' ? part : { ...part, fresh: true };
  if (RANK[before.level] === RANK[part.level]) return part;
  return separator === ',' ? { ...part, separated: part.level !== 'document' } : { ...part, apart: true };
}

function isPartWord(word: ReferenceWord | undefined): boolean {
  return word !== undefined && (word.folded === 'dieu' || word.folded === 'khoan' || word.folded === 'diem');
}

type ReadPart = { readonly parts: readonly Part[]; readonly next: number };

function readPart(words: readonly ReferenceWord[], at: number, separated: boolean, documents: DocumentTable, inRun: boolean): ReadPart | undefined {
  const word = words[at] as ReferenceWord;
  switch (word.folded) {
    case 'dieu':
      return readList(words, at, 1, 'article', separated);
    case 'khoan':
      return readList(words, at, 1, 'clause', separated);
    case 'diem':
      return readList(words, at, 1, 'point', separated);
    case 'phu':
      return words[at + 1]?.folded === 'luc' ? readList(words, at, 2, 'annex', separated) : undefined;
    case 'k':
      return readList(words, at, 1, 'clause', separated);
    case 'd':
      return word.exact === 'đ' || inRun ? readList(words, at, 1, 'article', separated) : undefined;
    default:
  }
  const short = /^([kd])(\d{1,3}[a-z]?)$/u.exec(word.folded);
  if (short !== null && (short[1] === 'k' || word.exact.startsWith('đ') || inRun)) {
    const value = word.exact.slice(1);
    return { parts: [{ level: short[1] === 'k' ? 'clause' : 'article', value, isThis: false, start: word.start, end: word.end, separated, apart: false }], next: at + 1 };
  }
  return readDocument(words, at, separated, documents);
}

/** "khoản 1, 2 và 3", "điểm a, b, đ", "Điều này", "Phụ lục II". */
function readList(words: readonly ReferenceWord[], at: number, length: number, level: Level, separated: boolean): ReadPart | undefined {
  const head = words[at] as ReferenceWord;
  const parts: Part[] = [];
  let next = at + length;
  if (words[next]?.folded === '.') next += 1;
  if (words[next]?.folded === 'nay') {
    const end = words[next]?.end ?? head.end;
    return { parts: [{ level, value: undefined, isThis: true, start: head.start, end, separated, apart: false }], next: next + 1 };
  }
  if (words[next]?.folded === 'so') next += 1;
  for (let item = next; item < words.length; ) {
    const word = words[item] as ReferenceWord;
    const value = labelOf(word, level);
    if (value === undefined) break;
    parts.push({ level, value, isThis: false, start: parts.length === 0 ? head.start : word.start, end: word.end, separated: parts.length > 0 || separated, apart: false });
    next = item + 1;
    if (!SEPARATORS.has(words[next]?.folded ?? '')) break;
    item = next + 1;
    // "khoản 1, khoản 2" begins a new part; "khoản 1, 2" goes on. A point may be followed by "và khoản".
    if (words[item]?.folded === 'va') item += 1;
  }
  return parts.length === 0 ? undefined : { parts, next };
}

function labelOf(word: ReferenceWord, level: Level): string | undefined {
  if (level === 'point') return /^[a-z](?:\d|[a-z])?$/u.test(word.folded) && /^[a-zđ][a-zđ\d]?$/u.test(word.exact) && !['va', 'la', 'co', 'do', 'o', 'so', 'de', 'bi', 'ma', 'ra', 'ba'].includes(word.folded) ? word.exact : undefined;
  if (level === 'annex') return /^(?:[ivxl]{1,6}|\d{1,3}[a-z]?|[a-z])$/u.test(word.folded) && !['o', 'v'].includes(word.folded) ? word.exact.toUpperCase() : word.folded === 'v' ? 'V' : undefined;
  return /^\d{1,4}[a-z]?$/u.test(word.folded) ? word.exact.replace(/^0+(?=\d)/u, '') : undefined;
}

/** "Nghị định số 118/2025/NĐ-CP", "NĐ118", "Luật Đất đai 2024", "Nghị định này", or a bare whole number. */
function readDocument(words: readonly ReferenceWord[], at: number, separated: boolean, documents: DocumentTable): ReadPart | undefined {
  const first = words[at] as ReferenceWord;
  const part = (value: string | undefined, next: number, isThis = false): ReadPart => ({
    parts: [{ level: 'document', value, isThis, start: first.start, end: (words[next - 1] as ReferenceWord).end, separated, apart: false }],
    next,
  });
  const whole = first.number;
  if (whole?.ending !== undefined) return part(findNumbered(documents, undefined, whole), at + 1);
  const glued = /^(nd|tt|qd|nq|ttlt)(\d{1,5})$/u.exec(first.folded);
  if (glued !== null) return known(part, findNumbered(documents, glued[1], { number: glued[2] ?? '' }), at + 1);
  const kind = KIND_WORDS.find(([kindWords]) => kindWords.every((each, offset) => words[at + offset]?.folded === each));
  if (kind === undefined) return undefined;
  let next = at + kind[0].length;
  if (words[next]?.folded === 'nay') return part(undefined, next + 1, true);
  const named = findNamed(documents, words, at);
  if (named !== undefined) return part(named.number, named.next);
  if (words[next]?.folded === 'so') next += 1;
  const numbered = words[next];
  if (numbered?.number !== undefined) return part(findNumbered(documents, kind[1], numbered.number), next + 1);
  if (numbered !== undefined && /^\d{1,5}$/u.test(numbered.folded)) return known(part, findNumbered(documents, kind[1], { number: numbered.folded }), next + 1);
  return undefined;
}

/** A number alone ("Nghị định 118") is a reference only when some document bears it. */
function known(part: (value: string | undefined, next: number) => ReadPart, value: string | undefined, next: number): ReadPart | undefined {
  return value === undefined ? undefined : part(value, next);
}

const NOTHING_BEFORE: Readonly<Record<Level, undefined>> = { point: undefined, clause: undefined, article: undefined, annex: undefined, document: undefined };

/** Gives each part that is not merely the place of the part before it what it lacks: from the right, else from the left, else from here. */
function resolve(parts: readonly Part[], text: string, here: LawAddress | undefined): LawReference[] {
  const found: LawReference[] = [];
  // For each part the nearest higher ones to its right, kept from the right so that the work stays linear.
  const above: Record<Level, Part | undefined>[] = new Array<Record<Level, Part | undefined>>(parts.length);
  let right: Record<Level, Part | undefined> = NOTHING_BEFORE;
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const part = parts[at] as Part;
    above[at] = right;
    if (part.apart) continue;
    right = { ...right, [part.level]: part };
    for (const level of ['point', 'clause'] as const) if (RANK[level] < RANK[part.level]) right = { ...right, [level]: undefined };
    if (part.level === 'document') right = { ...right, article: undefined, annex: undefined };
  }
  const left: Record<Level, Part | undefined> = { ...NOTHING_BEFORE };
  parts.forEach((part, at) => {
    const before = parts[at - 1];
    const after = parts[at + 1];
    const isPlace = before !== undefined && RANK[before.level] < RANK[part.level] && !part.separated;
    if (part.fresh === true) Object.assign(left, NOTHING_BEFORE);
    const goesOn = after !== undefined && !after.separated && RANK[after.level] < RANK[part.level];
    if (!isPlace && !goesOn) found.push(toReference(part, at, parts, above[at] ?? left, { ...left }, text, here));
    left[part.level] = part;
  });
  return found;
}

function toReference(part: Part, at: number, parts: readonly Part[], right: Record<Level, Part | undefined>, left: Record<Level, Part | undefined>, text: string, here: LawAddress | undefined): LawReference {
  const take = (level: Level): Part | undefined => (part.level === level ? part : RANK[level] > RANK[part.level] ? (right[level] ?? left[level]) : undefined);
  const [point, clause, article, annex, document] = [take('point'), take('clause'), take('article'), take('annex'), take('document')];
  const valueOf = (each: Part | undefined, own: string | undefined): string | undefined => (each === undefined ? undefined : each.isThis ? own : each.value);
  // "điểm b khoản này" stands in this article too.
  const leans = (level: 'article' | 'clause'): boolean => (level === 'article' ? clause?.isThis === true || (clause === undefined && point !== undefined) || (clause !== undefined && article === undefined) : point !== undefined && article === undefined);
  const inAnnex = annex !== undefined && article === undefined;
  const values = {
    document: document === undefined ? here?.document : valueOf(document, here?.document),
    article: valueOf(article, here?.article) ?? (article === undefined && !inAnnex && RANK[part.level] < 2 && leans('article') ? here?.article : undefined),
    clause: valueOf(clause, here?.clause) ?? (clause === undefined && part.level === 'point' && leans('clause') && !inAnnex ? here?.clause : undefined),
    point: valueOf(point, here?.point),
    annex: inAnnex ? valueOf(annex, here?.annex) : undefined,
  };
  const start = part.start;
  let end = part.end;
  for (let next = at + 1; next < parts.length && !(parts[next] as Part).separated && RANK[(parts[next] as Part).level] > RANK[(parts[next - 1] as Part).level]; next += 1) end = (parts[next] as Part).end;
  const before = parts[at - 1];
  const first = before !== undefined && !part.separated && RANK[before.level] > RANK[part.level] ? firstAbove(parts, at) : start;
  return {
    start: first,
    end,
    text: text.slice(first, end),
    address: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    relative: document === undefined || document.isThis || [article, clause, point].some((each) => each?.isThis === true),
  };
}

/** "Nghị định 118/2025/NĐ-CP Điều 5 khoản 2" is written from the outside in: it begins with the document. */
function firstAbove(parts: readonly Part[], at: number): number {
  let first = at;
  while (first > 0 && !(parts[first] as Part).separated && RANK[(parts[first - 1] as Part).level] > RANK[(parts[first] as Part).level]) first -= 1;
  return (parts[first] as Part).start;
}
