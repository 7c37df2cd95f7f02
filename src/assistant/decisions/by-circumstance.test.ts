import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchPort } from '#model/search.ts';
import { ownProcedure, testPorts } from '../assistant.fixture.ts';
import { composeAnswer } from '../citizen.ts';
import { readGuideContent } from '../content/read-guide-content.ts';
import type { AssistantPorts } from '../ports.ts';

/** A search that finds these records with these chances whatever is asked. */
function found(...hits: readonly (readonly [code: string, score: number])[]): SearchPort {
  return { size: hits.length, find: (text) => ({ hits: hits.map(([id, score]) => ({ id, title: ownProcedure(id).name, score })), readAs: text.toLowerCase(), inScope: 1, known: 1, bytesTouched: 0 }) };
}

let poor: AssistantPorts;
beforeAll(async () => {
  poor = await testPorts({ search: found(['1.011607', 0.7], ['1.011606', 0.2]) });
});

describe('a circumstance that nobody told', () => {
  test('is asked for, with plain choices that each lead to their record', async () => {
    const { answer } = await composeAnswer(poor, { text: 'xét hộ nghèo thế nào' });
    expect(answer.status).toBe('clarification');
    expect(answer.clarify?.choices.map((choice) => choice.code).sort()).toEqual(['1.011606', '1.011607']);
    expect(answer.clarify?.question.length).toBeLessThan(60);
    for (const { label } of answer.clarify?.choices ?? []) expect(label.length).toBeLessThan(60);
    const led = await composeAnswer(await testPorts({ search: found(['1.011606', 0.9]) }), { text: answer.clarify?.choices[0]?.question ?? '' });
    expect(led.answer.status).toBe('answered');
  });

  test('is answered in the other language too', async () => {
    const { answer } = await composeAnswer(poor, { text: 'xét hộ nghèo thế nào', lang: 'en' });
    expect(answer.clarify?.choices.map((choice) => choice.label).join(' ')).toMatch(/year/u);
  });

  test.each([
    ['told in the question', 'xét hộ nghèo đợt cuối năm thế nào'],
    ['part of a long story', 'nhà tôi ba đời cày thuê cuốc mướn ruộng vườn không có mái lá xiêu vẹo mưa nắng khổ sở giờ mong được xét hộ nghèo thì làm sao'],
  ])('is not asked for when it is %s', async (_why, text) => {
    expect((await composeAnswer(poor, { text })).answer.status).toBe('answered');
  });

  test('nor when the other record is far less likely', async () => {
    const ports = await testPorts({ search: found(['1.011607', 0.95], ['1.011606', 0.02]) });
    expect((await composeAnswer(ports, { text: 'xét hộ nghèo thế nào' })).answer.status).toBe('answered');
  });

  test('nor when what is asked is the same in both', async () => {
    const same = ownProcedure('1.011607');
    const ports = await testPorts({ search: found(['1.011607', 0.7], ['1.011606', 0.2]), procedures: { findProcedure: (code) => ({ ...same, code }) } });
    expect((await composeAnswer(ports, { text: 'xét hộ nghèo bao nhiêu tiền' })).answer.status).toBe('answered');
    expect((await composeAnswer(ports, { text: 'xét hộ nghèo thế nào' })).answer.status).toBe('clarification');
  });

  test('nor in the midst of a conversation about a record', async () => {
    const { answer } = await composeAnswer(poor, { text: 'xét hộ nghèo thế nào' }, { code: '1.011607', name: 'Công nhận hộ nghèo', lang: 'vi' });
    expect(answer.status).toBe('answered');
  });
});

describe('the ordinary matter', () => {
  test('is answered at once, and names when the rarer one beside it is meant', async () => {
    const ports = await testPorts({ search: found(['1.000894', 0.8], ['2.000806', 0.15]) });
    const { answer } = await composeAnswer(ports, { text: 'đăng ký kết hôn' });
    expect([answer.status, answer.procedure?.code]).toEqual(['answered', '1.000894']);
    expect(answer.text).toContain('Nếu một bên là người nước ngoài');
    expect(answer.next.some((step) => step.target === '/thu-tuc/2.000806')).toBe(true);
    expect(answer.unboundNumbers).toBe(0);
  });

  test('names nothing beside it when nothing points there', async () => {
    const ports = await testPorts({ search: found(['1.000894', 0.95], ['2.000806', 0.01]) });
    expect((await composeAnswer(ports, { text: 'đăng ký kết hôn' })).answer.text).not.toContain('Nếu một bên');
  });
});

test('no choice is told by a word that tells another of the same question', async () => {
  const { between } = await readGuideContent(new URL('../../..', import.meta.url).pathname);
  for (const one of between) {
    const tells = one.choices.flatMap((choice) => choice.tells);
    expect([one.id, tells.filter((word, at) => tells.indexOf(word) !== at)]).toEqual([one.id, []]);
    expect(new Set(one.choices.map((choice) => choice.code)).size).toBe(one.choices.length);
  }
});
