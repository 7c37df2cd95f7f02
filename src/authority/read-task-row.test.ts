import { describe, expect, test } from 'vitest';
import { readTaskRow } from './read-task-row.ts';
import type { MappedRow } from './task-columns.ts';

const context = { sourceDate: '2026-11-22', source: 'bang.csv' };
const row: MappedRow = { id: 'v-1', title: 'Cấp giấy phép thử', act: 'phân định', fromBody: 'UBND cấp huyện', fromTier: 'huyện', toBody: 'UBND cấp xã', toTier: 'xã', document: '140/2025/NĐ-CP', article: '4', clause: '1', validFrom: '01/7/2025', validTo: '2027-03-01', certainty: 'quoted' };

function read(part: MappedRow): ReturnType<typeof readTaskRow> {
  return readTaskRow({ ...row, ...part }, context);
}

function faultOf(part: MappedRow): string {
  const result = read(part);
  return result.ok ? 'taken' : result.reason;
}

describe('a row of a table', () => {
  test('becomes a task with its exact persons, clause and days', () => {
    expect(read({ timeLimit: '10 ngày làm việc', procedureCodes: '1.001193; 1.000656.000.00.00.H29', forms: 'Mẫu 01\nMẫu 02' })).toMatchObject({
      ok: true,
      record: {
        id: 'v-1', act: 'phan_dinh', from: { body: 'UBND cấp huyện', tier: 'district_abolished', person: 'UBND' }, to: { body: 'UBND cấp xã', tier: 'commune' },
        basis: [{ document: '140/2025/NĐ-CP', article: '4', clause: '1' }], validFrom: '2025-07-01', validTo: '2027-03-01', procedureCodes: ['1.001193', '1.000656'], forms: ['Mẫu 01', 'Mẫu 02'], certainty: 'secondary', source: 'bang.csv', sourceDate: '2026-11-22',
      },
    });
  });

  test.each<[string, MappedRow]>([
    ['title_missing', { title: ' ' }],
    ['recipient_missing', { toBody: '', toTier: '' }],
    ['id_malformed', { id: 'a b' }],
    ['act_unknown', { act: 'trao quyền' }],
    ['tier_unknown', { toTier: 'xóm' }],
    ['tier_unknown', { fromTier: 'liên xã' }],
    ['date_malformed', { validFrom: '31/2/2026' }],
    ['date_malformed', { validTo: 'sang năm' }],
    ['dates_swapped', { validFrom: '2027-03-01', validTo: '2025-07-01' }],
    ['dates_swapped', { validFrom: '2025-07-01', validTo: '2025-07-01' }],
    ['basis_malformed', { document: '', article: '4' }],
    ['basis_malformed', { article: 'năm' }],
    ['basis_malformed', { clause: '1, 2 và 3' }],
    ['article_in_clause', { clause: 'Điều 5a' }],
    ['code_malformed', { procedureCodes: '1.00119' }],
    ['certainty_unknown', { certainty: 'chắc như đinh' }],
    ['province_malformed', { provinceCode: 'Hà Nội' }],
    ['field_malformed', { title: 'x'.repeat(2_000) }],
  ])('%s: %j', (reason, part) => {
    expect(faultOf(part)).toBe(reason);
  });

  test('"Điều 5a" in the article column is article 5a', () => {
    expect(read({ article: 'Điều 5a', clause: 'khoản 2' })).toMatchObject({ ok: true, record: { basis: [{ article: '5a', clause: '2' }] } });
  });

  test('a whole citation in one cell is taken apart', () => {
    expect(read({ document: '', article: '', clause: '', basis: 'điểm b khoản 1 Điều 9 Nghị định 151/2025/NĐ-CP\nLuật Đất đai' })).toMatchObject({
      ok: true, record: { basis: [{ document: '151/2025/NĐ-CP', article: '9', clause: '1', point: 'b' }, { document: 'Luật Đất đai' }] },
    });
  });

  test('"không còn áp dụng" means the provision ended: nobody holds it', () => {
    const result = read({ toBody: 'không còn áp dụng', toTier: 'bộ' });
    expect(result.ok && result.record.to).toBeUndefined();
  });

  test('a start that no source tells is said to be unstated, counted from the two-tier order', () => {
    expect(read({ validFrom: null, validTo: null })).toMatchObject({ ok: true, record: { validFrom: '2025-07-01', startUnstated: true } });
    expect(read({})).not.toMatchObject({ record: { startUnstated: true } });
  });

  test('a tier without a body stays a tier; the body is not guessed', () => {
    expect(read({ fromBody: null, fromTier: 'bộ' })).toMatchObject({ ok: true, record: { from: { tier: 'central', person: 'OTHER' } } });
    const silent = read({ fromBody: null, fromTier: null });
    expect(silent.ok && silent.record.from).toBeUndefined();
  });

  test.each<[string, MappedRow, string]>([
    ['quoted', {}, 'secondary'],
    ['derived', {}, 'secondary'],
    ['derived', { article: null, clause: null }, 'unverified'],
    ['derived', { article: null, clause: null, act: 'thủ tục' }, 'secondary'],
    ['unsure', {}, 'unverified'],
    ['', {}, 'unverified'],
    ['official', {}, 'official'],
  ])('certainty "%s" %j: %s', (certainty, part, expected) => {
    expect(read({ ...part, certainty })).toMatchObject({ ok: true, record: { certainty: expected } });
  });

  test('a concluded fact carries a note that says so', () => {
    expect(read({ certainty: 'derived', note: 'Xem thêm' })).toMatchObject({ record: { note: expect.stringMatching(/^Xem thêm; .*suy ra/u) as string } });
  });

  test('a row without an id gets one from its facts, the same each time', () => {
    const [once, twice, other] = [read({ id: '' }), read({ id: null }), read({ id: '', title: 'Việc khác' })];
    expect(once.ok && once.record.id).toMatch(/^t-[0-9a-f]{12}$/u);
    expect(once.ok && twice.ok && once.record.id === twice.record.id).toBe(true);
    expect(once.ok && other.ok && once.record.id === other.record.id).toBe(false);
  });

  test('an import for one province takes no row of another', () => {
    expect(readTaskRow({ ...row, provinceCode: '01' }, { ...context, provinceCode: '04' })).toMatchObject({ ok: false, reason: 'province_differs', details: { written: '01', expected: '04' } });
    expect(readTaskRow(row, { ...context, provinceCode: '04' })).toMatchObject({ ok: true, record: { provinceCode: '04' } });
  });
});
