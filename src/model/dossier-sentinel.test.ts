import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DossierActionKind, DossierDeed } from './dossier-action.ts';
import { begun, citizen, DEEDS, everybody, house } from './dossier.fixture.ts';
import { takeDeed } from './dossier-permissions.ts';
import { ACTION_RULES } from './dossier-rules.ts';
import { expectNext, warnOfDue, type WaitHours } from './dossier-sentinel.ts';
import { isFinal } from './dossier-status.ts';
import type { DossierState } from './dossier.ts';

const HOURS: WaitHours = { reception: 8, firstHandOver: 4, signature: 8, issue: 4, supplyCheck: 8, payment: 40, stopConfirmation: 8, transferAnswer: 8, collection: 40, part: 80 };
const add = (from: string, hours: number): string => new Date(Date.parse(from) + hours * 3_600_000).toISOString();
function after(...kinds: Exclude<DossierActionKind, 'register'>[]): DossierState {
  return kinds.reduce((state, kind) => {
    const rule: { readonly roles: readonly string[]; readonly relations: readonly string[] } = ACTION_RULES[kind];
    const who = rule.roles.length > 0 ? everybody : rule.relations.includes('applicant') ? citizen : house;
    const outcome = takeDeed(state, who, DEEDS[kind], Date.parse('2026-11-23T09:00:00+07:00'));
    if (!outcome.ok) throw new Error(`${kind}: ${outcome.code}`);
    return outcome.value.state;
  }, begun());
}

describe('the next expected event', () => {
  test.each<[string, DossierState, string | undefined, string | undefined]>([
    ['the desk answers what was submitted', begun(), 'reception', '2026-11-23T09:30:00.000Z'],
    ['the received goes to the unit', after('receive'), 'firstHandOver', '2026-11-23T06:00:00.000Z'],
    ['the step has its own time', after('receive', 'handOver'), 'step', '2026-11-26T03:00:00.000Z'],
    ['a draft waits for the signer', after('receive', 'handOver', 'decide'), 'signature', '2026-11-23T10:00:00.000Z'],
    ['the signed waits for its number', after('receive', 'handOver', 'decide', 'sign'), 'issue', '2026-11-23T06:00:00.000Z'],
    ['the applicant supplements until the day', after('receive', 'requestSupplement'), 'supplement', '2026-12-10T10:00:00.000Z'],
    ['the desk looks at what was supplied', after('receive', 'requestSupplement', 'supply'), 'supplyCheck', '2026-11-23T10:00:00.000Z'],
    ['a payment', after('receive', 'requestPayment'), 'payment', '2026-11-24T18:00:00.000Z'],
    ['a stop is confirmed', after('receive', 'withdraw'), 'stopConfirmation', '2026-11-23T10:00:00.000Z'],
    ['the other agency answers', after('receive', 'transfer'), 'transferAnswer', '2026-11-23T10:00:00.000Z'],
    ['the result is collected', after('receive', 'handOver', 'decide', 'sign', 'recordResult'), 'collection', '2026-11-24T18:00:00.000Z'],
    ['nothing is awaited at the end', after('refuseReception'), undefined, undefined],
  ])('%s', (_, state, cause, by) => {
    const expected = expectNext(state, HOURS, add);
    expect([expected?.cause, expected?.by]).toEqual([cause, by]);
    if (expected !== undefined) for (const kind of expected.awaits) expect(ACTION_RULES[kind].from as readonly string[]).toContain(state.status);
  });

  test('every dossier that is not at its end is awaited by somebody, within its due date while the clock runs', () => {
    const kinds = Object.keys(DEEDS) as (keyof typeof DEEDS)[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 30 }), (walk) => {
        let state = begun();
        for (const kind of walk) {
          const deed: DossierDeed = DEEDS[kind];
          for (const who of [everybody, house, citizen]) {
            const outcome = takeDeed(state, { ...who, siteId: state.ownerSiteId }, deed, Date.parse('2026-11-23T09:00:00+07:00'));
            if (outcome.ok) state = outcome.value.state;
          }
        }
        const expected = expectNext(state, HOURS, add);
        expect(expected === undefined).toBe(isFinal(state.status));
        if (expected !== undefined && ['firstHandOver', 'step', 'decision', 'signature', 'issue'].includes(expected.cause)) expect(expected.by <= (state.due?.at ?? '')).toBe(true);
      }),
    );
  });
});

test.each([
  [-1, 0, 'late'],
  [1, 0, 'urgent'],
  [8, 0, 'soon'],
  [9, 0, undefined],
  [9, 4, 'soon'],
  [24, 500, 'soon'],
  [25, 500, undefined],
])('with %s hours left and %s open dossiers: %s', (hoursLeft, open, level) => {
  expect(warnOfDue(hoursLeft, open)?.level).toBe(level);
});
