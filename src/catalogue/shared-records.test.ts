import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { addToRates, emptyRates, RATE_TARGETS, shareOf } from './parse-rates.ts';
import type { PublishedProcedure } from './read-result.ts';
import { DEFENCE_FOLDER, hasSharedRecords, PORTAL_FOLDER, readSharedFile } from './shared-records.ts';

const HEADER_WORDS = /Tên giấy tờMẫu đơn|Hình thức nộpThời gian|Tên văn bản pháp lýMã|Chọn cơ quan thực hiện/u;

describe.skipIf(!hasSharedRecords())('all 2,849 national records (skipped where ../shared/data is not beside the clone)', () => {
  const procedures: PublishedProcedure[] = [];
  const refused: string[] = [];

  beforeAll(async () => {
    for (const folder of [PORTAL_FOLDER, DEFENCE_FOLDER]) {
      for (const name of readdirSync(folder).filter((each) => each.endsWith('.jsonl'))) {
        for (const { file, place, result } of await readSharedFile(folder, name)) {
          if (result.ok) procedures.push(result.procedure);
          else refused.push(`${file}:${place} ${result.reason}`);
        }
      }
    }
  });

  it('are read, each with its own code', () => {
    expect(refused).toEqual([]);
    expect([procedures.length, new Set(procedures.map(({ code }) => code)).size]).toEqual([2_849, 2_849]);
  });

  it('become numbers as often as was promised', () => {
    const rates = emptyRates();
    for (const procedure of procedures) addToRates(rates, procedure);
    expect(shareOf(rates.time)).toBeGreaterThanOrEqual(RATE_TARGETS.time);
    expect(shareOf(rates.fee)).toBeGreaterThanOrEqual(RATE_TARGETS.fee);
    expect(shareOf(rates.components)).toBeGreaterThanOrEqual(RATE_TARGETS.components);
  });

  it('leave no trace of the tables they were flattened from', () => {
    const texts = procedures.flatMap((each) => [
      ...each.results.map(({ name }) => [each.code, name] as const),
      ...each.cases.flatMap((one) => [...one.components.map(({ name }) => [each.code, name] as const), [each.code, one.name] as const, ...one.channels.map(({ note = '' }) => [each.code, note] as const)]),
    ]);
    expect(texts.filter(([, text]) => HEADER_WORDS.test(text)).map(([code, text]) => `${code} ${text.slice(0, 60)}`)).toEqual([]);
  });

  it('hold no amount that their own words do not bear: no fee below 500 đồng, none above 2 thousand million', () => {
    const odd = procedures.flatMap((each) =>
      each.cases.flatMap((one) => one.channels.flatMap((way) => way.fees)).filter(({ amountVnd }) => amountVnd !== null && amountVnd !== 0 && (amountVnd < 500 || amountVnd > 2_000_000_000)).map(({ amountVnd }) => `${each.code} ${amountVnd}`),
    );
    expect(odd).toEqual([]);
  });

  it('say "free" nowhere beside words that name a council', () => {
    const odd = procedures.flatMap((each) =>
      each.cases.flatMap((one) => one.channels.flatMap((way) => way.fees)).filter(({ amountVnd, text }) => amountVnd === 0 && /hội đồng nhân dân|hđnd/iu.test(text)).map(() => each.code),
    );
    expect(odd).toEqual([]);
  });
});
