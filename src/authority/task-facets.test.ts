import { describe, expect, test } from 'vitest';
import type { MergedTask } from '#model/task.ts';
import { openTaskBook } from './task-book.ts';

function makeTask(id: string, field: string, tier: 'province' | 'commune' | undefined, act: MergedTask['act'], more: Partial<MergedTask> = {}): MergedTask {
  return {
    id, version: 1, title: `Việc ${id}`, field, act, basis: [], forms: [], procedureCodes: [], validFrom: '2025-07-01', supersededBy: [], sayings: [], source: 'thử', sourceDate: '2026-11-30', certainty: 'secondary',
    review: { status: 'draft' }, provenance: [], conflicts: [], ...(tier === undefined ? {} : { to: { body: tier, tier, person: 'UBND' as const } }), ...more,
  };
}

const book = openTaskBook(
  [
    makeTask('a', 'Đất đai', 'commune', 'phan_dinh'),
    makeTask('b', 'Đất đai', 'province', 'phan_cap'),
    makeTask('c', 'Hộ tịch', 'commune', 'phan_dinh', { validTo: '2027-03-01' }),
    makeTask('d', 'Hộ tịch', undefined, 'law'),
    makeTask('e', 'Hộ tịch', 'commune', 'uy_quyen', { provinceCode: '38' }),
  ],
  new Map(),
  1,
);

describe('facets of the task browser', () => {
  test('count what is national; a province adds its own', () => {
    expect(book.countFacets({})).toEqual({
      total: 4,
      fields: [{ name: 'Hộ tịch', tasks: 2 }, { name: 'Đất đai', tasks: 2 }],
      tiers: [{ name: 'commune', tasks: 2 }, { name: 'province', tasks: 1 }, { name: 'unknown', tasks: 1 }],
      acts: [{ name: 'phan_dinh', tasks: 2 }, { name: 'law', tasks: 1 }, { name: 'phan_cap', tasks: 1 }],
    });
    expect(book.countFacets({ provinceCode: '38' }).total).toBe(5);
  });

  test('each under the rest of the filter, so that another choice is never hidden by the present one', () => {
    const facets = book.countFacets({ field: 'Đất đai', tier: 'commune' });
    expect(facets.total).toBe(1);
    expect(facets.fields).toEqual([{ name: 'Hộ tịch', tasks: 1 }, { name: 'Đất đai', tasks: 1 }]);
    expect(facets.tiers).toEqual([{ name: 'commune', tasks: 1 }, { name: 'province', tasks: 1 }]);
    expect(facets.acts).toEqual([{ name: 'phan_dinh', tasks: 1 }]);
  });

  test('every count is what the list then shows, on any day', () => {
    for (const asOf of ['2026-11-30', '2027-03-01']) {
      const facets = book.countFacets({ asOf });
      for (const { name, tasks } of facets.tiers) expect(book.list({ asOf, tier: name }, '', 100)).toHaveLength(tasks);
      for (const { name, tasks } of facets.acts) expect(book.list({ asOf, act: name }, '', 100)).toHaveLength(tasks);
      for (const { name, tasks } of facets.fields) expect(book.list({ asOf, field: name }, '', 100)).toHaveLength(tasks);
      expect(facets.total).toBe(book.list({ asOf }, '', 100).length);
    }
  });
});
