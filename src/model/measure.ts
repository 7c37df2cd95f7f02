/**
 * What counts as a number, a date, an amount, an article or an authority in a text, and which of them a list of facts carries.
 * The assistant refuses to send what is not carried; `eval` recounts with the same reader.
 */
import { exactText, foldText } from './vietnamese.ts';

export type MeasureKind = 'number' | 'money' | 'date' | 'time' | 'code' | 'document' | 'article' | 'percent' | 'authority';

/** One thing in a text that must stand in a record. */
export interface Measure {
  readonly kind: MeasureKind;
  /** The letters as they stand in the text. */
  readonly raw: string;
  /** The same for every way of writing it: `20.000 đồng`, `20000` and `20 nghìn` are all `20000`. */
  readonly value: string;
  readonly at: number;
}

const WORD_NUMBERS: Readonly<Record<string, number>> = {
  một: 1, hai: 2, ba: 3, bốn: 4, năm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9, mười: 10,
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
};
const MULTIPLIERS: Readonly<Record<string, number>> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9, thousand: 1e3, million: 1e6 };

/** Readers in order: the first that matches at a place wins, longer shapes first. */
const READERS: readonly { readonly kind: MeasureKind; readonly pattern: RegExp; read(match: RegExpExecArray): string }[] = [
  {
    kind: 'document',
    pattern: /(?<![\p{L}\p{N}.])(\d{1,5}(?:\/\d{4})?\/\p{L}[\p{L}\d]*(?:-[\p{L}\d]+)*)(?![\p{L}\p{N}])/u,
    read: (match) => documentValue(match[1] ?? ''),
  },
  { kind: 'code', pattern: /(?<![\d.])([1-9]\.\d{6}(?:\.\d{2})?)(?!\d)/u, read: (match) => match[1] ?? '' },
  {
    kind: 'date',
    pattern: /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu,
    read: (match) => dateValue(match[1], match[2], match[3]),
  },
  { kind: 'date', pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u, read: (match) => dateValue(match[3], match[2], match[1]) },
  {
    kind: 'date',
    pattern: /(?<![\d/.])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d{2})(?![\d/])/u,
    read: (match) => dateValue(match[1], match[2], match[3]),
  },
  { kind: 'article', pattern: /(điều|khoản|article|clause)\s+(\d{1,4}[a-zđ]?)(?![\p{L}\p{N}])/iu, read: (match) => `${articleWord(match[1])} ${Number.parseInt(match[2] ?? '', 10)}${(match[2] ?? '').replace(/\d/gu, '')}` },
  { kind: 'article', pattern: /(điểm)\s+([a-zđ])(?=\s+(?:khoản|điều|,|và))/iu, read: (match) => `điểm ${match[2] ?? ''}` },
  { kind: 'time', pattern: /(?<!\d)(\d{1,2})(?::|h|g|\s?giờ\s)(\d{2})(?!\d)(?!\s?(?:ngày|tháng|phút trở))/iu, read: (match) => `${String(Number(match[1])).padStart(2, '0')}:${match[2] ?? ''}` },
  { kind: 'percent', pattern: /(?<![\d.,])(\d+(?:[.,]\d+)?)\s?%/u, read: (match) => `${(match[1] ?? '').replace(',', '.')}%` },
  {
    kind: 'number',
    pattern: /(?<![\p{L}\d])(\d+(?:[.,]\d+)?)\s(nghìn|ngàn|triệu|tỷ|tỉ|thousand|million)(?!\p{L})/iu,
    read: (match) => String(Math.round(Number((match[1] ?? '').replace(',', '.')) * (MULTIPLIERS[(match[2] ?? '').toLowerCase()] ?? 1))),
  },
  { kind: 'number', pattern: /(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(?![\d])/u, read: (match) => String(Number((match[1] ?? '').replace(/[.,]/gu, ''))) },
  { kind: 'number', pattern: /(?<![\d.,])(\d+[.,]\d+)(?![\d])/u, read: (match) => String(Number((match[1] ?? '').replace(',', '.'))) },
  { kind: 'number', pattern: /\d+/u, read: (match) => (match[0].length > 15 ? match[0] : String(Number(match[0]))) },
  {
    kind: 'number',
    pattern: /(?<!\p{L})(một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:ngày|giờ|tháng|năm|tuần|đồng|nghìn|triệu|bản|bộ|trang|lần|(?:working |calendar )?days?|hours?|months?|years?|weeks?|copies|pages?)(?!\p{L})/iu,
    read: (match) => String(WORD_NUMBERS[(match[1] ?? '').toLowerCase()] ?? ''),
  },
];

const ONE_READER = new RegExp(READERS.map((reader) => `(?:${reader.pattern.source.replace(/\((?!\?)/gu, '(?:')})`).join('|'), 'giu');
const EXACT_READERS = READERS.map((reader) => ({ ...reader, pattern: new RegExp(reader.pattern.source, 'iuy') }));

/**
 * Every number, amount, date, time, code, document number and article of a text, in order.
 * Shape: `{kind, raw, value, at}`; `value` is equal for equal meanings ("03 ngày" and "3 ngày", "01/7/2025" and "2025-07-01").
 */
export function findNumbers(text: string): Measure[] {
  const clean = text.normalize('NFC');
  const found: Measure[] = [];
  for (const match of clean.matchAll(ONE_READER)) {
    const at = match.index;
    for (const reader of EXACT_READERS) {
      reader.pattern.lastIndex = at;
      const hit = reader.pattern.exec(clean);
      if (hit === null || hit[0].length !== match[0].length) continue;
      const value = reader.read(hit);
      const kind = reader.kind === 'number' && /^\s?(?:đồng|đ(?!\p{L})|vnđ|vnd)/iu.test(clean.slice(at + hit[0].length)) ? 'money' : reader.kind;
      found.push({ kind, raw: hit[0], value, at });
      break;
    }
  }
  return found;
}

const AUTHORITY =
  /(?<!\p{L})(Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|Công an|Sở|Bộ|Cục|Chi cục|Tổng cục|Phòng|Văn phòng|Bảo hiểm xã hội|Tòa án|Toà án|Ngân hàng|Kho bạc|Trung tâm|Ban Chỉ huy)((?: (?:và|\p{Lu}[\p{L}]*|cấp xã|cấp tỉnh|cấp huyện|nhân dân|nước ngoài|đất đai|đăng ký|xã|phường|tỉnh|huyện))*)/gu;
/** Heads that are ordinary words unless a name follows ("bộ hồ sơ", "phòng chờ"). */
const NEEDS_NAME = new Set(['Sở', 'Bộ', 'Cục', 'Phòng', 'Chi cục', 'Tổng cục', 'Trung tâm', 'Văn phòng', 'Ngân hàng']);

/** Every authority named in a text: the head word and the name behind it. */
export function findAuthorities(text: string): Measure[] {
  const clean = text.normalize('NFC');
  const found: Measure[] = [];
  for (const match of clean.matchAll(AUTHORITY)) {
    const head = match[1] ?? '';
    const name = (match[2] ?? '').replace(/\svà$/u, '');
    if (NEEDS_NAME.has(head) && !/\s\p{Lu}/u.test(name) && !/đăng ký đất đai|đăng ký/u.test(name)) continue;
    const raw = `${head}${name}`;
    found.push({ kind: 'authority', raw, value: foldText(raw), at: match.index });
  }
  return found;
}

/** What a text may lean on: texts and machine values of facts. */
export interface Ground {
  readonly text: string;
  readonly value: string | number | null;
  readonly record?: string;
}

/** What the grounds carry, ready to be asked. Build once per answer. */
export interface Bound {
  has(measure: Measure): boolean;
}

/** Reads the grounds of an answer into a set that says what is carried. */
export function bindGrounds(grounds: readonly Ground[]): Bound {
  const values = new Set<string>();
  const articles = new Set<string>();
  let folded = '';
  const take = (text: string): void => {
    for (const measure of findNumbers(text)) (measure.kind === 'article' ? articles : values).add(measure.value);
  };
  for (const ground of grounds) {
    take(ground.text);
    if (ground.value !== null) take(String(ground.value));
    if (typeof ground.value === 'number') values.add(String(ground.value));
    if (ground.record !== undefined) values.add(ground.record);
    folded += ` ${foldText(ground.text)} |`;
  }
  return {
    has: (measure) => {
      if (measure.kind === 'authority') return folded.includes(measure.value);
      if (measure.kind === 'article') return articles.has(measure.value);
      return values.has(measure.value);
    },
  };
}

/** The measures of a text that no ground carries: each of them is a fact that nobody can answer for. */
export function findUnbound(text: string, grounds: readonly Ground[]): Measure[] {
  const bound = bindGrounds(grounds);
  return [...findNumbers(text), ...findAuthorities(text)].filter((measure) => !bound.has(measure));
}

function dateValue(day = '', month = '', year = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function documentValue(number: string): string {
  return exactText(number).replace(/^0+(?=\d)/u, '');
}

function articleWord(word = ''): string {
  const lower = word.toLowerCase();
  if (lower === 'article') return 'điều';
  return lower === 'clause' ? 'khoản' : lower;
}

/**
 * Whether a text says what is wanted: what begins with its only number, day or amount by its value ("10.000 đồng" is said by
 * "10 nghìn đồng", "3 ngày" by "03 ngày"), anything else by its whole words, without regard to marks and case.
 */
export function containsStatement(text: string, wanted: string): boolean {
  const clean = wanted.normalize('NFC').trim();
  const said = text.normalize('NFC');
  const [only, ...others] = findNumbers(clean);
  if (only === undefined || others.length > 0 || only.at !== 0) return ` ${wordsOf(said)} `.includes(` ${wordsOf(clean)} `);
  const unit = wordsOf(clean.slice(only.raw.length));
  const isMoney = /^(?:dong|d|vnd|)$/u.test(unit);
  return findNumbers(said).some((measure) => measure.value === only.value && (isMoney ? only.kind === measure.kind || only.kind !== 'money' : `${wordsOf(said.slice(measure.at + measure.raw.length))} `.startsWith(`${unit} `)));
}

function wordsOf(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
