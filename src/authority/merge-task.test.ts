import { describe, expect, test } from 'vitest';
import { makeRecord, PROVINCE } from './authority.fixture.ts';
import { mergeTask } from './merge-task.ts';

describe('one task from two sources', () => {
  test('of equal certainty and day our own counts, and each says which part is whose', () => {
    const merged = mergeTask([{ origin: 'import', record: makeRecord({ title: 'Tên nguồn', timeLimit: '5 ngày', source: 'Tệp' }) }, { origin: 'own', record: makeRecord({ title: 'Tên ta viết', source: 'Ta' }) }]);
    expect(merged).toMatchObject({ title: 'Tên ta viết', timeLimit: '5 ngày', source: 'Ta', conflicts: [] });
    expect(merged.provenance.map(({ field, origin }) => `${field}:${origin}`)).toEqual([':own', 'timeLimit:import']);
  });

  test('the newer of two equally sure sources counts; the readable title stays ours', () => {
    const merged = mergeTask([{ origin: 'own', record: makeRecord({ title: 'Tên ta viết' }) }, { origin: 'import', record: makeRecord({ title: 'Tên nguồn', validTo: '2028-01-01', sourceDate: '2027-01-05' }) }]);
    expect(merged).toMatchObject({ title: 'Tên ta viết', validTo: '2028-01-01' });
    expect(merged.conflicts).toEqual([{ field: 'validTo', kept: { origin: 'import', source: 'Nguồn thử', value: '2028-01-01' }, other: { origin: 'own', source: 'Nguồn thử', value: '2027-03-01' } }]);
  });

  test('a surer source counts whatever its day, and the other recipient stays visible', () => {
    const merged = mergeTask([{ origin: 'own', record: makeRecord({ certainty: 'unverified', sourceDate: '2027-01-01' }) }, { origin: 'import', record: makeRecord({ to: PROVINCE }) }]);
    expect(merged.to).toEqual(PROVINCE);
    expect(merged.conflicts.map(({ field, other }) => [field, other.value])).toEqual([['to', 'UBND cấp xã (commune)']]);
  });

  test('a source that says the provision was ended is not filled with the other’s recipient', () => {
    const { to: _to, ...ended } = makeRecord({ certainty: 'official' });
    const merged = mergeTask([{ origin: 'import', record: ended }, { origin: 'own', record: makeRecord() }]);
    expect(merged.to).toBeUndefined();
    expect(merged.conflicts.map(({ field }) => field)).toContain('to');
  });

  test('a start that one source knows takes the place of an unstated one', () => {
    const merged = mergeTask([{ origin: 'own', record: makeRecord({ startUnstated: true }) }, { origin: 'import', record: makeRecord({ validFrom: '2024-08-01' }) }]);
    expect(merged.startUnstated).toBeUndefined();
    expect(merged.validFrom).toBe('2024-08-01');
    expect(merged.conflicts).toEqual([]);
  });

  test('a dispute that one source records is never lost', () => {
    const merged = mergeTask([{ origin: 'own', record: makeRecord() }, { origin: 'import', record: makeRecord({ review: { status: 'disputed', note: 'hai văn bản' } }) }]);
    expect(merged.review.status).toBe('disputed');
  });
});
