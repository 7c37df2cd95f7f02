import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DossierSummary } from '../../api.ts';
import { DOSSIER, DOSSIERS } from '../../components/dossier-examples.ts';
import { weighLoad } from './weigh-load.ts';

const NOW = Date.parse('2026-11-30T09:00:00+07:00');

test('who holds most stands first; what nobody holds is told too', () => {
  const { byPerson } = weighLoad([DOSSIER, DOSSIER, { ...DOSSIER, ownerId: null, overdue: true }], NOW);
  expect(byPerson).toEqual([{ key: DOSSIER.ownerId, count: 2, late: 0 }, { key: '', count: 1, late: 1 }]);
});

test('each day has its place, what is late already counts today, what waits for the applicant on no day', () => {
  const { byDay } = weighLoad([...DOSSIERS, { ...DOSSIER, status: 'supplementing' }], NOW);
  expect(byDay[0]).toEqual({ key: '2026-11-30', count: 1, late: 1 });
  // Its step has been silent since this morning: it will be late unless somebody acts.
  expect(byDay[1]).toEqual({ key: '2026-12-01', count: 1, late: 1 });
  expect(byDay).toHaveLength(14);
});

test('at risk is what is late, and what is silent before its day; the nearest day first', () => {
  const silent = { ...DOSSIER, id: 'silent', dueAt: '2026-12-03T10:00:00.000Z' };
  const late = { ...DOSSIER, id: 'late', overdue: true, dueAt: '2026-11-27T10:00:00.000Z', nextAt: '2026-12-05T01:00:00.000Z' };
  expect(weighLoad([silent, late, { ...DOSSIER, nextAt: '2026-12-05T01:00:00.000Z' }], NOW).atRisk.map(({ id }) => id)).toEqual(['late', 'silent']);
});

test('each step has its name, each helper theirs', () => {
  const { byStep, byHelper } = weighLoad([DOSSIER, { ...DOSSIER, stepName: null }, { ...DOSSIER, status: 'supplementing', stepName: 'Thẩm tra', assistedBy: 'lan' }], NOW);
  expect(byStep).toEqual([{ key: '', count: 1, late: 0 }, { key: 'Thẩm tra', count: 1, late: 0 }]);
  expect(byHelper).toEqual([{ key: 'lan', count: 1, late: 0 }]);
});

test('nothing is counted twice and nothing is lost', () => {
  const dossier = fc.record({ ownerId: fc.constantFrom('a', 'b', null), overdue: fc.boolean() }).map((given): DossierSummary => ({ ...DOSSIER, ...given }));
  fc.assert(fc.property(fc.array(dossier), (all) => weighLoad(all, NOW).byPerson.reduce((sum, { count }) => sum + count, 0) === all.length && weighLoad(all, NOW).byPerson.every(({ count, late }) => late <= count)));
});
