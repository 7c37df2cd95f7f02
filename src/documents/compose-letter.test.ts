import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OfficerAnswer } from '#model/officer-answer.ts';
import { LETTER_KINDS } from '#model/letter.ts';
import { HOME } from '#test/support/home.ts';
import { composeLetter } from './compose-letter.ts';
import { makeOfficerAnswer } from './documents.fixture.ts';
import { LetterSentencesSchema } from './letter-sentences.ts';

const sentences = LetterSentencesSchema.parse(JSON.parse(await readFile(join(HOME, 'content/templates/letters.json'), 'utf8')));
const office = { name: 'Ủy ban nhân dân phường Bến Nghé', headerLines: ['Ủy ban nhân dân', 'phường Bến Nghé'], placeName: 'Bến Nghé' };
const textOf = (answer: OfficerAnswer, kind: (typeof LETTER_KINDS)[number], over = {}): string => {
  const { data } = composeLetter(answer, 'Tranh chấp đất ai giải quyết?', office, { kind, year: '2026', ...over }, sentences);
  return [data.subject, data.recipient, ...data.paragraphs.map((one) => one.text)].join('\n');
};

describe('a draft letter', () => {
  test('carries each sentence of the answer with its basis and days behind it', () => {
    expect(textOf(makeOfficerAnswer(), 'answerCitizen', { citizen: 'Ông Trần Văn An' })).toContain('Chủ tịch UBND cấp xã – Giải quyết tranh chấp đất đai (khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP, hiệu lực từ 01/07/2025 đến hết 28/02/2027).');
  });

  test.each(LETTER_KINDS)('%s leaves what nobody gave as a marked gap and lists it', (kind) => {
    const { data, gaps } = composeLetter(makeOfficerAnswer(), 'hỏi', {}, { kind, year: '2026' }, sentences);
    const text = JSON.stringify(data);
    expect(gaps.length).toBeGreaterThanOrEqual(3);
    for (const gap of gaps) expect(text).toContain(gap);
    expect(text).not.toMatch(/\{\w+\}/u);
    expect(data.draft).toBe(true);
  });

  test('what is not sure reaches a superior under its own line, and never a citizen', () => {
    const answer = makeOfficerAnswer({ certainty: 'unverified' });
    expect(textOf(answer, 'askSuperior')).toContain(sentences.unsureLead);
    expect(textOf(answer, 'answerCitizen')).not.toContain('Điều 5');
    expect(textOf(answer, 'answerCitizen')).toContain(sentences.noGrounds);
  });
});
