import { describe, expect, test } from 'vitest';
import type { GroundedSentence, OfficerAnswer } from '../../src/model/officer-answer.ts';
import { listCited, sortAnswer } from './answer-parts.ts';

const cite = (article: string, clause?: string) => ({ address: { document: '1/2025/NĐ-CP', article, ...(clause === undefined ? {} : { clause }) }, text: `Điều ${article}`, state: 'inForce' as const });
const sentence = (text: string, more: Partial<GroundedSentence> = {}): GroundedSentence => ({ asked: 'who', text, citations: [], certainty: 'secondary', record: 'r', ...more });
const answer = (text: string, sentences: readonly GroundedSentence[], status: OfficerAnswer['status'] = 'answered', clarify: OfficerAnswer['clarify'] = null) => ({ text, sentences, status, clarify });

describe('the blocks of an answer', () => {
  test('keep what is said before and after the sentences', () => {
    const parts = sortAnswer(answer('Các nguồn nói khác nhau.\n\n- Một. (Điều 1)\n- Hai.\n\nXin ý kiến cấp trên: Sở.', [sentence('Một.'), sentence('Hai.')], 'clarification_contradiction'));
    expect(parts.lead).toEqual(['Các nguồn nói khác nhau.']);
    expect(parts.tail).toEqual(['Xin ý kiến cấp trên: Sở.']);
    expect(parts.sides.map(({ text }) => text)).toEqual(['Một.', 'Hai.']);
    expect(parts.sure).toEqual([]);
  });

  test('never put an unsure sentence among sure ones, not even as a side', () => {
    const parts = sortAnswer(answer('x', [sentence('Chắc.'), sentence('Chưa chắc.', { certainty: 'unverified' })], 'clarification_contradiction'));
    expect(parts.unsure.map(({ text }) => text)).toEqual(['Chưa chắc.']);
    expect([...parts.sure, ...parts.sides].some(({ certainty }) => certainty === 'unverified')).toBe(false);
  });

  test('show a refusal whole, and choices once: as buttons', () => {
    expect(sortAnswer(answer('Chưa có căn cứ.\n\nHãy mở tình huống.', [], 'unanswerable_no_basis')).lead).toEqual(['Chưa có căn cứ.', 'Hãy mở tình huống.']);
    const clarify = { question: 'Việc nào?', choices: [{ label: 'Việc A', question: 'a' }] };
    expect(sortAnswer(answer('Việc nào?\n- Việc A', [], 'clarification', clarify)).lead).toEqual([]);
  });

  test('a sentence said twice with the same grounds is shown once', () => {
    expect(sortAnswer(answer('x', [sentence('Một.', { citations: [cite('1')] }), sentence('Một.', { citations: [cite('1')] }), sentence('Một.', { citations: [cite('2')] })])).sure).toHaveLength(2);
  });
});

test('cited places are listed once each, to the article at least', () => {
  const whole = { address: { document: '2/2025/NĐ-CP' }, text: 'cả văn bản', state: 'inForce' as const };
  const cited = listCited({ sentences: [sentence('a', { citations: [cite('1'), whole, cite('2', '1')] }), sentence('b', { citations: [cite('1'), cite('2', '2')] })] });
  expect(cited.map(({ address }) => [address.article, address.clause])).toEqual([['1', undefined], ['2', '1'], ['2', '2']]);
});
