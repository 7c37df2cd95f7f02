import { describe, expect, test } from 'vitest';
import type { MergedTask, Ruling } from '#model/task.ts';
import type { Procedure } from '#model/procedure.ts';
import { CHAIR, COMMUNE, DISTRICT, makeProcedure, makeTask, PROVINCE } from './authority.fixture.ts';
import type { Amendment, Contradiction } from './authority-content.ts';
import { decideRuling } from './decide-ruling.ts';
import { readProcedureWord } from './procedure-word.ts';

interface Asked {
  readonly tasks?: readonly MergedTask[];
  readonly overrides?: readonly MergedTask[];
  readonly procedure?: Procedure;
  readonly contradictions?: readonly Contradiction[];
  readonly amendments?: readonly Amendment[];
  readonly asOf?: string;
}

function rule({ tasks = [makeTask()], overrides = [], procedure, contradictions = [], amendments = [], asOf = '2026-11-30' }: Asked): Ruling {
  const word = procedure === undefined ? undefined : readProcedureWord(procedure);
  return decideRuling({ tasks, overrides, contradictions, amendments, asOf, askWhom: () => 'Sở Thử', ...(word === undefined ? {} : { procedure: word }) });
}

function keysOf(ruling: Ruling): string[] {
  return ruling.reasons.map(({ key }) => key);
}

describe('four days of one task', () => {
  test.each([
    ['2025-06-30', 'notInForce', 'before', DISTRICT],
    ['2025-07-01', 'decided', undefined, DISTRICT],
    ['2027-02-28', 'decided', undefined, DISTRICT],
    ['2027-03-01', 'notInForce', 'after', COMMUNE],
  ])('%s: %s %s', (asOf, kind, when, previous) => {
    const ruling = rule({ asOf });
    expect(ruling).toMatchObject({ kind, previous, ...(when === undefined ? { side: { to: COMMUNE } } : { when }) });
  });

  test('before its start with no earlier holder told, that is said', () => {
    const ruling = rule({ tasks: [makeTask({}, 'from')], asOf: '2025-06-30' });
    expect(ruling).not.toHaveProperty('previous');
    expect(keysOf(ruling)).toContain('ruling.previousUnknown');
  });

  test('after the end the text that took its place is named, else whom to ask', () => {
    expect(rule({ tasks: [makeTask({ supersededBy: ['254/2025/NĐ-CP'] })], asOf: '2027-03-01' })).toMatchObject({ supersededBy: ['254/2025/NĐ-CP'] });
    expect(rule({ asOf: '2027-03-01' })).toMatchObject({ supersededBy: [], askWhom: 'Sở Thử' });
  });

  test('within ninety days of its end a power is said to end soon', () => {
    expect(keysOf(rule({ asOf: '2026-12-01' }))).toContain('ruling.endsSoon');
    expect(keysOf(rule({ asOf: '2026-11-30' }))).toContain('ruling.ends');
  });
});

describe('a province’s own decision', () => {
  const own = makeTask({ provinceCode: '01', to: PROVINCE, validFrom: '2026-01-01', validTo: '2026-12-31', basis: [{ document: '12/2026/QĐ-UBND', article: '2' }] }, 'from');

  test('stands before the national record on its days, and says so with both', () => {
    const ruling = rule({ overrides: [own] });
    expect(ruling).toMatchObject({ kind: 'decided', side: { to: PROVINCE }, previous: DISTRICT });
    expect(ruling.kind === 'decided' && ruling.overridden.map(({ to }) => to)).toEqual([COMMUNE]);
    expect(keysOf(ruling)).toContain('ruling.overrides');
  });

  test.each(['2025-12-31', '2026-12-31'])('outside its days (%s) the national record counts', (asOf) => {
    expect(rule({ overrides: [own], asOf })).toMatchObject({ kind: 'decided', side: { to: COMMUNE }, overridden: [] });
  });

  test('is not contradicted by the published level: the province decided otherwise on purpose', () => {
    expect(rule({ overrides: [own], procedure: makeProcedure('1.000001', ['commune']) }).kind).toBe('decided');
  });
});

describe('records that differ', () => {
  const rival = makeTask({ id: 'viec-2', to: PROVINCE, basis: [{ document: '144/2025/NĐ-CP', article: '4' }] });

  test('in tier and equally sure are a contradiction: both texts and whom to ask, never a choice', () => {
    const ruling = rule({ tasks: [makeTask(), rival] });
    expect(ruling).toMatchObject({ kind: 'contradiction', askWhom: 'Sở Thử', previous: DISTRICT });
    expect(ruling.kind === 'contradiction' && ruling.sides.map(({ to }) => to.tier)).toEqual(['commune', 'province']);
  });

  test('in tier where the other is not confirmed leave the surer and show the doubt', () => {
    const ruling = rule({ tasks: [makeTask({ ...rival, certainty: 'unverified' }), makeTask()] });
    expect(ruling).toMatchObject({ kind: 'decided', side: { to: COMMUNE }, doubts: [{ to: PROVINCE }] });
    expect(keysOf(ruling)).toContain('ruling.lessSure');
  });

  test('both unconfirmed and of different tiers: neither may decide', () => {
    expect(rule({ tasks: [makeTask({ certainty: 'unverified' }), makeTask({ ...rival, certainty: 'unverified' })] }).kind).toBe('contradiction');
  });

  test('in the person only leave the clause of law first and name the other person', () => {
    const ruling = rule({ tasks: [makeTask({ act: 'procedure', basis: [] }), makeTask({ id: 'viec-3', to: CHAIR })] });
    expect(ruling).toMatchObject({ kind: 'decided', side: { to: CHAIR, task: { id: 'viec-3' } }, doubts: [{ to: COMMUNE }] });
    expect(keysOf(ruling)).toContain('ruling.signerDiffers');
  });

  test('a contradiction that a person wrote down is shown with the other text', () => {
    const written: Contradiction = { id: 'gpxd', about: 'recipient', taskIds: ['viec-1'], procedureCodes: [], other: { title: 'Danh mục', to: PROVINCE, basis: [{ document: '144/2025/NĐ-CP' }], source: 'Danh mục', sourceDate: '2026-07-17', certainty: 'secondary' }, askWhom: 'Sở Xây dựng', note: 'khác nhau' };
    expect(rule({ contradictions: [written] })).toMatchObject({ kind: 'contradiction', askWhom: 'Sở Xây dựng', sides: [{ to: COMMUNE }, { to: PROVINCE, basis: [{ document: '144/2025/NĐ-CP' }] }] });
  });
});

describe('the published procedure', () => {
  test('of the same tier and person supports', () => {
    expect(rule({ procedure: makeProcedure('1.000001', ['commune'], ['Ủy ban nhân dân cấp xã']) })).toMatchObject({ kind: 'decided', supporting: [{ task: { id: '1.000001' } }], doubts: [] });
  });

  test('naming another person of the tier is a doubt', () => {
    expect(rule({ procedure: makeProcedure('1.000001', ['commune'], ['Chủ tịch Ủy ban nhân dân cấp xã']) })).toMatchObject({ kind: 'decided', side: { to: COMMUNE }, doubts: [{ to: { person: 'CHU_TICH' } }] });
  });

  test('of another tier contradicts', () => {
    const ruling = rule({ procedure: makeProcedure('1.000001', ['province'], ['Sở Thử']) });
    expect(ruling).toMatchObject({ kind: 'contradiction', sides: [{ to: COMMUNE }, { to: { body: 'Sở Thử', tier: 'province' } }] });
    expect(keysOf(ruling)).toContain('ruling.levelDisagrees');
  });

  test.each<[string, Procedure['level']]>([['several tiers', ['province', 'commune']], ['every tier (shared)', ['shared', 'province']], ['other bodies', ['vertical']]])('of %s does not contradict', (_words, level) => {
    expect(rule({ procedure: makeProcedure('1.000001', level) }).kind).toBe('decided');
  });

  test('alone decides as what it is: a published level, no clause', () => {
    const ruling = rule({ tasks: [], procedure: makeProcedure('1.000001', ['province'], ['Sở Thử']) });
    expect(ruling).toMatchObject({ kind: 'decided', side: { to: { body: 'Sở Thử' }, task: { act: 'procedure' } } });
    expect(keysOf(ruling)).toContain('ruling.procedureOnly');
    expect(rule({ tasks: [], procedure: makeProcedure('1.000001', ['province']), asOf: '2025-06-30' })).toMatchObject({ kind: 'notInForce', when: 'before' });
  });
});

describe('what is not there', () => {
  test('no record at all is "chưa có căn cứ"', () => {
    expect(rule({ tasks: [] })).toEqual({ kind: 'unknown', reasons: [{ key: 'ruling.noRecord', values: {} }] });
  });

  test('a provision ended with nobody named holds nobody', () => {
    const ended = makeTask({}, 'to', 'validTo');
    expect(rule({ tasks: [ended] })).toMatchObject({ kind: 'notInForce', when: 'abolished' });
    expect(rule({ tasks: [makeTask({ validTo: '2025-09-26' }, 'to')], asOf: '2025-08-01' })).toMatchObject({ kind: 'unknown', reasons: [{ key: 'ruling.recipientUnstated' }] });
    expect(rule({ tasks: [makeTask({ validTo: '2025-09-26' }, 'to')], asOf: '2025-09-26' })).toMatchObject({ kind: 'notInForce', when: 'after' });
  });
});

describe('what is said beside a ruling', () => {
  test.each<[string, Asked]>([
    ['ruling.unsure', { tasks: [makeTask({ certainty: 'unverified' })] }],
    ['ruling.noArticle', { tasks: [makeTask({ basis: [{ document: '120/2025/NĐ-CP' }] })] }],
    ['ruling.startUnstated', { tasks: [makeTask({ startUnstated: true })] }],
    ['ruling.previous', {}],
    ['ruling.basis', {}],
    ['ruling.sourcesDiffer', { tasks: [makeTask({ conflicts: [{ field: 'to', kept: { origin: 'own', source: 'a', value: 'x' }, other: { origin: 'import', source: 'b', value: 'y' } }] })] }],
    ['ruling.amended', { amendments: [{ id: 'a', document: '120/2025/NĐ-CP', article: '6', by: '18/2026/NĐ-CP', on: '2026-01-15', effect: 'amends', note: 'sửa', source: 's', certainty: 'secondary' }] }],
    ['ruling.basisDisputed', { contradictions: [{ id: 'b', about: 'basis', taskIds: ['viec-1'], procedureCodes: [], askWhom: 'Sở Thử', note: 'hai nguồn' }] }],
  ])('%s', (key, asked) => {
    expect(keysOf(rule(asked))).toContain(key);
  });

  test('an amendment of another article, or of a later day, is not told', () => {
    const amendment: Amendment = { id: 'a', document: '120/2025/NĐ-CP', article: '7', by: 'x', effect: 'amends', note: '', source: 's', certainty: 'secondary' };
    expect(keysOf(rule({ amendments: [amendment] }))).not.toContain('ruling.amended');
    expect(keysOf(rule({ amendments: [{ ...amendment, article: '6', on: '2027-01-01' }] }))).not.toContain('ruling.amended');
  });
});
