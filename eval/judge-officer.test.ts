import { describe, expect, it } from 'vitest';
import { composeOfficerAnswer } from '#assistant/officer.ts';
import { officerPorts, TASKS } from '#assistant/officer/officer.fixture.ts';
import { judgeOfficer, type OfficerSources } from './judge-officer.ts';
import type { EvalRow } from './rows.ts';

const row = (over: Partial<EvalRow>): EvalRow => ({ id: 'r', turns: ['Tranh chấp đất ai giải quyết, mấy ngày?'], gold: ['dispute'], behavior: 'answer', style: 'officer', mustContain: [], mustNotConfirm: [], ...over });
const sources: OfficerSources = { findTask: async (id) => TASKS.find((task) => task.id === id), findProcedure: async () => undefined, extra: [] };

describe('an answer to an officer is counted again from its words', () => {
  it('a right answer states body, tier, decree, article, clause and time limit', async () => {
    const { answer } = await composeOfficerAnswer(await officerPorts(), { text: row({}).turns[0] ?? '' });
    const judged = await judgeOfficer(row({}), answer, 1, sources);
    expect(judged).toMatchObject({ rank: 1, behaviorRight: true, present: 6, stated: 6, wrong: [], unbound: [] });
  });

  it('another tier, another clause and a strange number are each seen', async () => {
    const { answer } = await composeOfficerAnswer(await officerPorts(), { text: row({}).turns[0] ?? '' });
    const bent = { ...answer, text: answer.text.replaceAll('UBND cấp xã –', 'UBND cấp tỉnh –').replaceAll('khoản 2', 'khoản 3').replaceAll('60 ngày', '77 ngày') };
    const judged = await judgeOfficer(row({}), bent, 1, sources);
    expect(judged.wrong).toContainEqual(expect.stringContaining('UBND cấp tỉnh'));
    expect(judged.wrong).toContainEqual(expect.stringContaining('khoản 3'));
    expect(judged.unbound).toEqual(['77']);
    expect(judged.stated).toBeLessThan(judged.present);
  });

  it('a row whose record is not loaded is told apart', async () => {
    const { answer } = await composeOfficerAnswer(await officerPorts(), { text: 'Tranh chấp đất ai giải quyết?' });
    expect((await judgeOfficer(row({ gold: ['nowhere'] }), answer, 1, sources)).goldLoaded).toBe(false);
  });
});
