import type { Dossiers } from '#dossiers/dossiers.ts';
import type { Actor } from '#model/actor.ts';
import { limitOfRecord } from '#model/deadline.ts';
import { findWay } from '#model/find-way.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import type { MergedProcedure, ProcedureCase } from '#model/procedure.ts';
import type { DeskRole } from '#model/role.ts';
import { localDateAt } from '#model/time.ts';
import { bringPapers, fillRequest } from './fill-request.ts';
import { inventPerson, numbersFrom } from './invent-person.ts';
import { beginAt, nextMoment, type OfficeTime } from './place-in-time.ts';
import type { PracticeDeps } from './practice-deps.ts';
import type { LaidDeed, LaidDossier } from './read-practice-content.ts';
import type { PreparedDossier } from './practice.store.ts';

type Request = Parameters<Dossiers['act']>[0]['request'];
type NewDossier = Parameters<Dossiers['file']>[0];

/** Where and for whom dossiers are laid. */
export interface Laying {
  readonly siteId: string;
  readonly players: ReadonlyMap<DeskRole, Actor>;
  /** The same seed makes the same people. */
  readonly seed: string;
  /** For whom; the desk's officer where nobody is named. */
  readonly me?: string;
}

/** Lays invented dossiers: every one by the office's own deeds, each at its moment, so that nothing stands that could not have happened. */
export interface Layer {
  /** Refuses: `practice_not_laid` with the reason, where the catalogue's records do not bear it today. */
  lay(laid: LaidDossier, laying: Laying): Promise<Outcome<PreparedDossier, 'practice_not_laid'>>;
  /** One declaration, several procedures, filed an hour ago. Refuses: as `lay`. */
  layBundle(bundle: string, laying: Laying): Promise<Outcome<number, 'practice_not_laid'>>;
}

/** A clock that is set from deed to deed. */
interface HandClock {
  at: number;
  now(): number;
}

interface Chosen {
  readonly procedure: MergedProcedure;
  readonly procedureCase: ProcedureCase;
}

/** Opens the laying of dossiers. */
export function createLayer(deps: PracticeDeps): Layer {
  const { due, content } = deps;
  const openAt = (): { readonly clock: HandClock; readonly dossiers: Dossiers } => {
    const clock: HandClock = { at: deps.clock.now(), now: () => clock.at };
    return { clock, dossiers: deps.dossiersBy(clock) };
  };

  const choose = async (code: string, caseId: string): Promise<Chosen | undefined> => {
    const procedure = await deps.findProcedure(code);
    const procedureCase = procedure?.cases.find(({ id }) => id === caseId) ?? procedure?.cases[0];
    return procedure === undefined || procedureCase === undefined ? undefined : { procedure, procedureCase };
  };

  const timeOf = ({ procedureCase }: Chosen, channel: LaidDossier['channel']): OfficeTime => {
    const time = findWay(procedureCase, channel)?.time;
    const amount = time?.unit === 'sameDay' ? (time.amount ?? 0) : time?.amount;
    return {
      addOfficeHours: (from, hours) => due.addOfficeHours(from, hours),
      officeMinutesBetween: (from, to) => due.officeMinutesBetween(from, to),
      dueOn: (receivedAt) => {
        if (time?.state !== 'structured' || typeof amount !== 'number' || time.unit === null) return undefined;
        const reckoned = due.dueOf(receivedAt, limitOfRecord({ amount, unit: time.unit, ...(time.cutoff === undefined ? {} : { cutoff: time.cutoff }) }), time.text);
        return reckoned.ok ? localDateAt(Date.parse(reckoned.value.at)) : undefined;
      },
    };
  };

  /** What the province has not said the desk says: an example's fee is an example. */
  const receptionOf = ({ procedureCase }: Chosen, channel: LaidDossier['channel']): { readonly fee?: { readonly provinceVnd: Record<string, number> } } => {
    const unsaid = (findWay(procedureCase, channel)?.fees ?? []).flatMap(({ amountVnd }, at) => (typeof amountVnd === 'number' ? [] : [[String(at), content.exampleFeeVnd] as const]));
    return unsaid.length === 0 ? {} : { fee: { provinceVnd: Object.fromEntries(unsaid) } };
  };

  return {
    lay: async (laid, laying) => {
      const desk = laying.players.get('officer');
      const chosen = await choose(laid.procedure, laid.case);
      if (desk === undefined || chosen === undefined) return refuse('practice_not_laid', { dossier: laid.id, reason: desk === undefined ? 'officer' : laid.procedure });
      const random = numbersFrom(`${laying.seed} moment`);
      const { clock, dossiers } = openAt();
      const now = clock.at;
      const time = timeOf(chosen, laid.channel);
      const { papers, lacking, conditions } = bringPapers(chosen.procedureCase, laid.channel === 'direct', laid.channel === 'online', laid.lacks);
      const form = chosen.procedureCase.components.findIndex(({ role }) => role === 'form' || role === 'submit');
      clock.at = beginAt(laid.begins, time, now, random(), laid.deeds.length);

      const filing: NewDossier = { applicant: inventPerson(content.names, laying.seed), procedureCode: laid.procedure, caseId: chosen.procedureCase.id, channel: laid.channel, papers, conditions, evenSo: true };
      const begun = laid.channel === 'direct' ? await dossiers.receiveAtDesk({ ...filing, reception: receptionOf(chosen, laid.channel) }, { actor: desk }) : await dossiers.file(filing, { actor: laid.channel === 'online' ? citizenAt(laying.siteId) : desk });
      if (!begun.ok) return sayNo(laid, begun);
      let state = begun.value.state;

      const doOne = async ({ by, do: asked }: LaidDeed): Promise<Outcome<{ readonly state: typeof state }>> => {
        const actor = laying.players.get(by);
        if (actor === undefined) return refuse('not_allowed');
        if (asked.kind === 'takeCash') return dossiers.takeCash({ dossierId: begun.value.id, receipt: `TD-${begun.value.filingNumber}`, amountVnd: (state.payable?.payableVnd ?? 0) - state.paidVnd }, { actor });
        const filled = fillRequest(asked, { now: clock.at, dueAt: state.due?.at, players: laying.players, me: laying.me ?? desk.id, lacking, formRef: `c${String(Math.max(0, form))}`, words: content.words, time }) as Request;
        // A reception takes what was announced, unless the content says otherwise.
        const request = filled.kind === 'receive' ? { ...receptionOf(chosen, laid.channel), ...filled, papers: [...papers, ...(laid.lacks === 0 ? [] : lacking)], conditions } : filled;
        return dossiers.act({ dossierId: begun.value.id, request }, { actor });
      };
      for (const [at, deed] of laid.deeds.entries()) {
        clock.at = nextMoment(time, clock.at, deed.after, now, laid.deeds.length - at - 1);
        const done = await doOne(deed);
        if (!done.ok) return sayNo(laid, done, deed.do.kind);
        state = done.value.state;
      }
      return accept({ dossierId: begun.value.id, number: state.lastNumber });
    },

    layBundle: async (id, laying) => {
      const { clock, dossiers } = openAt();
      const bundle = dossiers.bundles.find((one) => one.id === id);
      if (bundle === undefined) return refuse('practice_not_laid', { dossier: id, reason: 'bundle' });
      clock.at -= 3_600_000;
      const parts = await Promise.all(
        bundle.parts.map(async ({ id: part, procedureCode, caseId, optional }) => {
          const chosen = await choose(procedureCode, caseId);
          if (chosen === undefined) return optional ? [] : [{ part, papers: [] }];
          const { papers, conditions } = bringPapers(chosen.procedureCase, false, true, 0);
          return [{ part, caseId: chosen.procedureCase.id, papers, conditions, evenSo: true }];
        }),
      );
      const filed = await dossiers.fileBundle({ bundle: id, channel: 'online', applicant: inventPerson(content.names, laying.seed), parts: parts.flat() }, { actor: citizenAt(laying.siteId) });
      return filed.ok ? accept(filed.value.dossiers.length) : refuse('practice_not_laid', { dossier: id, reason: `${filed.code} ${JSON.stringify(filed.details)}` });
    },
  };
}

/** Whoever files by themselves. */
function citizenAt(siteId: string): Actor {
  return { kind: 'citizen', id: 'example', siteId, roles: [] };
}

function sayNo(laid: LaidDossier, refusal: Refusal, deed = 'register'): Refusal<'practice_not_laid'> {
  return refuse('practice_not_laid', { dossier: laid.id, reason: `${deed}: ${refusal.code} ${JSON.stringify(refusal.details)}` });
}
