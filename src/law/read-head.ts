import type { LocalDate } from '#model/time.ts';
import { canonicalNumber, issuerOfNumber, KIND_PATTERN, kindOfNumber, nameOf, readDay, readKind } from './law-names.ts';
import type { Block, ProvisionText } from './law-text.ts';

/** What the first page of a text says of it. */
export interface TextHead {
  readonly number?: string;
  readonly kind?: string;
  readonly title?: string;
  readonly issuer?: string;
  readonly issuedOn?: LocalDate;
}

const NUMBER = /(?:^|\s)(?:luật\s+|nghị quyết\s+|bộ luật\s+|pháp lệnh\s+)?số\s*:?\s*(\d{1,5}(?:\.\d{1,3})?\s?\/(?:\s?\d{4}\s?\/)?\s?\p{Lu}[\p{Lu}\d]*(?:\s?[-–]\s?[\p{Lu}\d]+)*)(?![\p{L}\d])/iu;
const TITLED = new RegExp(String.raw`^(${KIND_PATTERN})\s+(?:số\s*:?\s*)?(\d{1,5}(?:\.\d{1,3})?\/(?:\d{4}\/)?\p{Lu}[\p{Lu}\d]*(?:[-–][\p{Lu}\d]+)*)[\s,:.–-]*(.*)$`, 'iu');
const KIND_LINE = new RegExp(String.raw`^(?:${KIND_PATTERN})$`, 'iu');
const END_OF_TITLE = /^(?:căn cứ|theo đề nghị|xét đề nghị|quốc hội|chính phủ ban hành|bộ trưởng|thủ tướng chính phủ ban hành|_+|-+|\*+|lời nói đầu)/iu;
const PLACE_AND_DAY = /(?:^|,\s*)ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}/iu;
const PASSED = /thông qua ngày\s+(\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})/iu;
/** Unit: characters. */
const LONGEST_LINE = 1_000;
/** The head of an official text fits on its first page. */
const HEAD_BLOCKS = 60;

/** Reads number, kind, name and day from what stands before the first article, and from the closing formula of laws. */
export function readHead(head: readonly Block[], provisions: readonly ProvisionText[]): TextHead {
  const lines = head.slice(0, HEAD_BLOCKS).map(({ text }) => text.slice(0, LONGEST_LINE).replace(/\s+/gu, ' ').trim());
  const titled = lines.map((line) => TITLED.exec(line)).find((match) => match !== null);
  const numbered = lines.map((line) => NUMBER.exec(line)?.[1]).find((found) => found !== undefined) ?? titled?.[2];
  const number = numbered === undefined ? undefined : canonicalNumber(numbered);
  const kindAt = lines.findIndex((line) => KIND_LINE.test(line));
  const kind = (kindAt >= 0 ? readKind(lines[kindAt] ?? '') : undefined) ?? (titled?.[1] === undefined ? undefined : readKind(titled[1])) ?? (number === undefined ? firstKind(lines) : kindOfNumber(number));
  const name = kindAt >= 0 ? titleBehind(lines, kindAt) : (titled?.[3]?.trim() ?? '');
  const lone = name === '' && kindAt < 0 && titled === undefined ? (lines.find((line) => readKind(line) !== undefined && line.length <= 200) ?? '') : name;
  const dayLine = lines.find((line) => PLACE_AND_DAY.test(line) && !/^căn cứ/iu.test(line));
  const passed = PASSED.exec(provisions.at(-1)?.units.at(-1)?.text ?? '')?.[1];
  const issuedOn = readDay(dayLine ?? passed ?? '');
  const issuer = number === undefined ? undefined : issuerOfNumber(number);
  return {
    ...(number === undefined ? {} : { number }),
    ...(kind === undefined ? {} : { kind }),
    ...(lone === '' ? {} : { title: kind === undefined ? lone : nameOf(kind, tidyCase(lone)) }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
  };
}

function firstKind(lines: readonly string[]): string | undefined {
  return lines.map((line) => readKind(line)).find((kind) => kind !== undefined);
}

function titleBehind(lines: readonly string[], at: number): string {
  const title: string[] = [];
  for (const line of lines.slice(at + 1, at + 6)) {
    if (END_OF_TITLE.test(line) || /^số\s*:/iu.test(line)) break;
    title.push(line);
  }
  return title.join(' ').trim();
}

/** A name set in capitals is written as people write it. */
function tidyCase(title: string): string {
  if (title !== title.toUpperCase()) return title;
  const lower = title.toLowerCase();
  return `${lower.slice(0, 1).toUpperCase()}${lower.slice(1)}`;
}
