import { beforeAll, describe, expect, test } from 'vitest';
import { testPorts } from '../assistant.fixture.ts';
import { composeAnswer } from '../citizen.ts';
import type { AssistantPorts } from '../ports.ts';

let ports: AssistantPorts;
beforeAll(async () => {
  ports = await testPorts();
});

describe('a question that names no matter', () => {
  test.each([
    ['mất mấy tiền vậy?', 'fee', 'chứng từ'],
    ['nộp ở chỗ nào?', 'place', 'bất kỳ xã, phường nào trong tỉnh'],
    ['bao lâu thì xong?', 'time', 'giấy hẹn'],
    ['nộp qua mạng được không?', 'online', 'VNeID'],
    ['where do I apply?', 'place', 'any commune of the province'],
  ])('%s is told what is true of all and asked which', async (text, kind, words) => {
    const { answer } = await composeAnswer(ports, { text });
    expect([answer.status, answer.procedure, answer.asked.includes(kind as 'fee')]).toEqual(['answered_general', null, true]);
    expect(answer.text).toContain(words);
    expect(answer.clarify?.choices.length).toBeGreaterThanOrEqual(2);
    expect(answer.facts.some((fact) => fact.field.startsWith('notes.general-') && fact.source !== '')).toBe(true);
    expect(answer.unboundNumbers).toBe(0);
  });

  test('its choices ask the same of each matter', async () => {
    const { answer } = await composeAnswer(ports, { text: 'mất mấy tiền vậy?' });
    for (const { question } of answer.clarify?.choices ?? []) expect(question).toContain('bao nhiêu tiền');
  });

  test('the next message names the matter and gets what was asked before', async () => {
    const first = await composeAnswer(ports, { text: 'mất mấy tiền vậy?' });
    const next = await composeAnswer(ports, { text: 'đăng ký tạm trú' }, first.memory);
    expect([next.answer.procedure?.code, next.answer.asked]).toEqual(['1.004194', ['fee']]);
    expect(next.memory.asked).toBeUndefined();
  });

  test('a desk asked about is not taken for someone sent to it', async () => {
    expect((await composeAnswer(ports, { text: 'nộp hồ sơ ở chỗ nào' })).answer.text).not.toContain('nhờ người khác');
  });

  test('one who may go for another is told so', async () => {
    expect((await composeAnswer(ports, { text: 'để con gái nộp thay được không' })).answer.text).toContain('nhờ người khác nộp thay');
    expect((await composeAnswer(ports, { text: 'nhờ người khác nộp hộ được không' })).answer.text).toContain('nhờ người khác nộp thay');
  });

  test.each([
    ['names a matter', 'tạm trú mất mấy tiền', {}],
    ['names a matter by words of asking', 'làm hộ chiếu ở đâu', {}],
    ['tells and does not ask', 'làm giấy tờ', {}],
    ['stands in a conversation', 'mất mấy tiền vậy?', { code: '1.004194', name: 'Đăng ký tạm trú' }],
    ['names a record', 'mã 0.000001 nộp ở đâu', {}],
  ])('not one that %s', async (_why, text, memory) => {
    expect((await composeAnswer(ports, { text }, memory)).answer.status).not.toBe('answered_general');
  });
});
