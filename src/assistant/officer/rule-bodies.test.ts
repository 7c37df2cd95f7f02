import { describe, expect, test } from 'vitest';
import { composeOfficerAnswer } from '../officer.ts';
import { fixedFinder, makeTask, officerPorts, PROVINCE, TASKS, USUAL_FINDS } from './officer.fixture.ts';
import type { AuthorityBook, BegunFile, OfficerPorts, SplitMatter } from './ports.ts';

const TASKS_HERE = [...TASKS, makeTask({ id: 'dispute-firm', title: 'Giải quyết tranh chấp đất đai có một bên là tổ chức', to: PROVINCE, basis: [{ document: '151/2025/NĐ-CP', article: '5', clause: '3' }] }), makeTask({ id: 'begun-district', title: 'Giải quyết tiếp hồ sơ cấp huyện nhận', basis: [{ document: '151/2025/NĐ-CP', article: '22', clause: '5', point: 'b' }] }), makeTask({ id: 'begun-province', title: 'Giải quyết tiếp hồ sơ cấp tỉnh nhận', from: PROVINCE, to: PROVINCE, basis: [{ document: '151/2025/NĐ-CP', article: '22', clause: '5', point: 'a' }] })];
const SPLIT: SplitMatter = {
  question: { vi: 'Các bên là ai?', en: 'Who are the parties?' },
  choices: [{ tasks: ['dispute'], when: { vi: 'Giữa cá nhân', en: 'Between persons' } }, { tasks: ['missing', 'dispute-firm'], when: { vi: 'Có một bên là tổ chức', en: 'One is an organisation' } }],
};
const begunWith = (...taskIds: string[]): BegunFile => ({ begunBefore: '2025-07-01', taskIds, source: 'fixture', sourceDate: '2026-11-22', certainty: 'secondary' });

async function portsWith(over: Partial<AuthorityBook>): Promise<OfficerPorts> {
  const ports = await officerPorts({ finder: fixedFinder(USUAL_FINDS) });
  return {
    ...ports,
    authority: {
      ...ports.authority,
      findTask: async (id) => TASKS_HERE.find((task) => task.id === id),
      rule: async (matter, asOf) => {
        const task = 'taskId' in matter ? TASKS_HERE.find(({ id }) => id === matter.taskId) : undefined;
        if (task === undefined || asOf < task.validFrom) return { kind: 'unknown', reasons: [] };
        return { kind: 'decided', side: { task, to: task.to ?? PROVINCE, basis: task.basis, validFrom: task.validFrom, certainty: task.certainty }, supporting: [], overridden: [], doubts: [], reasons: [] };
      },
      ...over,
    },
  };
}

describe('a matter that two bodies decide', () => {
  test('names both, each with its case and clause, and asks which it is', async () => {
    const { answer } = await composeOfficerAnswer(await portsWith({ findSplit: () => SPLIT }), { text: 'Tranh chấp đất ai giải quyết?' });
    expect([answer.status, answer.unboundNumbers]).toEqual(['clarification', 0]);
    expect(answer.text).toMatch(/Giữa cá nhân: Chủ tịch UBND cấp xã.*khoản 2 Điều 5.*\n.*Có một bên là tổ chức: UBND cấp tỉnh.*khoản 3 Điều 5/u);
    expect(answer.clarify).toMatchObject({ question: 'Các bên là ai?', choices: [{ code: 'dispute' }, { code: 'dispute-firm' }] });
    expect(answer.candidates.slice(0, 2).map(({ code }) => code)).toEqual(['dispute', 'dispute-firm']);
  });

  test('is answered as ever where only one of its tasks is held', async () => {
    const one: SplitMatter = { ...SPLIT, choices: SPLIT.choices.map((choice, at) => (at === 0 ? choice : { ...choice, tasks: ['missing'] })) };
    expect((await composeOfficerAnswer(await portsWith({ findSplit: () => one }), { text: 'Tranh chấp đất ai giải quyết?' })).answer.status).toBe('answered');
  });
});

describe('a file begun before the order changed', () => {
  test('is answered by the rule for its matter, before the matter itself', async () => {
    const { answer } = await composeOfficerAnswer(await portsWith({ findBegun: () => begunWith('begun-district') }), { text: 'Hồ sơ tranh chấp đất nhận tháng 5/2025 chưa xong, ai làm tiếp?' });
    expect([answer.status, answer.matter?.id, answer.unboundNumbers]).toEqual(['answered', 'begun-district', 0]);
  });

  test('of two bodies is told apart by the body that took it in; where none is named both stand', async () => {
    const ports = await portsWith({ findBegun: () => begunWith('begun-province', 'begun-district') });
    const told = await composeOfficerAnswer(ports, { text: 'Hồ sơ tranh chấp đất huyện nhận tháng 5/2025 chưa xong, ai làm tiếp?' });
    expect(told.answer.matter?.id).toBe('begun-district');
    const open = await composeOfficerAnswer(ports, { text: 'Hồ sơ tranh chấp đất nhận tháng 5/2025 chưa xong, ai làm tiếp?' });
    expect([open.answer.status, open.answer.unboundNumbers]).toEqual(['clarification', 0]);
    expect(open.answer.text).toContain('Hồ sơ do Chủ tịch UBND cấp huyện nhận trước 01/07/2025');
  });

  test('of which no rule is known is answered with who decides today, and says so first', async () => {
    const { answer } = await composeOfficerAnswer(await portsWith({ findBegun: () => begunWith() }), { text: 'Hồ sơ tranh chấp đất nhận tháng 5/2025 chưa xong, ai làm tiếp?' });
    expect([answer.status, answer.unboundNumbers]).toEqual(['answered', 0]);
    expect(answer.text).toContain('Kho chưa có quy định nói ai làm tiếp');
  });
});
