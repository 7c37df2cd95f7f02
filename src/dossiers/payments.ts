import { systemActor, type Actor } from '#model/actor.ts';
import type { DossierDeed } from '#model/dossier-action.ts';
import { clockAfterWait, type DossierState } from '#model/dossier.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { isPracticeSite } from '#model/site.ts';
import type { CommandCall, CommandContext, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import type { Acted, ActRefusal, Acting } from './act-on-dossier.ts';
import type { DossiersDeps } from './dossier-ports.ts';
import type { DueReckoner } from './reckon-due.ts';
import { askerOf, DOSSIER_RIGHTS, maySee } from './dossiers.policy.ts';
import { findDossierByNumber, findDossierRow, type DossierRow } from './dossiers.store.ts';
import { readPaymentNote } from './payment-code.ts';
import { findLastTransfer, insertTransfer, listOpenTransfers, type BankTransfer, type KeptTransfer, type TransferState } from './payments.store.ts';

/** The bank, or a payment platform, asked by the house itself. */
export interface BankPort {
  /** Transfers into a site's account since a moment; the same one may come again. */
  listTransfers(siteId: string, since: string): Promise<readonly BankTransfer[]>;
}

export type CashRefusal = 'not_allowed' | 'not_found' | 'dossier_receipt_used' | ActRefusal;

/** Money for dossiers: as the bank tells it, or over the counter against a receipt. A page of return proves nothing. */
export interface Payments {
  /** Asks the bank what came in and confirms what names a dossier; gives how many were new. */
  reconcile(siteId: string, bank: BankPort): Promise<number>;
  /** One transfer; told twice it counts once. What names no dossier is kept for an officer. */
  takeTransfer(siteId: string, transfer: BankTransfer): Promise<TransferState | 'known'>;
  /** Cash at the counter, by the number of its receipt. Refuses: `dossier_receipt_used`, and what `confirmPayment` refuses. */
  takeCash(input: { readonly dossierId: string; readonly receipt: string; readonly amountVnd: number }, call: CommandCall): Promise<Outcome<Acted, CashRefusal | RepeatRefusal>>;
  listOpenTransfers(actor: Actor, limit: number): Promise<readonly KeptTransfer[]>;
}

/** A bank tells late: what came in up to so long before the last known transfer is asked for again. Unit: milliseconds. */
const OVERLAP_MS = 3 * 86_400_000;

/** Opens payments. */
export function createPayments(deps: DossiersDeps, acting: Pick<Acting, 'takeInside'>): Payments {
  const { database, commands, clock } = deps;

  const confirm = async (row: DossierRow, transfer: BankTransfer, context: CommandContext): Promise<Outcome<Acted, ActRefusal>> =>
    acting.takeInside(row, askerOf(systemActor(row.state.ownerSiteId)), confirmationOf(row.state, transfer, await deps.dueAt(row.state.organisations.competentAgency), context.now), context);

  const takeTransfer: Payments['takeTransfer'] = async (siteId, transfer) => {
    const command: CommandDefinition<BankTransfer, TransferState | 'known', ActRefusal> = {
      name: 'dossiers.takeTransfer',
      policy: () => undefined,
      run: async (one, context) => {
        const number = readPaymentNote(one.note);
        const found = number === undefined ? undefined : await findDossierByNumber(context.transaction, number);
        // Real money for an invented dossier names none.
        const row = found === undefined || isPracticeSite(found.siteId) ? undefined : found;
        // The row of the transfer first: whoever is told of the same one at the same time waits here and finds it known.
        const state = row === undefined ? 'unmatched' : stateFor(row.state);
        context.note(row?.id ?? `transfer:${one.reference}`, { state, reference: one.reference });
        if (!(await insertTransfer(context.transaction, siteId, one, state, row?.id ?? null))) return accept('known');
        if (row === undefined || state === 'refused') return accept(state);
        const confirmed = await confirm(row, one, context);
        return confirmed.ok ? accept(state) : confirmed;
      },
    };
    const outcome = await commands.run(command, transfer, { actor: systemActor(siteId) });
    if (outcome.ok) return outcome.value;
    // Somebody acted on the dossier at the same moment: nothing was kept, the next asking brings it again.
    throw new Error(`the transfer ${transfer.reference} could not be taken: ${outcome.code}`);
  };

  return {
    takeTransfer,
    reconcile: async (siteId, bank) => {
      const last = await findLastTransfer(database, siteId);
      const since = new Date((last === undefined ? clock.now() : Date.parse(last)) - OVERLAP_MS).toISOString();
      let fresh = 0;
      for (const transfer of await bank.listTransfers(siteId, since)) {
        const state = await takeTransfer(siteId, transfer).catch((fault: unknown) => {
          deps.log.warn('a transfer is tried again', { reference: transfer.reference, fault: String(fault) });
          return 'known' as const;
        });
        if (state !== 'known') fresh += 1;
      }
      return fresh;
    },
    takeCash: async (input, call) => {
      const row = await findDossierRow(database, input.dossierId);
      const command: CommandDefinition<typeof input, Acted, CashRefusal> = {
        name: 'dossiers.takeCash',
        policy: (actor) => (mayAct(DOSSIER_RIGHTS, actor, 'takeCash') ? undefined : refuse('not_allowed')),
        run: async ({ receipt, amountVnd }, context) => {
          if (row === undefined || !maySee(context.actor, row)) return refuse('not_found', { path: input.dossierId });
          const transfer: BankTransfer = { reference: `receipt ${receipt.trim()}`, amountVnd, note: row.filingNumber, paidAt: new Date(context.now).toISOString(), provider: 'cash' };
          if (!(await insertTransfer(context.transaction, context.actor.siteId, transfer, 'matched', row.id))) return refuse('dossier_receipt_used', { receipt: receipt.trim() });
          const confirmed = await confirm(row, transfer, context);
          context.note(row.id, { kind: 'confirmPayment', receipt: receipt.trim() });
          return confirmed;
        },
      };
      return commands.run(command, input, call);
    },
    listOpenTransfers: (actor, limit) => listOpenTransfers(database, actor.siteId, limit),
  };
}

/** Money for a dossier that owes nothing, or has ended, is kept for an officer to give back. */
function stateFor({ money, status }: DossierState): TransferState {
  const owes = money === 'due' || money === 'unknown';
  return owes && !['refused', 'stopped', 'returned'].includes(status) ? 'matched' : 'refused';
}

/** A payment the clock has waited for lets it run on. */
function confirmationOf(state: DossierState, { reference, amountVnd, paidAt, provider }: BankTransfer, reckon: DueReckoner, now: number): DossierDeed {
  const covered = state.paidVnd - state.refundedVnd + amountVnd >= (state.payable?.payableVnd ?? 0);
  const clock = clockAfterWait(state, now);
  const waits = state.waiting?.for === 'payment' && state.waiting.clockStands && covered;
  const due = waits && clock !== undefined && state.clock !== undefined && state.due !== undefined ? reckon.dueMoved({ ...state, due: state.due, clock: state.clock }, clock, now) : undefined;
  return { kind: 'confirmPayment', data: { reference, amountVnd, paidAt, provider, ...(due?.ok === true ? { due: due.value } : {}) } };
}
