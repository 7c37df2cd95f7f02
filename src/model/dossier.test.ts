import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOSSIER_ACTION_KINDS, type DossierAction, type DossierActionKind, type DossierDeed } from './dossier-action.ts';
import { controlSheetOf } from './dossier-control-sheet.ts';
import { begun, citizen, DEEDS, dueAt, everybody, house, officer, payable, registration } from './dossier.fixture.ts';
import { checkDeed, isInHand, listActions, refuseNow, takeDeed, type Asker } from './dossier-permissions.ts';
import { ACTION_RULES, AFTER_END } from './dossier-rules.ts';
import { DOSSIER_STATUSES, isFinal, NATIONAL_STATUS_CODES } from './dossier-status.ts';
import { applyAction, beginDossier, isOverdue, nationalStatusOf, stateOf, stoodMsAt, type DossierState } from './dossier.ts';

const HOUR = 3_600_000;
const NINE = Date.parse('2026-11-23T09:00:00+07:00');
type Step = Exclude<DossierActionKind, 'register'> | DossierDeed;

/** Who does it by default: whoever the rule names. */
function askerFor(kind: DossierActionKind): Asker {
  const { roles } = ACTION_RULES[kind];
  if (roles.length > 0) return everybody;
  return (ACTION_RULES[kind].relations as readonly string[]).includes('applicant') ? citizen : house;
}
function walk(steps: readonly Step[], from: DossierState = begun(), startAt = NINE): { readonly state: DossierState; readonly actions: readonly DossierAction[] } {
  const actions: DossierAction[] = [];
  let state = from;
  let now = startAt;
  for (const step of steps) {
    const deed = typeof step === 'string' ? DEEDS[step] : step;
    const asker = deed.kind === 'acceptTransfer' || deed.kind === 'declineTransfer' ? { ...everybody, siteId: state.transfer?.toSiteId ?? '' } : { ...askerFor(deed.kind), siteId: state.ownerSiteId };
    const outcome = takeDeed(state, asker, deed, now);
    if (!outcome.ok) throw new Error(`${deed.kind} in ${state.status}: ${outcome.code}`);
    state = outcome.value.state;
    actions.push(outcome.value.action);
    now += HOUR;
  }
  return { state, actions };
}
const codeOf = (state: DossierState, deed: DossierDeed, asker: Asker = askerFor(deed.kind), now = NINE): string | undefined => {
  const outcome = takeDeed(state, asker, deed, now);
  return outcome.ok ? undefined : outcome.code;
};

describe('the life of a dossier, by the table of the one-stop rules', () => {
  test.each<[string, readonly Step[], string, number]>([
    ['online, to the result in the hand', ['receive', 'handOver', 'decide', 'sign', 'recordResult', { kind: 'confirmPayment', data: { reference: 'FT9', amountVnd: 20_000, paidAt: '2026-11-23T03:00:00.000Z', provider: 'thử' } }, 'deliver'], 'returned', 10],
    ['refused at reception (form 03)', ['refuseReception'], 'refused', 3],
    ['asked for a supplement before reception, supplied, received', ['requestSupplement', 'supply', 'receive'], 'received', 2],
    ['asked for a supplement in processing (form 02), confirmed by the desk', ['receive', 'handOver', 'requestSupplement', 'supply', 'resume'], 'processing', 4],
    ['waits for payment and goes on', ['receive', 'requestPayment', 'confirmPayment'], 'processing', 4],
    ['withdrawn and stopped (form 05)', ['receive', 'withdraw', 'confirmStop'], 'stopped', 8],
    ['withdrawn while a supplement is waited for', ['receive', 'requestSupplement', 'withdraw', 'confirmStop'], 'stopped', 8],
    ['not granted is a result too', ['receive', 'handOver', { kind: 'decide', data: { outcome: 'notGranted', reason: 'Đang có vợ' } }, 'sign', 'recordResult'], 'decided', 9],
    ['sent back to the officer by the signer', ['receive', 'handOver', 'decide', 'sendBack', 'decide', 'sign'], 'processing', 4],
    ['recalled for correction', ['receive', 'handOver', 'decide', 'sign', 'recordResult', 'recall'], 'processing', 4],
    ['moved to the competent agency', ['receive', 'transfer', 'acceptTransfer'], 'received', 2],
  ])('%s', (_, steps, status, national) => {
    const { state } = walk(steps);
    expect([state.status, nationalStatusOf(state)]).toEqual([status, national]);
  });

  test('a corrected result is a new version of it', () => {
    const { state } = walk(['receive', 'handOver', 'decide', 'sign', 'recordResult', 'recall', 'decide', 'sign', { kind: 'recordResult', data: { number: '13/UBND' } }]);
    expect(state.result).toMatchObject({ version: 2, number: '13/UBND' });
    expect(state.result?.recalled).toBeUndefined();
  });

  test('a transfer keeps code and clock and changes the one owner; declined it stays', () => {
    const received = walk(['receive']).state;
    const moved = walk(['transfer', 'acceptTransfer'], received).state;
    expect(moved).toMatchObject({ code: received.code, due: received.due, ownerSiteId: 'c2', organisations: { helpedAt: 'c1', receivedAt: 'c1', competentAgency: 'c2' } });
    expect(walk(['transfer', 'declineTransfer'], received).state).toMatchObject({ ownerSiteId: 'c1', status: 'received' });
    expect(codeOf(walk(['transfer'], received).state, DEEDS.acceptTransfer)).toBe('dossier_not_yours');
    expect(codeOf(walk(['transfer'], received).state, DEEDS.handOver)).toBe('dossier_transfer_open');
  });

  test('received at one desk and decided at another: the competent agency owns it from reception on, the desk still gives the result', () => {
    const begunElsewhere = beginDossier(registration({ competentAgency: 'c2' }));
    const received = takeDeed(begunElsewhere, everybody, DEEDS.receive, NINE);
    if (!received.ok) throw new Error(received.code);
    expect(received.value.state).toMatchObject({ ownerSiteId: 'c2', organisations: { receivedAt: 'c1' } });
    expect(received.value.state.ownerId).toBeUndefined();
    expect(refuseNow(received.value.state, everybody, 'handOver', '2026-11-23T03:00:00.000Z')).toBe('dossier_not_yours');
    expect(refuseNow(received.value.state, everybody, 'deliver', '2026-11-23T03:00:00.000Z')).toBe('dossier_step_closed');
  });
});

describe('what the rules ask for', () => {
  const received = walk(['receive']).state;
  const processing = walk(['receive', 'handOver']).state;
  const decided = walk(['receive', 'handOver', 'decide', 'sign', 'recordResult']).state;
  test.each<[string, DossierState, DossierDeed, string]>([
    ['refusing needs its reason', begun(), { kind: 'refuseReception', data: { reason: '  ' } }, 'dossier_reason_missing'],
    ['a supplement names at least one fault', received, { kind: 'requestSupplement', data: { faults: [], until: '2026-12-10' } }, 'dossier_faults_missing'],
    ['each fault is bound to a component or a clause', received, { kind: 'requestSupplement', data: { faults: [{ what: 'Thiếu giấy', how: 'Nộp' }], until: '2026-12-10' } }, 'dossier_faults_missing'],
    ['a second supplement needs a named rule', walk(['receive', 'requestSupplement', 'supply', 'resume']).state, { kind: 'requestSupplement', data: { faults: [{ component: 'c0.1', what: 'Sai', how: 'Sửa' }], until: '2026-12-10' } }, 'dossier_supplement_repeated'],
    ['asked again before anything came', walk(['receive', 'requestSupplement']).state, DEEDS.requestSupplement, 'dossier_nothing_supplied'],
    ['nothing supplied, nothing confirmed', walk(['receive', 'requestSupplement']).state, DEEDS.resume, 'dossier_nothing_supplied'],
    ['refusing reception after reception', walk(['receive', 'requestSupplement']).state, DEEDS.refuseReception, 'dossier_received_already'],
    ['not granting needs a reason', processing, { kind: 'decide', data: { outcome: 'notGranted' } }, 'dossier_reason_missing'],
    ['nothing to sign', processing, DEEDS.sign, 'dossier_not_decided'],
    ['a result is recorded after the signature', walk(['receive', 'handOver', 'decide']).state, DEEDS.recordResult, 'dossier_not_signed'],
    ['signed twice', walk(['receive', 'handOver', 'decide', 'sign']).state, DEEDS.sign, 'dossier_signed_already'],
    ['decided twice', walk(['receive', 'handOver', 'decide']).state, DEEDS.decide, 'dossier_decided_already'],
    ['no stop once signed', walk(['receive', 'handOver', 'decide', 'sign']).state, DEEDS.withdraw, 'dossier_signed_already'],
    ['the result is given when the fee is paid', decided, DEEDS.deliver, 'dossier_fee_unpaid'],
    ['delivery needs proof', walk(['confirmPayment'], decided).state, { kind: 'deliver', data: { way: 'post', proof: '', to: 'Hoa' } }, 'dossier_proof_missing'],
    ['recalling needs a clause', decided, { kind: 'recall', data: { reason: 'Sai', basis: { document: '' } } }, 'dossier_basis_missing'],
    ['a new date is promised once', walk(['apologise'], received).state, DEEDS.apologise, 'dossier_apology_given'],
    ['a new date lies later', received, { kind: 'apologise', data: { newDue: dueAt('2026-11-24T10:00:00Z'), reason: 'Chậm' } }, 'dossier_due_not_later'],
    ['the clock is not moved while it stands', walk(['requestSupplement'], received).state, DEEDS.extend, 'dossier_step_closed'],
    ['a stop without wish waits for its day', walk(['requestSupplement'], received).state, DEEDS.confirmStop, 'dossier_supplement_running'],
    ['more money back than was paid', walk(['confirmPayment'], received).state, { kind: 'refund', data: { reference: 'R', amountVnd: 50_001, reason: 'x' } }, 'dossier_amount_wrong'],
    ['money back where nothing was paid', received, DEEDS.refund, 'dossier_nothing_paid'],
    ['an amount that is none', received, { kind: 'requestPayment', data: { payable: payable(-1), reason: 'x', pausesClock: false } }, 'dossier_amount_wrong'],
    ['a step that is not the next', received, { kind: 'handOver', data: { toStep: 3, stepDueAt: '2026-11-26T03:00:00.000Z' } }, 'dossier_step_unknown'],
    ['supplying nothing', received, { kind: 'attach', data: { papers: [] } }, 'dossier_papers_missing'],
    ['a reply to no transfer', received, DEEDS.acceptTransfer, 'dossier_transfer_none'],
    ['receiving twice', received, DEEDS.receive, 'dossier_step_closed'],
    ['rated twice', walk(['confirmPayment', 'deliver', 'rate'], decided).state, DEEDS.rate, 'dossier_rated_already'],
    ['a payment nobody owes', walk(['confirmPayment'], received).state, { kind: 'confirmPayment', data: { reference: 'F2', amountVnd: 1, paidAt: '2026-11-23T03:00:00.000Z', provider: 'x' } }, 'dossier_nothing_payable'],
  ])('%s', (_, state, deed, code) => {
    expect(codeOf(state, deed)).toBe(code);
  });

  test('after the day to supplement has passed, a clause stops it', () => {
    const waiting = walk(['requestSupplement'], received).state;
    expect(codeOf(waiting, DEEDS.confirmStop, everybody, Date.parse('2026-12-11T08:00:00+07:00'))).toBeUndefined();
    expect(codeOf(waiting, { kind: 'confirmStop', data: { reason: 'Quá hạn', fees: '' } }, everybody, Date.parse('2026-12-11T08:00:00+07:00'))).toBe('dossier_supplement_running');
    expect(codeOf(walk(['supply'], waiting).state, DEEDS.confirmStop, everybody, Date.parse('2026-12-11T08:00:00+07:00'))).toBe('dossier_supplement_running');
  });

  test('who has neither role nor hand is told so', () => {
    expect(codeOf(received, DEEDS.decide, citizen)).toBe('dossier_not_yours');
    expect(codeOf(processing, DEEDS.sign, officer('officer'))).toBe('dossier_not_yours');
    expect(codeOf(processing, DEEDS.decide, { ...everybody, siteId: 'c9' })).toBe('dossier_not_yours');
    expect(codeOf(received, DEEDS.confirmPayment, everybody)).toBe('dossier_not_yours');
    const delegated = walk(['assign', 'delegate'], received).state;
    expect(isInHand(delegated, 'nga', '2026-12-31T03:00:00.000Z')).toBe(true);
    expect(isInHand(delegated, 'nga', '2027-01-01T03:00:00.000Z')).toBe(false);
    expect(isInHand(delegated, 'minh', '2027-01-01T03:00:00.000Z')).toBe(true);
  });

  test('every action is offered with its reason where it is closed', () => {
    const offers = listActions(received, officer('officer'), '2026-11-23T03:00:00.000Z');
    expect(offers.map(({ kind }) => kind)).toEqual(DOSSIER_ACTION_KINDS.filter((kind) => kind !== 'register'));
    expect(offers.filter(({ open }) => open).map(({ kind }) => kind)).toEqual(['requestSupplement', 'handOver', 'claim', 'delegate', 'requestPayment', 'withdraw', 'transfer', 'extend', 'attach', 'movePapers', 'note']);
    expect(offers.every(({ open, why }) => open === (why === undefined))).toBe(true);
  });
});

describe('four axes that never move one another', () => {
  test('a failed synchronisation changes nothing but itself', () => {
    const before = walk(['receive', 'handOver']).state;
    const { lastNumber: _n, lastAt: _a, lastKind: _k, sync, ...after } = walk(['recordSync'], before).state;
    const { lastNumber: _n2, lastAt: _a2, lastKind: _k2, sync: was, ...rest } = before;
    expect([after, was, sync]).toEqual([rest, 'notSent', 'failed']);
  });

  test('money goes its own way: part, whole, too much, back', () => {
    const pay = (amountVnd: number): DossierDeed => ({ kind: 'confirmPayment', data: { reference: `F${String(amountVnd)}`, amountVnd, paidAt: '2026-11-23T03:00:00.000Z', provider: 'x' } });
    const part = walk(['receive', 'requestPayment', pay(20_000)]).state;
    expect([part.money, part.status]).toEqual(['due', 'awaitingPayment']);
    const whole = walk([pay(40_000)], part).state;
    expect([whole.money, whole.status]).toEqual(['refundDue', 'processing']);
    expect(walk(['refund'], whole).state.money).toBe('paid');
    expect(walk([{ kind: 'receive', data: { ...(DEEDS.receive.data as { code: string }), payable: payable(0) } as never }]).state.money).toBe('none');
  });

  test('asked for a second supplement under its rule, the clock stands since the first', () => {
    const first = walk(['receive', 'requestSupplement', 'supply']).state;
    const second = walk(['requestSupplement'], first, NINE + 10 * HOUR).state;
    expect(second).toMatchObject({ supplementRequests: 2, status: 'supplementing', waiting: { from: first.waiting?.from, before: 'processing' } });
    expect(second.suppliedAt).toBeUndefined();
    expect(walk(['supply', 'resume'], second, NINE + 21 * HOUR).state.stoodMs).toBe(21 * HOUR);
  });

  test('being late is a property of a moment, and never while the clock stands', () => {
    const { state } = walk(['receive', 'handOver']);
    expect(isOverdue(state, '2026-11-27T10:00:00.000Z')).toBe(false);
    expect(isOverdue(state, '2026-11-27T10:00:00.001Z')).toBe(true);
    expect(isOverdue(walk(['requestSupplement'], state).state, '2026-12-31T10:00:00.000Z')).toBe(false);
    const issued = walk(['decide', 'sign', 'recordResult'], state, Date.parse('2026-11-30T09:00:00+07:00')).state;
    expect(isOverdue(issued, '2026-11-30T10:00:00.000Z')).toBe(true);
  });

  test('while a payment is awaited the date may move only where the clock runs on', () => {
    const awaiting = (pausesClock: boolean): DossierState => walk(['receive', { kind: 'requestPayment', data: { payable: payable(50_000), reason: 'Lệ phí', pausesClock } }]).state;
    const codeFor = (state: DossierState, kind: 'recalculateDue' | 'extend' | 'prepareApology' | 'apologise'): string | undefined => {
      const outcome = takeDeed(state, askerFor(kind), DEEDS[kind], NINE);
      return outcome.ok ? undefined : outcome.code;
    };
    for (const kind of ['recalculateDue', 'extend', 'prepareApology', 'apologise'] as const) {
      expect(codeFor(awaiting(false), kind)).toBeUndefined();
      expect(codeFor(awaiting(true), kind)).toBe('dossier_clock_stands');
    }
    expect(walk(['recalculateDue'], awaiting(false)).state).toMatchObject({ status: 'awaitingPayment', due: { at: '2026-12-01T10:00:00.000Z' } });
  });

  test('an accepted new date keeps the old one for the indicators', () => {
    expect(walk(['receive', 'prepareApology', 'apologise']).state).toMatchObject({ promisedDueAt: '2026-11-27T10:00:00.000Z', due: { at: '2026-12-10T10:00:00.000Z' }, apologised: true });
  });

  test('an apology that was prepared falls with the due date it was prepared for', () => {
    const prepared = walk(['receive', 'prepareApology']).state;
    expect(prepared.apologyPrepared).toBeDefined();
    expect(walk(['recalculateDue'], prepared).state.apologyPrepared).toBeUndefined();
    expect(walk(['extend'], prepared).state.apologyPrepared).toBeUndefined();
    expect(walk(['handOver'], prepared).state.apologyPrepared).toEqual(prepared.apologyPrepared);
    expect(walk([{ kind: 'recalculateDue', data: { due: prepared.due ?? dueAt('2026-11-27T17:00:00+07:00'), reason: 'Lịch nghỉ thay đổi' } }], prepared).state.apologyPrepared).toEqual(prepared.apologyPrepared);
  });
});

test('the paper that goes with a dossier (form 06) lists each hand-over with its time', () => {
  const { state, actions } = walk(['receive', 'handOver', { kind: 'handOver', data: { toStep: 2, ownerId: 'nga', stepDueAt: '2026-11-23T03:30:00.000Z' } }, 'decide']);
  const sheet = controlSheetOf([registration(), ...actions], new Date(NINE + 5 * HOUR).toISOString());
  expect(sheet.map(({ step, ownerId, late }) => [step, ownerId, late])).toEqual([[0, 'lan', false], [1, 'minh', false], [2, 'nga', true]]);
  expect(state.step).toBe(2);
});

test('a clock set back never puts an action before the last one, and the action says so', () => {
  const { state } = walk(['receive']);
  const outcome = takeDeed(state, everybody, DEEDS.handOver, NINE - 48 * HOUR);
  expect(outcome.ok && outcome.value.action).toMatchObject({ at: state.lastAt, clockWentBack: true });
});

test('the national codes are 1 to 10, each once', () => {
  expect(Object.values(NATIONAL_STATUS_CODES)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

describe('whatever is done in whatever order', () => {
  const anyStep = fc.record({ kind: fc.constantFrom(...DOSSIER_ACTION_KINDS.filter((kind): kind is Exclude<DossierActionKind, 'register'> => kind !== 'register')), waitMs: fc.integer({ min: -2 * HOUR, max: 90 * HOUR }), toStep: fc.integer({ min: 0, max: 4 }), amountVnd: fc.integer({ min: -1, max: 60_000 }) });
  const vary = (step: { readonly kind: Exclude<DossierActionKind, 'register'>; readonly toStep: number; readonly amountVnd: number }): DossierDeed => {
    const deed = DEEDS[step.kind];
    if (deed.kind === 'handOver') return { ...deed, data: { ...deed.data, toStep: step.toStep } };
    if (deed.kind === 'confirmPayment' || deed.kind === 'refund') return { ...deed, data: { ...deed.data, amountVnd: step.amountVnd } } as DossierDeed;
    return deed;
  };

  test('the log is numbered without gaps, time never runs back, the state is a pure fold, money and pauses stay whole', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const actions: DossierAction[] = [registration()];
        let state = begun();
        let now = NINE;
        for (const step of steps) {
          now += step.waitMs;
          const siteId = step.kind === 'acceptTransfer' || step.kind === 'declineTransfer' ? (state.transfer?.toSiteId ?? 'c1') : state.ownerSiteId;
          const outcome = takeDeed(state, { ...askerFor(step.kind), siteId }, vary(step), now);
          if (!outcome.ok) continue;
          const before = state;
          const { action } = outcome.value;
          state = outcome.value.state;
          actions.push(action);
          expect(ACTION_RULES[action.kind].from as readonly string[]).toContain(before.status);
          if (isFinal(before.status)) {
            expect(AFTER_END).toContain(action.kind);
            expect(state.status).toBe(before.status);
          }
          expect(DOSSIER_STATUSES).toContain(state.status);
          expect(state.stoodMs).toBeGreaterThanOrEqual(before.stoodMs);
          expect(stoodMsAt(state, state.lastAt)).toBeGreaterThanOrEqual(stoodMsAt(before, before.lastAt));
          expect(state.refundedVnd).toBeLessThanOrEqual(state.paidVnd);
          if (before.code !== undefined) expect(state.code).toBe(before.code);
          if (before.due !== undefined && !['recalculateDue', 'resume', 'confirmPayment'].includes(action.kind)) expect((state.due?.at ?? '') >= before.due.at).toBe(true);
          if (state.result !== undefined && state.result.recalled === undefined) expect(state.status).not.toBe('registered');
          expect((state.waiting === undefined) === !['supplementing', 'awaitingPayment', 'withdrawing'].includes(state.status)).toBe(true);
        }
        expect(actions.map(({ number }) => number)).toEqual(actions.map((_, at) => at + 1));
        expect(actions.every(({ at }, index) => index === 0 || at >= (actions[index - 1]?.at ?? ''))).toBe(true);
        expect(stateOf(actions)).toEqual(state);
        expect(stateOf(JSON.parse(JSON.stringify(actions)) as DossierAction[])).toEqual(state);
      }),
      { numRuns: 400 },
    );
  });

  test('what is offered as open is done when it brings what it needs; what is closed is refused with the same reason', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 25 }), anyStep, (steps, last) => {
        let state = begun();
        for (const step of steps) {
          const outcome = takeDeed(state, { ...askerFor(step.kind), siteId: state.ownerSiteId }, vary(step), NINE);
          if (outcome.ok) state = outcome.value.state;
        }
        const asker = { ...askerFor(last.kind), siteId: state.ownerSiteId };
        const why = refuseNow(state, asker, last.kind, state.lastAt);
        const outcome = takeDeed(state, asker, DEEDS[last.kind], NINE);
        const lacks = checkDeed(state, DEEDS[last.kind], state.lastAt);
        expect(outcome.ok ? undefined : outcome.code).toBe(why ?? lacks);
      }),
    );
  });

  test('a list with a gap, a doubled number or an earlier moment is a fault', () => {
    const state = walk(['receive']).state;
    const note = (number: number, at: string): DossierAction => ({ kind: 'note', number, at, by: { kind: 'officer', id: 'lan', siteId: 'c1' }, data: { text: 'x' } });
    expect(() => applyAction(state, note(4, '2026-12-01T00:00:00.000Z'))).toThrow(/does not follow/);
    expect(() => applyAction(state, note(2, '2026-12-01T00:00:00.000Z'))).toThrow(/does not follow/);
    expect(() => applyAction(state, note(3, '2020-12-01T00:00:00.000Z'))).toThrow(/earlier/);
    expect(() => stateOf([])).toThrow();
    expect(() => stateOf([note(1, '2026-12-01T00:00:00.000Z')])).toThrow(/register/);
  });
});
