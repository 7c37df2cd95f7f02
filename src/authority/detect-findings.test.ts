import { describe, expect, test } from 'vitest';
import type { ProvisionValidity } from '#model/law-address.ts';
import type { MergedTask } from '#model/task.ts';
import { CHAIR, COMMUNE, makeProcedure, makeTask, PROVINCE } from './authority.fixture.ts';
import type { FindingPorts } from './detect-findings.ts';
import { detectFindings } from './detect-findings.ts';
import { readProcedureWord } from './procedure-word.ts';

const TODAY = '2026-06-01';
const NO_PORTS: FindingPorts = { wordOf: () => 'silent', validityOf: () => undefined, amendments: [], contradictions: [] };

function find(tasks: readonly MergedTask[], ports: Partial<FindingPorts> = {}, today = TODAY): string[] {
  return detectFindings(tasks, today, { ...NO_PORTS, ...ports }).map(({ kind }) => kind).sort();
}

const wordOf = (level: Parameters<typeof makeProcedure>[1], competent: readonly string[] = []) => (code: string) => readProcedureWord(makeProcedure(code, level, competent)) ?? ('silent' as const);
const named = makeTask({ procedureCodes: ['1.000001'] });

describe('contradictions and gaps', () => {
  test('a sound task gives none', () => {
    expect(find([makeTask()])).toEqual([]);
  });

  test.each<[string, readonly MergedTask[], Partial<FindingPorts>]>([
    ['twoRecipients', [named, makeTask({ id: 'viec-2', title: 'Khác', to: PROVINCE, procedureCodes: ['1.000001'] })], {}],
    ['twoRecipients', [makeTask(), makeTask({ id: 'viec-2', to: PROVINCE })], {}],
    ['signerDiffers', [makeTask(), makeTask({ id: 'viec-2', to: CHAIR })], {}],
    ['signerDiffers', [named], { wordOf: wordOf(['commune'], ['Chủ tịch UBND cấp xã']) }],
    ['levelDisagrees', [named], { wordOf: wordOf(['province']) }],
    ['procedureMissing', [named], { wordOf: () => 'missing' }],
    ['tierMismatch', [makeTask({ to: { ...COMMUNE, tier: 'province' } })], {}],
    ['noArticle', [makeTask({ basis: [{ document: '120/2025/NĐ-CP' }] })], {}],
    ['sourcesDiffer', [makeTask({ conflicts: [{ field: 'to', kept: { origin: 'own', source: 'a', value: 'x' }, other: { origin: 'import', source: 'b', value: 'y' } }] })], {}],
    ['sourceDoubt', [makeTask({ note: 'khoản trích không khớp tên việc' })], {}],
    ['amended', [makeTask()], { amendments: [{ id: 'a', document: '120/2025/NĐ-CP', by: '18/2026/NĐ-CP', effect: 'amends', note: '', source: 's', certainty: 'secondary' }] }],
    ['textsDiffer', [makeTask()], { contradictions: [{ id: 'c', about: 'basis', taskIds: ['viec-1'], procedureCodes: [], askWhom: 'Sở', note: 'n' }] }],
  ])('%s', (kind, tasks, ports) => {
    expect(find(tasks, ports)).toEqual([kind]);
  });

  test('a clause past its validity and a change of it come from the law library', () => {
    const validityOf = (address: ProvisionValidity['address']): ProvisionValidity => ({ address, state: 'ended', validTo: '2026-01-15', changedBy: [{ document: '18/2026/NĐ-CP', relation: 'repeals', on: '2026-01-15' }] });
    expect(find([makeTask()], { validityOf })).toEqual(['amended', 'clauseEnded']);
  });

  test.each([['2026-11-30', []], ['2026-12-01', ['endsIn90']], ['2027-01-29', ['endsIn90']], ['2027-01-30', ['endsIn30']], ['2027-02-28', ['endsIn30']], ['2027-03-01', ['ended']]])('on %s a power that ends on 1 March 2027: %j', (today, kinds) => {
    expect(find([makeTask()], {}, today)).toEqual(kinds);
  });

  test('two recipients one after the other, or in two provinces, are no contradiction', () => {
    expect(find([makeTask({ validTo: '2026-01-01' }), makeTask({ id: 'viec-2', to: PROVINCE, validFrom: '2026-01-01' })], {}, '2025-08-01')).toEqual([]);
    expect(find([makeTask({ provinceCode: '01' }), makeTask({ provinceCode: '04', to: PROVINCE })])).toEqual([]);
  });

  test('the same look twice gives the same ids; another task another', () => {
    const tasks = [makeTask({ basis: [] }), makeTask({ id: 'viec-2', title: 'Khác', basis: [] })];
    const [once, twice] = [detectFindings(tasks, TODAY, NO_PORTS), detectFindings([...tasks].reverse(), '2026-06-02', NO_PORTS)];
    expect(once).toEqual(twice);
    expect(new Set(once.map(({ id }) => id)).size).toBe(2);
  });
});
