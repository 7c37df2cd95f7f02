import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOME } from '#test/support/home.ts';
import { readTexts } from './read-file.ts';

/** Real texts beside the repository; a bare clone does without. */
const folder = join(HOME, '../shared/data');

describe.skipIf(!existsSync(join(folder, 'phapdien-trich')))('the real extracts of the code', () => {
  it.each([
    ['ho-tich.md', 106, 11], ['cu-tru.md', 105, 5], ['kiem-soat-thu-tuc-hanh-chinh.md', 84, 7],
    ['cap-ban-sao-tu-so-goc-chung-thuc-ban-sao-tu-ban-chinh-chung-thuc-chu-ky.md', 74, 2], ['tiep-nhan-xu-ly-phan-anh-kien-nghi-cua-ca-nhan-to-chuc-ve-quy-dinh-hanh-chinh.md', 39, 5],
  ])('%s: %i articles of %i documents, none left over, each with number, kind and day', async (file, articles, documents) => {
    const read = await readTexts(join(folder, 'phapdien-trich', file));
    const texts = read.flatMap((each) => (each.ok ? [each.text] : []));
    expect([texts.reduce((sum, { provisions }) => sum + provisions.length, 0), texts.length, read.length - texts.length]).toEqual([articles, documents, 0]);
    for (const { number, validFrom, kind, provisions } of texts) {
      expect(number).toMatch(/^\d+\/\d{4}\/\S+$/u);
      expect([kind, validFrom]).not.toContain(undefined);
      for (const { code, units } of provisions) expect([code === undefined, units.length === 0]).toEqual([false, false]);
    }
  });
});

describe.skipIf(!existsSync(join(folder, 'alqac-2023')))('the real articles of 2023', () => {
  it('are 2,249 of 17 laws', async () => {
    const texts = (await readTexts(join(folder, 'alqac-2023/all_articles_2023.json'))).flatMap((each) => (each.ok ? [each.text] : []));
    expect([texts.length, texts.reduce((sum, { provisions }) => sum + provisions.length, 0)]).toEqual([17, 2_249]);
  });
});
