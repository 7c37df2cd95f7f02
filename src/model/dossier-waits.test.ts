import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DossierAction, DossierDeed } from './dossier-action.ts';
import { citizen, DEEDS, everybody, house, registration } from './dossier.fixture.ts';
import { takeDeed } from './dossier-permissions.ts';
import { stateOf, stoodMsAt } from './dossier.ts';
import { listWaits } from './dossier-waits.ts';

/** The actions of deeds taken one hour after another, by whoever may; what nobody may now is passed over. */
function walk(kinds: readonly (keyof typeof DEEDS)[]): readonly DossierAction[] {
  const actions: DossierAction[] = [registration()];
  for (const [at, kind] of kinds.entries()) {
    const deed: DossierDeed = DEEDS[kind];
    for (const who of [everybody, house, citizen]) {
      const state = stateOf(actions);
      const taken = takeDeed(state, { ...who, siteId: state.ownerSiteId }, deed, Date.parse('2026-11-23T02:30:00Z') + at * 3_600_000);
      if (!taken.ok) continue;
      actions.push(taken.value.action);
      break;
    }
  }
  return actions;
}

test('a supplement is a wait from the request until it is confirmed, however often it is asked for meanwhile', () => {
  expect(listWaits(walk(['receive', 'requestSupplement', 'supply', 'requestSupplement', 'supply', 'resume']))).toEqual([
    { for: 'supplement', from: '2026-11-23T03:30:00.000Z', to: '2026-11-23T07:30:00.000Z', clockStands: true },
  ]);
});

test('an open wait has no end, and says why', () => {
  expect(listWaits(walk(['receive', 'handOver', 'requestPayment']))).toEqual([{ for: 'payment', from: '2026-11-23T04:30:00.000Z', reason: 'Thông báo thuế', clockStands: true }]);
  expect(listWaits(walk(['withdraw']))).toEqual([{ for: 'stop', from: '2026-11-23T02:30:00.000Z', reason: 'Không cần nữa', clockStands: false }]);
  expect(listWaits([registration()])).toEqual([]);
});

test('the waits in which the clock stands add up to the time the state has counted', () => {
  const kinds = Object.keys(DEEDS) as (keyof typeof DEEDS)[];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 25 }), (walked) => {
      const actions = walk(walked);
      const now = '2026-12-31T00:00:00.000Z';
      const stood = listWaits(actions).filter(({ clockStands }) => clockStands).reduce((sum, { from, to = now }) => sum + Date.parse(to) - Date.parse(from), 0);
      expect(stood).toBe(stoodMsAt(stateOf(actions), now));
    }),
    { numRuns: 60 },
  );
});
