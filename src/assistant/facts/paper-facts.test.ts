import { expect, test } from 'vitest';
import type { Procedure } from '#model/procedure.ts';
import { ownProcedure, testPorts } from '../assistant.fixture.ts';
import { composeAnswer } from '../citizen.ts';

const LONG = 'Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng xác nhận về việc sinh';
const SAID = 'Nguyên văn công bố có ở trang của thủ tục.';

async function askPapers(change: (procedure: Procedure) => Procedure): Promise<{ text: string; fields: (string | undefined)[]; unbound: number }> {
  const record = change(ownProcedure('1.001193'));
  const ports = await testPorts();
  const answer = (await composeAnswer({ ...ports, procedures: { ...ports.procedures, findProcedure: (code, asOf) => (code === record.code ? record : ports.procedures.findProcedure(code, asOf)) } }, { text: 'làm khai sinh cần giấy tờ gì' })).answer;
  return { text: answer.text, fields: answer.facts.map((fact) => fact.field), unbound: answer.unboundNumbers };
}

test('a plain list is read out as it is, and says where the published words stand', async () => {
  const { text, fields, unbound } = await askPapers((record) => ({
    ...record,
    cases: record.cases.map((each) => ({ ...each, publishedComponents: [{ name: LONG, role: 'submit' as const, originals: 1, copies: 0 }] })),
  }));
  expect(text).toContain('Giấy chứng sinh do bệnh viện cấp');
  expect(text).not.toContain('xác nhận về việc sinh');
  expect(text.split(SAID)).toHaveLength(2);
  expect(fields).toContain('cases[0].publishedComponents');
  expect(unbound).toBe(0);
});

test('a form and an identity paper are for everybody, though words stand beside them', async () => {
  const { text } = await askPapers((record) => record);
  const everybody = text.split('Chỉ cần khi đúng trường hợp')[0] ?? '';
  expect(everybody).toContain('Tờ khai đăng ký khai sinh');
  expect(everybody).toContain('Giấy tờ tùy thân có ảnh');
  expect(text).not.toContain(SAID);
});

test('a plan names a paper once, though one of its records counts it and another does not', async () => {
  const { answer } = await composeAnswer(await testPorts(), { text: 'ba tôi mới mất thì phải làm những gì' });
  expect(answer.status).toContain('answered');
  const notices = (answer.papersOnce ?? []).filter((paper) => paper.startsWith('Giấy báo tử'));
  expect(notices).toHaveLength(1);
});
