import { describe, expect, it } from 'vitest';
import type { Fee, ProcedureCase, TimeLimit, WayOfFiling } from '#model/procedure.ts';
import { findProvenance } from '#model/procedure.ts';
import { diffVersions } from './diff-versions.ts';
import { mergeProcedures } from './merge-procedure.ts';
import type { PublishedProcedure } from './read-result.ts';
import { toSearchDocument } from './search-document.ts';

const DAYS = (amount: number): TimeLimit => ({ amount, unit: 'workingDay', text: `${amount} ngày làm việc`, state: 'structured' });
const NO_TIME: TimeLimit = { amount: null, unit: null, text: '1', state: 'unparsed' };
const VND = (amountVnd: number): Fee => ({ kind: 'lephi', amountVnd, text: `${amountVnd} đồng`, state: 'structured', scope: 'national' });
const COUNCIL: Fee = { kind: 'lephi', amountVnd: null, text: 'Hội đồng nhân dân tỉnh quyết định', state: 'unparsed', scope: 'province' };
const way = (time: TimeLimit, fees: readonly Fee[], channel: WayOfFiling['channel'] = 'direct'): WayOfFiling => ({ channel, time, fees });
const oneCase = (name: string, channels: readonly WayOfFiling[], papers: readonly string[] = []): ProcedureCase => ({
  id: name === '' ? 'chung' : name, name, onlineLevel: 'unknown', steps: [{ order: 1, actor: 'citizen', text: `Bước của ${name}` }], channels,
  components: papers.map((paper) => ({ name: paper, role: 'submit', originals: 1, copies: 0 })),
});

function record(part: Partial<PublishedProcedure> = {}, source = 'Cổng', sourceDate = '2026-07-17'): PublishedProcedure {
  return {
    code: '1.999001', validFrom: sourceDate, status: 'active', name: 'Thủ tục trồng cây', aliases: [], level: ['commune'], kind: 'delegated_detail', field: { name: 'Cây' },
    promulgation: [], audience: [], boundaryFree: 'unknown', cases: [oneCase('', [way(DAYS(5), [VND(10_000)])], ['Giấy của Cổng'])], results: [],
    authority: { executing: [], competent: [], authorised: [], coordinating: [] }, legalBasis: [], related: [],
    provenance: [{ field: '', source, sourceDate, certainty: source === 'Cổng' ? 'official' : 'secondary' }], ...part,
  };
}
const ours = (part: Partial<PublishedProcedure> = {}): PublishedProcedure => record({ shortName: 'Trồng cây', aliases: ['xin trồng cây'], summary: { vi: 'Khi muốn trồng cây.' }, ...part }, 'Một Cửa', '2025-07-01');

describe('a published record and ours', () => {
  it('keep the published facts and our plain words', () => {
    const merged = mergeProcedures([{ source: 'own', procedure: ours() }, { source: 'dvcqg', procedure: record() }]);
    expect(merged).toMatchObject({ name: 'Thủ tục trồng cây', shortName: 'Trồng cây', aliases: ['xin trồng cây'], summary: { vi: 'Khi muốn trồng cây.' }, conflicts: [] });
    expect(merged.cases[0]?.components[0]?.name).toBe('Giấy của Cổng');
  });

  it('say of each field who said it, when and how surely', () => {
    const merged = mergeProcedures([{ source: 'own', procedure: ours() }, { source: 'dvcqg', procedure: record({ cases: [oneCase('', [way(NO_TIME, [VND(10_000)])], ['Giấy'])] }) }]);
    expect(findProvenance(merged.provenance, 'shortName')).toMatchObject({ source: 'Một Cửa', sourceDate: '2025-07-01', certainty: 'secondary' });
    expect(findProvenance(merged.provenance, 'cases[0].channels[0].time.amount')).toMatchObject({ source: 'Một Cửa' });
    expect(findProvenance(merged.provenance, 'cases[0].channels[0].fees[0].amountVnd')).toMatchObject({ source: 'Cổng', certainty: 'official' });
    expect(findProvenance(merged.provenance, 'name')).toMatchObject({ source: 'Cổng', sourceDate: '2026-07-17' });
  });

  it('show both values where they differ, the published one first', () => {
    const merged = mergeProcedures([{ source: 'own', procedure: ours({ cases: [oneCase('', [way(DAYS(3), [VND(8_000)])])] }) }, { source: 'dvcqg', procedure: record() }]);
    expect(merged.cases[0]?.channels[0]).toMatchObject({ time: { amount: 5 }, fees: [{ amountVnd: 10_000 }] });
    expect(merged.conflicts.map(({ field, kept, other }) => [field, kept.value, other.value, other.source])).toEqual([
      ['channels.direct.time', '5 workingDay', '3 workingDay', 'Một Cửa'],
      ['channels.direct.fees', '10000 VND', '8000 VND', 'Một Cửa'],
    ]);
  });

  it('take our cases where the published row is not a number, and into them every published number', () => {
    const own = ours({ cases: [oneCase('Đúng hạn', [way(DAYS(1), [VND(0)])]), oneCase('Quá hạn', [way(DAYS(2), [COUNCIL])])] });
    const merged = mergeProcedures([{ source: 'own', procedure: own }, { source: 'dvcqg', procedure: record({ cases: [oneCase('', [way(NO_TIME, [VND(10_000)]), way(DAYS(7), [], 'post')], ['Giấy của Cổng'])] }) }]);
    expect(merged.cases.map(({ name }) => name)).toEqual(['Đúng hạn', 'Quá hạn']);
    expect(merged.cases[1]?.channels.map(({ channel, time, fees }) => [channel, time.amount, fees[0]?.amountVnd])).toEqual([['direct', 2, 10_000], ['post', 7, undefined]]);
    expect(merged.cases[0]?.components[0]?.name).toBe('Giấy của Cổng');
  });

  it('put the fees of our finer cases behind the one the portal prints', () => {
    const own = ours({ cases: [oneCase('Cá nhân', [way(DAYS(5), [VND(15_000)])]), oneCase('Theo danh sách', [way(DAYS(5), [VND(10_000)])])] });
    const merged = mergeProcedures([{ source: 'own', procedure: own }, { source: 'dvcqg', procedure: record() }]);
    expect(merged.cases[0]?.channels[0]?.fees.map(({ amountVnd, text }) => [amountVnd, text])).toEqual([[10_000, '10000 đồng'], [15_000, 'Cá nhân: 15000 đồng']]);
    expect(findProvenance(merged.provenance, 'cases[0].channels[0].fees[1]')).toMatchObject({ source: 'Một Cửa' });
    expect(findProvenance(merged.provenance, 'cases[0].channels[0].fees[0]')).toMatchObject({ source: 'Cổng' });
    expect(merged.conflicts).toEqual([]);
  });

  it('do not call a levy free that the council sets, though the portal prints 0', () => {
    const own = ours({ cases: [oneCase('Đúng hạn', [way(DAYS(5), [VND(0)])]), oneCase('Quá hạn', [way(DAYS(5), [COUNCIL])])] });
    const merged = mergeProcedures([{ source: 'own', procedure: own }, { source: 'dvcqg', procedure: record({ cases: [oneCase('', [way(DAYS(5), [VND(0)])])] }) }]);
    expect(merged.cases.map((each) => each.channels[0]?.fees[0]?.amountVnd)).toEqual([0, null]);
    expect(merged.conflicts.map(({ other }) => other.value)).toEqual(['do Hội đồng nhân dân cấp tỉnh quyết định']);
  });

  it('end together when ours says the procedure was repealed', () => {
    const merged = mergeProcedures([{ source: 'own', procedure: ours({ status: 'repealed', validTo: '2026-05-19', replacedBy: ['1.999002'] }) }, { source: 'dvcqg', procedure: record() }]);
    expect(merged).toMatchObject({ status: 'repealed', validTo: '2026-05-19', replacedBy: ['1.999002'] });
    expect(merged.conflicts.map(({ field }) => field)).toContain('status');
  });
});

describe('two publications of one code', () => {
  it('follow the newer one and keep what the older said otherwise', () => {
    const older = record({ cases: [oneCase('', [way(DAYS(9), [VND(10_000)])])] }, 'Bộ', '2026-01-02');
    const merged = mergeProcedures([{ source: 'bqp', procedure: older }, { source: 'dvcqg', procedure: record() }]);
    expect(merged.cases[0]?.channels[0]?.time.amount).toBe(5);
    expect(merged.conflicts).toEqual([{ field: 'channels.direct.time', kept: { source: 'Cổng', sourceDate: '2026-07-17', value: '5 workingDay' }, other: { source: 'Bộ', sourceDate: '2026-01-02', value: '9 workingDay' } }]);
  });

  it('do not follow a table an office typed, however new', () => {
    const typed = record({ cases: [oneCase('', [way(DAYS(2), [VND(10_000)])])] }, 'Bảng', '2026-11-01');
    expect(mergeProcedures([{ source: 'table', procedure: typed }, { source: 'dvcqg', procedure: record() }]).cases[0]?.channels[0]?.time.amount).toBe(5);
  });
});

describe('two versions', () => {
  it('differ field by field in words a person compares', () => {
    const before = { ...record(), version: 1 };
    const after = { ...record({ name: 'Thủ tục trồng cây xanh', cases: [oneCase('', [way(DAYS(3), [VND(10_000)])], ['Giấy của Cổng', 'Ảnh'])], legalBasis: [{ number: '1/2026/NĐ-CP' }] }), version: 2 };
    expect(diffVersions(before, after).map(({ label, before: was, after: is }) => [label.vi, was, is])).toEqual([
      ['Tên thủ tục', 'Thủ tục trồng cây', 'Thủ tục trồng cây xanh'],
      ['Thời hạn', '5 workingDay', '3 workingDay'],
      ['Thành phần hồ sơ', undefined, 'Ảnh (1 bản chính, 0 bản sao)'],
      ['Căn cứ pháp lý', undefined, '1/2026/NĐ-CP'],
    ]);
  });

  it('have nothing between them when they say the same', () => {
    expect(diffVersions({ ...record(), version: 1 }, { ...record(), version: 2 })).toEqual([]);
  });
});

describe('what the search is told', () => {
  it('holds names, sayings and papers, but no notes, and stays short', () => {
    const long = Array.from({ length: 300 }, (_, at) => `Giấy số ${at}`);
    const cases = [{ ...oneCase('Cấp mới', [], long), components: [...oneCase('', [], long).components, { name: 'Mang theo bút', role: 'note' as const, originals: 0, copies: 0 }] }];
    const document = toSearchDocument({ ...ours({ cases }), version: 1 }, { vi: ['xin trồng cây', 'cho trồng cái cây'], en: ['plant a tree'] });
    expect(document).toMatchObject({ id: '1.999001', sayings: ['Trồng cây', 'xin trồng cây', 'cho trồng cái cây'], english: ['plant a tree'], levels: 1, popularity: 1 });
    expect(document.papers).toMatch(/^Cấp mới\nGiấy số 0/u);
    expect(document.papers).not.toContain('bút');
    expect(document.papers.length).toBeLessThanOrEqual(2_000);
  });
});
