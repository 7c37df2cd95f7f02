import { beginDossier, type DossierState } from '#model/dossier.ts';
import type { Applicant, AwaitedPart, DossierAction, Filing } from '#model/dossier-action.ts';
import { expectNext } from '#model/dossier-sentinel.ts';
import { newFilingNumber } from '#model/ids.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import { mayAct } from '#model/rights.ts';
import { isPracticeSite } from '#model/site.ts';
import { localDateAt } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import type { CommandCall, CommandContext, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import type { NamedQueries } from '#platform/database/database.ts';
import type { ActRefusal, Acting } from './act-on-dossier.ts';
import { checkCompleteness } from './check-completeness.ts';
import type { DossiersDeps, DossierSite, RightDoor } from './dossier-ports.ts';
import type { DossierReception, NewDossier } from './dossier-requests.ts';
import { askerOf, DOSSIER_RIGHTS } from './dossiers.policy.ts';
import { findSameOpen, insertDossier, type DossierRow, type NewRow } from './dossiers.store.ts';
import { keepWithoutState } from './kept-reply.ts';
import { nameFilesOf } from './name-files.ts';
import { isEnded } from './prepare-reception.ts';
import { readBesides, type BesideFacts } from './reception-fee.ts';

export type BeginRefusal =
  | 'not_allowed' | 'dossier_procedure_unknown' | 'dossier_procedure_repealed' | 'dossier_case_unknown' | 'dossier_incomplete' | 'dossier_wrong_door' | 'dossier_site_unknown'
  | 'dossier_site_outside_province' | 'dossier_open_already' | 'dossier_birth_year_wrong' | 'dossier_paper_unknown' | 'dossier_consent_missing';

/** A dossier that has just begun; `code` once it was received. */
export interface Begun {
  readonly id: string;
  /** With the year of birth it opens the citizen's page. */
  readonly filingNumber: string;
  readonly state: DossierState;
}

/** What filing needs to know, read before the transaction. */
export interface FilingFacts {
  readonly procedure: MergedProcedure | undefined;
  readonly helpedAt: DossierSite | undefined;
  readonly receivedAt: DossierSite | undefined;
  readonly competent: DossierSite | undefined;
  readonly rightDoor: RightDoor | undefined;
  /** What is asked for beside it, as the applicant asks. */
  readonly besides: readonly BesideFacts[];
  readonly papersChecked?: true;
  /** The dossier of the same bundle whose result this one needs. */
  readonly after?: AwaitedPart;
}

/** The open dossier of the same person for the same procedure, if any. */
type SameOpen = Awaited<ReturnType<typeof findSameOpen>>;

/** How dossiers begin. */
export interface Beginning {
  /** Submitted online, by post, or entered by the desk: registered, not received yet. Refuses: as `BeginRefusal`. */
  file(input: NewDossier, call: CommandCall): Promise<Outcome<Begun, BeginRefusal | RepeatRefusal>>;
  /** Handed in at the desk: registered and received in one go, form 01 in the hand. Refuses: as `BeginRefusal` and what `receive` refuses. */
  receiveAtDesk(input: DossierReception, call: CommandCall): Promise<Outcome<Begun, BeginRefusal | ActRefusal | RepeatRefusal>>;
  /** The same inside another room's command, in its transaction; that command asked who may. `checked.papers`: it has asked for the papers itself, what it cannot take is brought to the desk. */
  fileWithin(input: NewDossier, context: CommandContext, checked?: { readonly papers: boolean }): Promise<Outcome<Begun, BeginRefusal>>;
  readFacts(input: NewDossier, siteId: string): Promise<FilingFacts>;
  /** Begins a dossier inside another command's transaction. */
  beginInside(input: NewDossier, facts: FilingFacts, context: CommandContext, read?: { readonly same: SameOpen }): Promise<Outcome<DossierRow, BeginRefusal>>;
}

/** Opens the beginning of dossiers. */
export function createBeginning(deps: DossiersDeps, acting: Pick<Acting, 'actInside'>): Beginning {
  const { commands, ports, clock } = deps;

  const readFacts: Beginning['readFacts'] = async (input, siteId) => {
    const receivedAt = input.receivedAtSiteId ?? siteId;
    const [procedure, helped, received, competent, besides] = await Promise.all([
      ports.findProcedure(input.procedureCode), ports.findSite(siteId), ports.findSite(receivedAt), ports.findSite(input.competentSiteId ?? receivedAt),
      readBesides(ports, { besides: input.besides ?? [] }, undefined),
    ]);
    const rightDoor = input.competentSiteId === undefined ? await ports.findRightDoor(input.procedureCode, received?.placeCode, localDateAt(clock.now())) : undefined;
    return { procedure, helpedAt: helped, receivedAt: received, competent, rightDoor, besides };
  };

  const readSame = async (queries: NamedQueries, input: NewDossier, { procedure, receivedAt }: FilingFacts): Promise<{ readonly same: SameOpen }> => ({
    same: input.evenSo === true ? undefined : await findSameOpen(queries, applicantKeyOf(deps, input.applicant, receivedAt?.id ?? ''), procedure?.code ?? input.procedureCode),
  });

  const beginInside: Beginning['beginInside'] = async (input, facts, context, known) => {
    const checked = checkFiling(input, facts, context.now);
    if (!checked.ok) return checked;
    const { procedure, receivedAt, competent } = checked.value;
    const applicantKey = applicantKeyOf(deps, input.applicant, receivedAt.id);
    const { same } = known ?? (await readSame(context.transaction, input, facts));
    if (same !== undefined) return refuse('dossier_open_already', { number: same.code ?? same.filingNumber });
    const id = context.newId();
    const filingNumber = newFilingNumber();
    const at = new Date(context.now).toISOString();
    const action: Extract<DossierAction, { kind: 'register' }> = {
      kind: 'register', number: 1, at, by: { kind: context.actor.kind, id: context.actor.id, siteId: context.actor.siteId },
      data: {
        filingNumber,
        applicant: input.applicant,
        filing: filingOf(input, procedure, facts.besides),
        organisations: { helpedAt: facts.helpedAt?.id ?? receivedAt.id, receivedAt: receivedAt.id, competentAgency: competent.id },
        ...(context.actor.kind === 'officer' ? { assistedBy: context.actor.id, ...(input.consent === undefined ? {} : { consent: input.consent }) } : {}),
        ...(input.bundleId === undefined ? {} : { bundleId: input.bundleId }),
        ...(facts.after === undefined ? {} : { after: facts.after }),
      },
    };
    const state = beginDossier(action);
    const next = expectNext(state, deps.process.waitHours, (await deps.dueAt(state.ownerSiteId)).addOfficeHours);
    const row: NewRow = {
      siteId: receivedAt.id, id, provinceId: receivedAt.provinceId ?? receivedAt.id, filingNumber, procedureCode: procedure.code, procedureName: procedure.shortName ?? procedure.name,
      applicantName: input.applicant.name, applicantKey, accessKey: accessKeyOf(deps, id, input.applicant.birthYear), registeredAt: at,
      words: wordsOf(input.applicant, filingNumber, procedure), ...(input.bundleId === undefined ? {} : { bundleId: input.bundleId }),
      // Only who stood at the desk with the number to be seen: nobody gives access to a dossier by typing a number at home.
      ...(input.applicant.proxy?.identityNumber === undefined || context.actor.kind !== 'officer' ? {} : { proxyKey: personKeyOf(deps, input.applicant.proxy.identityNumber, receivedAt.id) }),
    };
    // What a form brings was taken by the room of forms, which vouches for it.
    const unknown = facts.papersChecked === true ? undefined : await nameFilesOf({ siteId: row.siteId, id, bundleId: row.bundleId ?? null, state }, action, context);
    if (unknown !== undefined) return unknown;
    insertDossier(context.transaction, row, action, state, next);
    const begun: DossierRow = { ...row, bundleId: row.bundleId ?? null, nextAt: next?.by ?? null, nextCause: next?.cause ?? null, state };
    await ports.notices.tell(begun, action, context);
    context.note(id, { kind: 'register', procedure: procedure.code });
    context.announce({ name: 'dossier.acted', subject: id, payload: { kind: 'register', number: 1, status: state.status, siteId: state.ownerSiteId } });
    return accept(begun);
  };

  const policy: CommandDefinition<NewDossier, Begun, BeginRefusal>['policy'] = (actor, input) => {
    const citizenMay = actor.kind === 'citizen' && input.channel === 'online';
    return citizenMay || mayAct(DOSSIER_RIGHTS, actor, 'beginDossier') ? undefined : refuse('not_allowed');
  };

  return {
    readFacts,
    beginInside,
    fileWithin: async (input, context, checked) => {
      const facts = await readFacts(input, context.actor.siteId);
      const begun = await beginInside(input, { ...facts, ...(checked?.papers === true ? { papersChecked: true } : {}) }, context);
      return begun.ok ? accept({ id: begun.value.id, filingNumber: begun.value.filingNumber, state: begun.value.state }) : begun;
    },
    file: async (input, call) => {
      const facts = await readFacts(input, call.actor.siteId);
      const command: CommandDefinition<NewDossier, Begun, BeginRefusal, { readonly same: SameOpen }> = {
        name: 'dossiers.file',
        policy,
        read: (_inputs, soon) => readSame(soon, input, facts),
        reply: keepWithoutState<Begun>(deps.database),
        run: async (one, context, known) => {
          // Nobody files online in somebody else's name without their word.
          if (context.actor.kind === 'officer' && one.channel === 'online' && one.consent === undefined) return refuse('dossier_consent_missing');
          const begun = await beginInside(one, facts, context, known);
          return begun.ok ? accept({ id: begun.value.id, filingNumber: begun.value.filingNumber, state: begun.value.state }) : begun;
        },
      };
      return commands.run(command, input, call);
    },
    receiveAtDesk: async (input, call) => {
      const facts = await readFacts(input, call.actor.siteId);
      const asked = await readBesides(ports, input, input.reception?.fee);
      const command: CommandDefinition<DossierReception, Begun, BeginRefusal | ActRefusal, { readonly same: SameOpen }> = {
        name: 'dossiers.receiveAtDesk',
        read: (_inputs, soon) => readSame(soon, input, facts),
        reply: keepWithoutState<Begun>(deps.database),
        policy: (actor) => (mayAct(DOSSIER_RIGHTS, actor, 'beginDossier') ? undefined : refuse('not_allowed')),
        run: async ({ reception, ...one }, context, known) => {
          const begun = await beginInside({ ...one, channel: 'direct' }, facts, context, known);
          if (!begun.ok) return begun;
          const row = begun.value;
          const filing = filingOf({ ...one, channel: 'direct' }, facts.procedure, facts.besides);
          const given = { filing, current: facts.procedure, filed: facts.procedure, agency: facts.competent, besides: asked, actions: [] };
          const received = await acting.actInside({ row, facts: given }, askerOf(context.actor), { kind: 'receive', papers: one.papers, ...(one.conditions === undefined ? {} : { conditions: one.conditions }), ...reception }, context);
          return received.ok ? accept({ id: row.id, filingNumber: row.filingNumber, state: received.value.state }) : received;
        },
      };
      return commands.run(command, input, call);
    },
  };
}

type CheckedFiling = { readonly procedure: MergedProcedure; readonly receivedAt: DossierSite; readonly competent: DossierSite };

function checkFiling(input: NewDossier, { procedure, helpedAt, receivedAt, competent, rightDoor, papersChecked }: FilingFacts, now: number): Outcome<CheckedFiling, BeginRefusal> {
  const on = localDateAt(now);
  if (input.applicant.birthYear > Number(on.slice(0, 4))) return refuse('dossier_birth_year_wrong', { year: input.applicant.birthYear });
  if (procedure === undefined) return refuse('dossier_procedure_unknown', { code: input.procedureCode });
  if (isEnded(procedure, on)) return refuse('dossier_procedure_repealed', { code: procedure.code, instead: procedure.replacedBy?.join(', ') ?? '–' });
  const procedureCase = procedure.cases.find(({ id }) => id === input.caseId);
  if (procedureCase === undefined) return refuse('dossier_case_unknown', { case: input.caseId });
  if (receivedAt === undefined || competent === undefined) return refuse('dossier_site_unknown', { site: input.competentSiteId ?? input.receivedAtSiteId ?? '' });
  // Free of boundaries inside one province, not beyond it. Source: Decree 118/2025/NĐ-CP Article 14.
  const provinces = [helpedAt ?? receivedAt, receivedAt, competent].map(({ id, provinceId }) => provinceId ?? id);
  if (new Set(provinces).size > 1) return refuse('dossier_site_outside_province', { site: competent.name });
  if (rightDoor !== undefined) return refuse('dossier_wrong_door', { name: rightDoor.name, basis: rightDoor.basis ?? '–' });
  if (input.channel === 'online' && papersChecked !== true) {
    const faults = checkCompleteness(procedureCase, { papers: input.papers, ...(input.conditions === undefined ? {} : { conditions: input.conditions }), atDesk: false });
    const [first] = faults;
    if (first !== undefined) return refuse('dossier_incomplete', { count: faults.length, first: first.name });
  }
  return accept({ procedure, receivedAt, competent });
}

function filingOf(input: NewDossier, procedure: MergedProcedure | undefined, known: readonly BesideFacts[]): Filing {
  const besides = known.map(({ procedureCode, times, current }) => ({ procedureCode, times, ...(current === undefined ? {} : { procedureVersion: current.version }) }));
  return {
    procedureCode: input.procedureCode, procedureVersion: input.procedureVersion ?? procedure?.version ?? 0, procedureName: procedure?.name ?? '', caseId: input.caseId, channel: input.channel, papers: input.papers,
    ...(input.conditions === undefined ? {} : { conditions: input.conditions }), ...(input.formVersions === undefined ? {} : { formVersions: input.formVersions }),
    ...(input.times === undefined ? {} : { times: input.times }), ...(besides.length === 0 ? {} : { besides }),
  };
}

/** The same person is recognised by the identity number; without one by name, year and telephone together. */
function applicantKeyOf(deps: DossiersDeps, { identityNumber, name, birthYear, phone }: Applicant, siteId: string): string {
  return personKeyOf(deps, identityNumber ?? `${foldText(name)}|${String(birthYear)}|${phone ?? ''}`, siteId);
}

/** How a person is known to dossiers: a keyed hash of the personal number. Whoever is made up for practice is not the person of that number. */
function personKeyOf({ ports }: Pick<DossiersDeps, 'ports'>, number: string, siteId: string): string {
  return ports.sign(isPracticeSite(siteId) ? `dossier applicant ${siteId}` : 'dossier applicant', number);
}

/** What the citizen proves: the dossier's number, which is public in part, and a year of birth. */
export function accessKeyOf({ ports }: Pick<DossiersDeps, 'ports'>, id: string, birthYear: number): string {
  return ports.sign('dossier access', `${id}|${String(birthYear)}`);
}

const PHONE_TAILS = [3, 4];

/** Name and procedure without marks, the procedure's code, the ends of the telephone, the filing number. */
function wordsOf({ name, phone }: Applicant, filingNumber: string, procedure: MergedProcedure): string {
  const tails = phone === undefined ? [] : [phone, ...PHONE_TAILS.map((length) => phone.slice(-length))];
  return [foldText(name), foldText(procedure.shortName ?? procedure.name), procedure.code.replaceAll(/[^\da-z]/giu, ''), filingNumber.replaceAll('-', '').toLowerCase(), ...tails].join(' ');
}
