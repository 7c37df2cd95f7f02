import type { Conversations } from '#conversations/conversations.ts';
import type { Actor } from '#model/actor.ts';
import type { ChangeSet } from '#model/change-set.ts';
import type { Instant } from '#model/time.ts';
import { cutPage, type Page } from '#platform/routes.ts';
import type { ChangeSets } from './change-sets.ts';

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
  readonly changeSets: Pick<ChangeSets, 'find' | 'list'>;
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
      const rows = await Promise.all(
        page.items.flatMap((set) => {
          const { liveAt } = set;
          if (liveAt === undefined) return [];
          return [recordsOf(set).length === 0 ? Promise.resolve([]) : conversations.countAnswersRelyingOn({ records: recordsOf(set), sites, until: liveAt })].map(async (counts): Promise<RecallRow> => {
            const counted = await counts;
            return { changeSetId: set.id, title: set.title, liveAt, answers: counted.reduce((sum, { count }) => sum + count, 0), sites: counted };
          });
        }),
      );
      return { items: rows, nextCursor: page.nextCursor };
    },
    listAnswers: async (changeSetId, { after, limit }, actor) => {
      const set = await changeSets.find(changeSetId, actor);
      if (set?.liveAt === undefined) return undefined;
      const records = recordsOf(set);
      if (records.length === 0) return { items: [], nextCursor: null };
      const rows = await conversations.findAnswersRelyingOn({ records, sites: await sitesOf(actor), until: set.liveAt, limit: limit + 1, ...(after === undefined ? {} : { after }) });
      return cutPage(rows, limit, ({ at, id }) => [at, id]);
    },
  };
}

/** Only procedures and tasks stand in facts; of each, what was quoted before the version that went live. */
function recordsOf(set: ChangeSet): { readonly record: string; readonly below?: number }[] {
  return set.items.flatMap(({ kind, id, liveVersion }) => (kind !== 'procedure' && kind !== 'task' ? [] : [{ record: id.split('@')[0] ?? id, ...(liveVersion === undefined || liveVersion === 0 || id.includes('@') ? {} : { below: liveVersion }) }]));
}
