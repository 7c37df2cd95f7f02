import { isOverdue, nationalStatusOf, type DossierState } from '#model/dossier.ts';
import { accept } from '#model/outcome.ts';
import type { CommandCall, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import type { Outcome } from '#model/outcome.ts';
import { cutPage, type Page } from '#platform/routes.ts';
import type { DossiersDeps } from './dossier-ports.ts';
import { forgetViews, listOwnDossiers, listViewsOfPerson, type OwnRow, type OwnState, type ViewedPart } from './own-dossiers.store.ts';
import { isApplicant, type ApplicantPerson } from './prove-applicant.ts';

/** A dossier as the list of its applicant shows it. */
export interface OwnDossier {
  /** Opens its page. */
  readonly number: string;
  readonly filingNumber: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly status: DossierState['status'];
  readonly nationalStatus: number;
  readonly registeredAt: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  /** It waits for papers, money, or for somebody to fetch the result. */
  readonly awaitsApplicant: boolean;
  readonly isDone: boolean;
  /** The person handed it in for somebody else. */
  readonly byProxy: boolean;
}

/** One look of an office at a dossier. No officer is named: the office answers for its people. */
export interface OwnView {
  readonly at: string;
  readonly office: string;
  readonly number: string;
  readonly procedureName: string;
  readonly what: ViewedPart;
}

/** How long it is kept who looked. Unit: days. Source: as the sign-ins of officers (`identity.ts`): a year covers a yearly review. */
export const VIEWS_KEPT_DAYS = 365;

/** What a person who logged in sees of all the own dossiers. */
export interface OwnDossiers {
  /** Newest first. A dossier whose year of birth is another's is left out, so a page may be shorter than asked for. */
  listOwn(person: ApplicantPerson, query: { readonly state: OwnState; readonly before?: readonly [string, string]; readonly limit: number }): Promise<Page<OwnDossier>>;
  /** Which offices looked at them, newest first. */
  listOwnViews(person: ApplicantPerson, query: { readonly before?: readonly [string, string, string, string]; readonly limit: number }): Promise<Page<OwnView>>;
  /** Forgets looks after their time; for a timer. */
  forgetViews(call: CommandCall): Promise<Outcome<{ readonly deleted: number }, RepeatRefusal>>;
}

/** Opens a person's own dossiers. */
export function createOwnDossiers(deps: DossiersDeps): OwnDossiers {
  const { database, commands, clock, ports } = deps;
  const forgetting: CommandDefinition<Record<string, never>, { readonly deleted: number }, never> = {
    name: 'dossiers.forgetViews',
    policy: () => undefined,
    run: async (_input, context) => {
      const deleted = await forgetViews(context.transaction, new Date(context.now - VIEWS_KEPT_DAYS * 86_400_000).toISOString());
      context.note('dossier views', { deleted });
      return accept({ deleted });
    },
  };
  return {
    listOwn: async (person, query) => {
      const rows = await listOwnDossiers(database, { ...query, personKey: person.key, limit: query.limit + 1 });
      const page = cutPage(rows, query.limit, (row) => [row.registeredAt, row.id]);
      const now = new Date(clock.now()).toISOString();
      return { ...page, items: page.items.filter((row) => isApplicant(deps, row, person)).map((row) => ownOf(row, now)) };
    },
    listOwnViews: async (person, query) => {
      const rows = await listViewsOfPerson(database, { ...query, personKey: person.key, limit: query.limit + 1 });
      const page = cutPage(rows, query.limit, ({ at, id, readerSiteId, what }) => [new Date(at).toISOString(), id, readerSiteId, what]);
      const own = page.items.filter((row) => isApplicant(deps, row, person));
      const offices = new Map(await Promise.all([...new Set(own.map(({ readerSiteId }) => readerSiteId))].map(async (id) => [id, (await ports.findSite(id))?.name ?? ''] as const)));
      return { ...page, items: own.map(({ at, number, procedureName, readerSiteId, what }) => ({ at: new Date(at).toISOString(), office: offices.get(readerSiteId) ?? '', number, procedureName, what })) };
    },
    forgetViews: (call) => commands.run(forgetting, {}, call),
  };
}

function ownOf(row: OwnRow, now: string): OwnDossier {
  const { state } = row;
  return {
    number: state.code ?? row.filingNumber, filingNumber: row.filingNumber, procedureCode: row.procedureCode, procedureName: row.procedureName, status: state.status, nationalStatus: nationalStatusOf(state),
    registeredAt: row.registeredAt, dueAt: state.due?.at ?? null, overdue: isOverdue(state, now), awaitsApplicant: row.nextCause === 'supplement' || row.nextCause === 'payment' || row.nextCause === 'collection', isDone: row.nextAt === null, byProxy: row.byProxy,
  };
}
