import { describe, expect, test } from 'vitest';
import type { DossierAction } from './dossier-action.ts';
import { tickSteps, type ExerciseStep, type StepCheck } from './practice.ts';

const step = (check: StepCheck): ExerciseStep => ({ text: { vi: 'Làm', en: 'Do' }, role: 'officer', check });
const act = (number: number, kind: DossierAction['kind'], data: object = {}): { readonly kind: DossierAction['kind']; readonly number: number; readonly data: DossierAction['data'] } => ({ kind, number, data: data as DossierAction['data'] });
const ticks = (check: StepCheck, ...dossiers: ReturnType<typeof act>[][]): boolean | undefined => tickSteps({ steps: [step(check)] }, dossiers.map((actions, at) => ({ dossierId: String(at), actions })))[0];

describe('a step is ticked by what stands in the dossiers', () => {
  test('by an action of its kind, and by none of another', () => {
    expect(ticks({ kind: 'claim' }, [act(3, 'claim')])).toBe(true);
    expect(ticks({ kind: 'claim' }, [act(3, 'assign')])).toBe(false);
    expect(ticks({ kind: 'claim' })).toBe(false);
  });

  test.each([
    [{ 'frozen.procedureCode': { is: '1.001193' } }, { frozen: { procedureCode: '1.001193' } }, true],
    [{ 'frozen.procedureCode': { is: '1.001193' } }, { frozen: { procedureCode: '1.004873' } }, false],
    [{ faults: { atLeast: 2 } }, { faults: [{}, {}] }, true],
    [{ faults: { atLeast: 2 } }, { faults: [{}] }, false],
    [{ reason: { atLeast: 10 } }, { reason: 'ngắn' }, false],
    [{ documentId: { exists: true } }, { documentId: 'd' }, true],
    [{ documentId: { exists: true } }, { documentId: '' }, false],
    [{ 'a.b': { exists: true } }, { a: 'text' }, false],
  ] as const)('where %o, of %o: %s', (where, data, ticked) => {
    expect(ticks({ kind: 'receive', where }, [act(2, 'receive', data)])).toBe(ticked);
  });

  test('in so many different dossiers, however often in one', () => {
    const check: StepCheck = { kind: 'sign', dossiers: 3 };
    expect(ticks(check, [act(4, 'sign'), act(6, 'sign'), act(8, 'sign')])).toBe(false);
    expect(ticks(check, [act(4, 'sign')], [act(4, 'sign')], [act(4, 'sign')])).toBe(true);
  });

  test('only behind the action it follows', () => {
    const check: StepCheck = { kind: 'recordResult', after: 'recall' };
    expect(ticks(check, [act(5, 'recordResult'), act(6, 'recall')])).toBe(false);
    expect(ticks(check, [act(5, 'recordResult'), act(6, 'recall'), act(9, 'recordResult')])).toBe(true);
    expect(ticks(check, [act(9, 'recordResult')])).toBe(false);
  });
});
