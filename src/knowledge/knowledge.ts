import type { Authority } from '#authority/authority.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Conversations } from '#conversations/conversations.ts';
import type { Actor } from '#model/actor.ts';
import type { GoldenQuestion } from '#model/golden.ts';
import type { Clock } from '#platform/clock.ts';
import type { Commands } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { WaitingFiles } from '#platform/files/waiting-files.ts';
import type { Log } from '#platform/log.ts';
import { createChangeSets, type ChangeSets } from './change-sets.ts';
import { listCounterChanges, type CounterChangeList, type CounterChangesDeps, type CounterQuery } from './counter-changes.ts';
import { createGolden, type Golden } from './golden.ts';
import type { Importer } from './import-port.ts';
import { createImports, type Imports } from './imports.ts';
import { createRecalls, type Recalls } from './recalls.ts';
import type { Situations } from './situations.ts';
import type { OpenGoldenWorld, Subject } from './subject.ts';
import type { Switches } from './switches.ts';

export interface KnowledgeDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly log: Log;
  readonly situations: Situations;
  /** Opened before the assistants, which ask them. */
  readonly switches: Switches;
  readonly subjects: readonly Subject[];
  readonly importers: readonly Importer[];
  /** Files that were sent and wait to be proposed. */
  readonly files: WaitingFiles;
  readonly openWorld: OpenGoldenWorld;
  readonly conversations: Pick<Conversations, 'findAnswersRelyingOn' | 'countAnswersRelyingOn'>;
  readonly catalogue: Pick<Catalogue, 'listChangesSince' | 'diffVersions'>;
  readonly authority: Pick<Authority, 'listChangesSince' | 'listVersions'>;
  readonly listLawChanges?: CounterChangesDeps['listLawChanges'];
  namePerson?(id: string): Promise<string | undefined>;
  sitesOf(actor: Actor): Promise<readonly string[]> | readonly string[];
  say: CounterChangesDeps['say'];
  nameField: CounterChangesDeps['nameField'];
}

/**
 * The room of knowledge: what the house says is changed here and nowhere else, with two pairs of eyes.
 * - `situations`: questions that nothing answers, and the precedents they become;
 * - `changeSets`: a change from draft to live and back, with its effects and the golden questions before and after;
 * - `imports`: files that become change sets;
 * - `golden`: questions whose right answers are known;
 * - `switches`: topics answered only at the counter, in every process within a second;
 * - `recalls`: earlier answers that relied on what changed;
 * - `listCounterChanges`: what changed for one counter, in plain words.
 */
export interface Knowledge {
  readonly situations: Situations;
  readonly changeSets: ChangeSets;
  readonly imports: Imports;
  readonly golden: Golden;
  readonly switches: Switches;
  readonly recalls: Recalls;
  /** Every golden question as the house answers it now. */
  askGolden(): ReturnType<Golden['judgeAll']>;
  /** One question, kept or only typed, as the house answers it now; nothing is written. Refuses: as `golden.tryOut`. */
  tryGolden(question: GoldenQuestion, actor: Actor): ReturnType<Golden['tryOut']>;
  listCounterChanges(query: CounterQuery, actor: Actor): Promise<CounterChangeList>;
}

/** Opens the room over the parts that others already hold. */
export function createKnowledge(deps: KnowledgeDeps): Knowledge {
  const { situations, switches, listLawChanges, ...rest } = deps;
  const golden = createGolden(rest);
  const changeSets = createChangeSets({ ...rest, golden });
  return {
    situations,
    changeSets,
    imports: createImports({ ...rest, changeSets }),
    golden,
    switches,
    recalls: createRecalls({ changeSets, conversations: deps.conversations, sitesOf: (actor) => deps.sitesOf(actor) }),
    askGolden: async () => golden.judgeAll(await deps.openWorld([])),
    tryGolden: async (question, actor) => golden.tryOut(question, await deps.openWorld([]), actor),
    listCounterChanges: (query, actor) => listCounterChanges({ ...rest, situations, switches, ...(listLawChanges === undefined ? {} : { listLawChanges }) }, query, actor),
  };
}
