import type { Conversations } from '#conversations/conversations.ts';
import type { Actor } from '#model/actor.ts';
import type { ChangeSet } from '#model/change-set.ts';
import type { Instant } from '#model/time.ts';
import { cutPage, type Page } from '#platform/routes.ts';
import type { ChangedRecord, ChangeSets } from './change-sets.ts';

type Relying = Awaited<ReturnType<Conversations['findAnswersRelyingOn']>>[number];

/** A change set that is or was live, with how many earlier answers relied on what it changed. */
export interface RecallRow {
  readonly changeSetId: string;
  readonly title: string;
  readonly liveAt: Instant;
  readonly answers: number;
  readonly sites: readonly { readonly siteId: string; readonly count: number }[];
}

/** Earlier answers that relied on what changed: answer number → facts → record and version. */
export interface Recalls {
  /** The change sets that went live, the newest first. */
  list(query: { readonly after?: readonly [Instant, string]; readonly limit: number }, actor: Actor): Promise<Page<RecallRow>>;
  /** The answers of one; undefined for a change set that is not there, or not this officer's to see, or never went live. */
  listAnswers(changeSetId: string, query: { readonly after?: readonly [Instant, string]; readonly limit: number }, actor: Actor): Promise<Page<Relying> | undefined>;
}

export interface RecallsDeps {
  readonly changeSets: Pick<ChangeSets, 'find' | 'list' | 'listChangedRecords'>;
  readonly conversations: Pick<Conversations, 'findAnswersRelyingOn' | 'countAnswersRelyingOn'>;
  /** The sites whose answers an officer may see. */
  sitesOf(actor: Actor): Promise<readonly string[]> | readonly string[];
}

/** Opens the recalls over what conversations keeps. */
export function createRecalls({ changeSets, conversations, sitesOf }: RecallsDeps): Recalls {
  return {
    list: async ({ after, limit }, actor) => {
      const sites = await sitesOf(actor);
      // What was rolled back had its answers too.
      const page = await changeSets.list({ since: '2025-07-01', limit, ...(after === undefined ? {} : { after }) }, actor);
      const changed = await changeSets.listChangedRecords(page.items.map(({ id }) => id));
      const rows = await Promise.all(
        page.items.flatMap((set) => {
          const { liveAt } = set;
          const relying = relyingOn(set, changed.get(set.id) ?? []);
          if (liveAt === undefined || relying === undefined) return [];
          return [relying.records.length === 0 ? Promise.resolve([]) : conversations.countAnswersRelyingOn({ ...relying, sites })].map(async (counts): Promise<RecallRow> => {
            const counted = await counts;
            return { changeSetId: set.id, title: set.title, liveAt, answers: counted.reduce((sum, { count }) => sum + count, 0), sites: counted };
          });
        }),
      );
      return { items: rows, nextCursor: page.nextCursor };
    },
    listAnswers: async (changeSetId, { after, limit }, actor) => {
      const set = await changeSets.find(changeSetId, actor);
      const relying = set === undefined ? undefined : relyingOn(set, (await changeSets.listChangedRecords([set.id])).get(set.id) ?? []);
      if (relying === undefined) return undefined;
      if (relying.records.length === 0) return { items: [], nextCursor: null };
      const rows = await conversations.findAnswersRelyingOn({ ...relying, sites: await sitesOf(actor), limit: limit + 1, ...(after === undefined ? {} : { after }) });
      return cutPage(rows, limit, ({ at, id }) => [at, id]);
    },
  };
}

/** An answer under way at the moment of a change is told apart by its version, not by the clock. Unit: milliseconds. */
const UNDER_WAY_MS = 60_000;

/**
 * Which answers said what no longer counts: those before the change went live, with an earlier version; of a change that was rolled
 * back those it was itself in. Only procedures and tasks stand in facts.
 */
function relyingOn({ state, liveAt, endedAt }: ChangeSet, items: readonly ChangedRecord[]): { readonly records: readonly { readonly record: string; readonly atLeast?: number; readonly below?: number }[]; readonly since?: Instant; readonly until: Instant } | undefined {
  if (liveAt === undefined) return undefined;
  const isBack = state === 'rolledBack' && endedAt !== undefined;
  const records = items.flatMap(({ kind, id, liveVersion = 0 }) => {
    if (kind !== 'procedure' && kind !== 'task') return [];
    // A province's own record counts its versions apart from the national one, whose facts name the same id.
    const versions = liveVersion === 0 || id.includes('@') ? {} : isBack ? { atLeast: liveVersion, below: liveVersion + 1 } : { below: liveVersion };
    return [{ record: id.split('@')[0] ?? id, ...versions }];
  });
  const until = new Date(Date.parse(isBack ? endedAt : liveAt) + UNDER_WAY_MS).toISOString();
  return isBack ? { records, since: liveAt, until } : { records, until };
}
