import { describe, expect, test } from 'vitest';
import { testPorts } from '../assistant.fixture.ts';
import { composeAnswer } from '../citizen.ts';
import type { SwitchBook } from '../ports.ts';

const REASON = 'đang đối chiếu Nghị định 280/2025/NĐ-CP, hỏi quầy tới 15/12/2026';
const off = (topics: readonly string[]): SwitchBook => ({ offReason: ({ id, field }) => (topics.includes(id) || topics.includes(field) ? REASON : undefined) });

describe('what was switched off', () => {
  test.each([
    ['by its code', ['1.001193'], 'làm khai sinh cần gì', 'handed_over_elsewhere'],
    ['by its field', ['Hộ tịch'], 'làm khai sinh cần gì', 'handed_over_elsewhere'],
    ['though the code was typed', ['1.001193'], '1.001193 mất bao lâu', 'handed_over_elsewhere'],
    ['as a part of a plan', ['1.000656'], 'ba tôi mới mất', 'handed_over_elsewhere'],
    ['as one of two questions', ['2.000884'], 'Đăng ký kết hôn mấy ngày? Chứng thực chữ ký bao nhiêu tiền?', 'handed_over_elsewhere'],
    ['but not what stands beside it', ['1.000894'], 'làm khai sinh cần gì', 'answered'],
    ['and never an emergency', ['Hộ tịch'], 'cháy nhà rồi cứu với', 'guarded_crisis'],
  ])('%s', async (_, topics, text, status) => {
    const { answer, sourcesUsed } = await composeAnswer(await testPorts({ switches: off(topics) }), { text });
    expect(answer.status).toBe(status);
    expect(answer.text.includes(REASON)).toBe(status === 'handed_over_elsewhere');
    expect(answer.unboundNumbers).toBe(0);
    if (status !== 'handed_over_elsewhere') return;
    // Nothing of the record is stated but its name.
    expect(answer.facts.map(({ field }) => field).sort()).toEqual(['name', 'switch']);
    expect(answer.next.some(({ kind }) => kind === 'officer')).toBe(true);
    expect(sourcesUsed).toHaveLength(1);
  });

  test('says so in English too, and without switches nothing changes', async () => {
    const english = await composeAnswer(await testPorts({ switches: off(['1.001193']) }), { text: 'birth registration fee', lang: 'en' });
    expect(english.answer.text).toContain('Please ask at the counter');
    expect((await composeAnswer(await testPorts(), { text: 'làm khai sinh cần gì' })).answer.status).toBe('answered');
  });
});
