import { describe, expect, test } from 'vitest';
import { ASKED } from '#model/question.ts';
import { findUnbound } from '#model/measure.ts';
import { OWN_PROCEDURES, testPorts } from './assistant.fixture.ts';
import { composeAnswer } from './citizen.ts';

const WORDS: Readonly<Record<(typeof ASKED)[number], string>> = {
  papers: 'cần giấy tờ gì', fee: 'hết bao nhiêu tiền', time: 'mất bao lâu', place: 'nộp ở đâu', authority: 'ai ký', online: 'nộp online được không', form: 'mẫu đơn nào',
  legalBasis: 'căn cứ pháp lý nào', steps: 'các bước ra sao', conditions: 'điều kiện gì', result: 'kết quả nhận được gì', audience: 'đối tượng nào được làm', dossierStatus: 'hồ sơ của tôi tới đâu rồi', overview: '',
};

describe('every record of ours × everything that can be asked × both languages', () => {
  test('nothing unbound is ever said, and what was asked is answered', async () => {
    const ports = await testPorts();
    const faults: string[] = [];
    let count = 0;
    for (const procedure of OWN_PROCEDURES) {
      if (!/^\d/u.test(procedure.code)) continue;
      for (const asked of ASKED) {
        for (const lang of ['vi', 'en'] as const) {
          const { answer } = await composeAnswer(ports, { text: `${procedure.code} ${WORDS[asked]}`, lang });
          count += 1;
          const unbound = findUnbound(answer.text, answer.facts).map((measure) => measure.raw);
          if (unbound.length > 0 || answer.unboundNumbers > 0) faults.push(`${procedure.code} ${asked} ${lang}: ${unbound.join(', ')}`);
          if (!answer.asked.includes(asked)) faults.push(`${procedure.code} ${asked} ${lang}: understood as ${answer.asked.join()}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(40 * ASKED.length * 2);
  });
});
