import { describe, expect, test } from 'vitest';
import type { Procedure } from '#model/procedure.ts';
import { ownProcedure, testPorts } from '../assistant.fixture.ts';
import { composeAnswer } from '../citizen.ts';
import { tidyLine } from './record.ts';

/** The answer about one record of ours, changed as a source might have it. */
async function answerWith(change: (procedure: Procedure) => Procedure, text: string): Promise<string> {
  const base = await testPorts();
  const ports = { ...base, procedures: { findProcedure: (code: string) => (code === '1.004194' ? change(ownProcedure(code)) : undefined) } };
  return (await composeAnswer(ports, { text })).answer.text;
}

describe('what a source got wrong is not read out as it stands', () => {
  test('money in the column of the time counts as no time published', async () => {
    const text = await answerWith((procedure) => ({ ...procedure, cases: procedure.cases.map((one) => ({ ...one, channels: one.channels.map((way) => ({ ...way, time: { state: 'unparsed' as const, text: '1200 VND', amount: null, unit: null } })) })) }), 'đăng ký tạm trú mất bao lâu');
    expect(text).toContain('không công bố thời hạn');
    expect(text).not.toContain('VND');
  });

  test('a law whose title says its number is not numbered twice, and a title in capitals is written as a sentence', async () => {
    const text = await answerWith((procedure) => ({ ...procedure, legalBasis: [{ number: '10/2020/TT-BTP', title: 'THÔNG TƯ SỐ 10/2020/TT-BTP VỀ VIỆC GHI SỔ' }, { number: '24/2019/NĐ-CP', title: 'Nghị định sửa đổi' }] }), 'đăng ký tạm trú theo luật nào');
    expect(text).toContain('- Thông tư số 10/2020/TT-BTP về việc ghi sổ');
    expect(text).toContain('- 24/2019/NĐ-CP: Nghị định sửa đổi');
    expect(text.match(/10\/2020/gu)).toHaveLength(1);
  });

  test('a record silent on what was asked still says what it is for', async () => {
    const text = await answerWith((procedure) => ({ ...procedure, cases: procedure.cases.map((one) => ({ ...one, conditions: [] })), conditions: [] }) as Procedure, 'đăng ký tạm trú có điều kiện gì');
    expect(text).toContain('không công bố điều kiện');
    expect(text).toContain((ownProcedure('1.004194').summary?.vi ?? 'a summary').slice(0, 40));
  });

  test('who asks whether it must be online hears that the desk takes it too', async () => {
    expect(await answerWith((procedure) => procedure, 'đăng ký tạm trú có phải nộp qua mạng không')).toContain('vẫn nộp trực tiếp được');
  });
});

test.each([
  ['Theo danh sách: + Trường hợp nộp trực tiếp', 'Theo danh sách: Trường hợp nộp trực tiếp'],
  ['Tờ khai (Mẫu 01/ABC)01 ABC.docx', 'Tờ khai (Mẫu 01/ABC)'],
  ['Nồng độ A + B (mức 2)', 'Nồng độ A + B (mức 2)'],
])('%s is tidied to %s', (text, tidy) => {
  expect(tidyLine(text)).toBe(tidy);
});

test('an emergency is called by its number', async () => {
  const { answer } = await composeAnswer(await testPorts(), { text: 'nhà đang cháy' });
  expect(answer.next[0]).toMatchObject({ kind: 'call', target: 'tel:114' });
  expect(answer.next[0]?.label).toMatch(/^Gọi 114 – /u);
});
