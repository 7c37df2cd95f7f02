import { describe, expect, test } from 'vitest';
import type { QuestionCover, SearchPort } from '#model/search.ts';
import { fixedSearch, testPorts } from '../assistant.fixture.ts';
import { composeAnswer } from '../citizen.ts';
import type { Memory } from '../context.ts';

/** A search that finds one record whatever is asked, and lets it say all of the question or nothing of it. */
function search(code: string, said: boolean): SearchPort {
  const { find } = fixedSearch([['tre', code], ['the', code], ['sinh', code]]);
  return {
    size: 1,
    find,
    cover: (text): QuestionCover => {
      const words = text.toLowerCase().split(/\s+/u);
      return { words: words.map((exact, at) => ({ exact, share: 1, said, foreign: false, ...(at === 0 ? {} : { pair: { rarity: 5, said, held: said } }) })), marked: true, titleSaid: said ? 1 : 0, sayings: said ? 0.9 : 0.05, rarityOf: () => 8 };
    },
  };
}

const asked = async (text: string, said: boolean, memory: Memory = {}, code = '1.001193', lang: 'vi' | 'en' = 'vi') => (await composeAnswer(await testPorts({ search: search(code, said) }), { text, lang }, memory)).answer;

describe('a record that says nothing of the matter', () => {
  test('is not answered, and is named as the nearest with a way to it', async () => {
    const answer = await asked('tôi muốn mở nhóm trẻ', false);
    expect([answer.status, answer.procedure]).toEqual(['unanswerable_no_record', null]);
    expect(answer.text).toContain('Gần nhất là “');
    expect(answer.next.some(({ target }) => target === '/thu-tuc/1.001193')).toBe(true);
    expect(answer.facts.map(({ field }) => field)).toEqual(['name']);
    expect(answer.unboundNumbers).toBe(0);
  });

  test('leaves no number of its name unbound, and is told in English too', async () => {
    expect((await asked('tôi muốn mở nhóm trẻ', false, {}, '2.000986')).unboundNumbers).toBe(0);
    expect((await asked('tôi muốn mở nhóm trẻ', false, {}, '1.001193', 'en')).text).toContain('The nearest is “');
  });

  test.each<[string, string, boolean, Memory]>([
    ['that says all of it', 'tôi muốn mở nhóm trẻ', true, {}],
    ['asked about by its code', 'mở nhóm trẻ mã 1.001193', false, {}],
    ['talked about already', 'muốn làm thẻ cho trẻ', false, { code: '1.001193', name: 'Đăng ký khai sinh' }],
  ])('is answered, one %s', async (_which, text, said, memory) => {
    expect((await asked(text, said, memory)).status).toBe('answered');
  });
});
