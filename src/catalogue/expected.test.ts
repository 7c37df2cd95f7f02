import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fee, WayOfFiling } from '#model/procedure.ts';
import type { PublishedProcedure } from './read-result.ts';
import { hasSharedRecords, PORTAL_FOLDER, readSharedFile } from './shared-records.ts';

/** What a person read in the source text of one record, without seeing the parser's answer. */
interface Expected {
  readonly code: string;
  readonly levels: readonly string[];
  readonly channels: readonly { readonly channel: string; readonly time: ExpectedTime; readonly fees: readonly ExpectedFee[] }[];
  readonly cases: readonly { readonly name: string; readonly components: readonly { readonly startsWith: string; readonly originals: number; readonly copies: number }[] }[];
  readonly componentTotal?: number;
  readonly legalNumbers: readonly string[];
  readonly results: number;
}
interface ExpectedTime {
  readonly amount?: number;
  readonly unit?: string;
  readonly unparsed?: boolean;
  readonly silent?: boolean;
}
interface ExpectedFee {
  readonly kind?: string;
  readonly amountVnd?: number;
  readonly foreign?: { readonly amount: number; readonly currency: string };
  readonly unparsed?: boolean;
  readonly silent?: boolean;
}

const FOLDER = join(import.meta.dirname, 'expected');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

describe('60 national records, read by a person first', () => {
  it('has ten records of each of six sources', () => {
    expect(files.map((name) => (JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Expected[]).length)).toEqual([10, 10, 10, 10, 10, 10]);
  });

  if (!hasSharedRecords()) {
    it.skip('not run: ../shared/data is not beside this clone', () => undefined);
    return;
  }

  it.each(files)('gives no value in %s that the person did not read there', async (name) => {
    const expected = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Expected[];
    const read = await readSharedFile(PORTAL_FOLDER, `${basename(name, '.json')}.jsonl`);
    const byCode = new Map(read.flatMap(({ result }) => (result.ok ? [[result.procedure.code, result.procedure] as const] : [])));
    const wrong = expected.flatMap((each) => {
      const procedure = byCode.get(each.code);
      return procedure === undefined ? [`${each.code}: not read`] : compare(each, procedure).map((problem) => `${each.code} ${problem}`);
    });
    expect(wrong).toEqual([]);
  });
});

function compare(expected: Expected, read: PublishedProcedure): string[] {
  const wrong: string[] = [];
  if ([...expected.levels].sort().join() !== [...read.level].sort().join()) wrong.push(`levels ${read.level.join()} instead of ${expected.levels.join()}`);
  wrong.push(...compareWays(expected, read.cases[0]?.channels ?? []));
  const papers = read.cases.flatMap((each) => each.components);
  for (const paper of expected.cases.flatMap((each) => each.components)) {
    const named = papers.filter((each) => plain(each.name).startsWith(plain(paper.startsWith)));
    if (!named.some((each) => each.originals === paper.originals && each.copies === paper.copies)) {
      wrong.push(`paper "${paper.startsWith}": ${named.map((each) => `${each.originals}/${each.copies}`).join() || 'not found'} instead of ${paper.originals}/${paper.copies}`);
    }
  }
  if (expected.componentTotal !== undefined && expected.componentTotal !== papers.length) wrong.push(`${papers.length} papers instead of ${expected.componentTotal}`);
  const numbers = read.legalBasis.map(({ number }) => plain(number));
  const wanted = expected.legalNumbers.map(plain);
  for (const number of wanted) if (!numbers.some((each) => each === number || each.startsWith(`${number}/`))) wrong.push(`document ${number} missing of ${numbers.join(' ')}`);
  for (const number of numbers) if (!wanted.some((each) => each === number || number.startsWith(`${each}/`))) wrong.push(`document ${number} is none of the record's`);
  if (read.results.length !== expected.results) wrong.push(`${read.results.length} results instead of ${expected.results}`);
  return wrong;
}

function compareWays(expected: Expected, ways: readonly WayOfFiling[]): string[] {
  const wrong: string[] = [];
  for (const channel of ['direct', 'online', 'post']) {
    const rows = expected.channels.filter((row) => row.channel === channel);
    const read = ways.filter((way) => way.channel === channel);
    if ((rows.length === 0) !== (read.length === 0)) wrong.push(`${channel}: ${read.length} ways instead of ${rows.length}`);
    wrong.push(...compareSets(`${channel} time`, rows.map(({ time }) => writeExpectedTime(time)), read.map(({ time }) => (time.state === 'structured' ? `${time.amount} ${time.unit}` : time.state))));
    const wanted = rows.flatMap(({ fees }) => (fees.length === 0 ? ['silent'] : fees.map(writeExpectedFee)));
    wrong.push(...compareSets(`${channel} fee`, wanted, read.flatMap(({ fees }) => (fees.length === 0 ? ['silent'] : fees.filter(isPrintedInCell).map(writeFee)))));
    for (const fee of rows.flatMap(({ fees }) => fees)) {
      if (fee.kind === undefined || fee.kind === 'unknown' || fee.amountVnd === undefined) continue;
      const same = read.flatMap((way) => way.fees).filter((each) => each.amountVnd === fee.amountVnd);
      if (same.length > 0 && same.every((each) => each.kind !== fee.kind && each.kind !== 'unknown')) wrong.push(`${channel}: ${fee.amountVnd} is ${same[0]?.kind} instead of ${fee.kind}`);
    }
  }
  return wrong;
}

/** A value nobody read there is wrong; a value left `unparsed` with its text is not. */
function compareSets(what: string, wanted: readonly string[], read: readonly string[]): string[] {
  const invented = read.filter((each) => /^\d/u.test(each) && !wanted.includes(each));
  const lost = wanted.filter((each) => !read.includes(each) && !(read.includes('unparsed') && each !== 'silent'));
  return [...new Set([...invented.map((each) => `${what}: ${each} was not read there (${wanted.join(', ')})`), ...lost.map((each) => `${what}: ${each} is lost (${read.join(', ')})`)])];
}

function writeExpectedTime(time: ExpectedTime): string {
  return time.silent === true ? 'silent' : time.unparsed === true || time.unit === undefined ? 'unparsed' : `${time.amount ?? null} ${time.unit}`;
}

function writeExpectedFee(fee: ExpectedFee): string {
  if (fee.silent === true) return 'silent';
  // `{}` beside a path in `ambiguous`: the person could not say either.
  if (fee.unparsed === true || (fee.amountVnd === undefined && fee.foreign === undefined)) return 'unparsed';
  return fee.foreign === undefined ? `${fee.amountVnd}` : `${fee.foreign.amount} ${fee.foreign.currency}`;
}

function writeFee(fee: Fee): string {
  if (fee.state !== 'structured') return fee.state;
  return fee.foreign === undefined ? `${fee.amountVnd}` : `${fee.foreign.amount} ${fee.foreign.currency}`;
}

/** A reduced fee that the words name with both its days stands beside the cell; the table of read-fee.test.ts holds those. */
function isPrintedInCell(fee: Fee): boolean {
  return fee.validFrom === undefined || fee.validTo === undefined;
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').replace(/^[-+*•\s]+/u, '').trim().toLowerCase();
}
