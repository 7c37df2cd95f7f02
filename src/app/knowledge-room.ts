import { join } from 'node:path';
import type { Conversations } from '#conversations/conversations.ts';
import type { ChangeAct } from '#knowledge/act-on-change-set.ts';
import { GO_LIVE_TASK } from '#knowledge/change-sets.ts';
import { registerChangeSetRoutes } from '#knowledge/change-sets.routes.ts';
import type { LawChangeWord } from '#knowledge/counter-changes.ts';
import { createKnowledge, type Knowledge } from '#knowledge/knowledge.ts';
import { registerGoldenRoutes } from '#knowledge/golden.routes.ts';
import { registerImportRoutes } from '#knowledge/imports.routes.ts';
import { registerRecallRoutes } from '#knowledge/recalls.routes.ts';
import { CHECK_TASK, ROLL_BACK_TASK } from '#knowledge/long-work.ts';
import type { Identity } from '#identity/identity.ts';
import type { Situations } from '#knowledge/situations.ts';
import { createSwitches, type NameTopic, type Switches } from '#knowledge/switches.ts';
import { registerSwitchRoutes } from '#knowledge/switches.routes.ts';
import type { Law } from '#law/law.ts';
import { provinceOf } from '#knowledge/knowledge.policy.ts';
import { systemActor, type Actor } from '#model/actor.ts';
import { keyOfAddress, writeAddress } from '#model/law-address.ts';
import { createWaitingFiles } from '#platform/files/waiting-files.ts';
import type { JobTask } from '#platform/jobs/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import type { Language, RouteRegistrar } from '#platform/routes.ts';
import { readLocales } from './content.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { createLawImporter } from './imports/law-importer.ts';
import { createProcedureImporter } from './imports/procedure-importer.ts';
import { createTaskImporter } from './imports/task-importer.ts';
import { createGoldenWorlds, type GoldenWorldDeps } from './golden-world.ts';
import { readSentences } from './authority-room.ts';
import { readLayWords } from './search/read-search-content.ts';
import { createLawSubject } from './subjects/law-subject.ts';
import type { Forms } from '#forms/forms.ts';
import { createFormSubject } from './subjects/form-subject.ts';
import { createProcedureSubject, type SayingsOf } from './subjects/procedure-subject.ts';
import { createSwitchSubject, nameTopics } from './subjects/switch-subject.ts';
import { createTaskSubject } from './subjects/task-subject.ts';
import { createLexiconSubject, createSayingsSubject } from './subjects/word-subjects.ts';

export interface KnowledgeRoomDeps extends Omit<GoldenWorldDeps, 'clock' | 'switches'> {
  readonly switches: Switches;
  readonly situations: Situations;
  readonly conversations: Conversations;
  readonly law: Law;
  readonly sayingsOf: SayingsOf;
  /** What people call a person; undefined for nobody of this house. */
  readonly namePerson: (id: string) => Promise<string | undefined>;
  readonly forms: Forms['library'];
  readonly sites: Pick<Identity['sites'], 'listFor' | 'findHouse'>;
}

/** How often one officer may send a file: a dozen at once, then one every twenty seconds. */
const UPLOADS = { perSecond: 0.05, burst: 12 } as const;
const FORGET_FILES_TASK = 'knowledge_forget_files';

/** The room of knowledge, wired to every room it changes. */
export interface KnowledgeRoom {
  readonly knowledge: Knowledge;
  readonly routes: readonly RouteRegistrar[];
  readonly jobs: Readonly<Record<string, JobTask>>;
  readonly timers: readonly string[];
  /** Follows what another process changed, where an event was lost. */
  followOthers(): Promise<void>;
  close(): void;
}

/** Opens the switches, which the assistants ask; before the rest of the room. */
export function openSwitches(platform: Platform, rooms: Parameters<typeof nameTopics>[0] & { readonly namePerson: (id: string) => Promise<string | undefined> }): Promise<Switches> {
  return createSwitches({ ...platform, namePerson: rooms.namePerson }, nameTopics(rooms));
}

/** Opens change sets over every room, brings in the golden questions and makes live what is due. Faults: `content_broken`. */
export async function openKnowledgeRoom(home: string, siteId: string, platform: Platform, rooms: KnowledgeRoomDeps): Promise<KnowledgeRoom> {
  const { catalogue, authority, words, search, switches } = rooms;
  const nameTopic: NameTopic = nameTopics(rooms);
  const [sentences, locales] = await Promise.all([readSentences(home), readLocales(home)]);
  const nameField = (language: Language, name: string): string => {
    const fields = locales[language]['changeFields'] as Readonly<Record<string, string>> | undefined;
    return fields?.[name] ?? name;
  };
  const nameValue = (language: Language, field: string, value: string): string | undefined => {
    const values = locales[language]['changeValues'] as Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
    return values?.[field]?.[value];
  };
  const knowledge = createKnowledge({
    ...platform,
    situations: rooms.situations,
    switches,
    subjects: [
      createProcedureSubject(rooms),
      createTaskSubject(rooms),
      createLawSubject(rooms),
      createSayingsSubject(rooms),
      createLexiconSubject({ words, search, layWordsOf: async (word) => toPlain((await readLayWords(home)).find(({ say }) => say.includes(word))) }),
      createSwitchSubject({ ...rooms, nameTopic }),
      createFormSubject(rooms),
    ],
    importers: [createProcedureImporter(catalogue), createTaskImporter(authority), createLawImporter(rooms.law)],
    files: createWaitingFiles(join(platform.dataDir, 'imports')),
    openWorld: createGoldenWorlds({ ...rooms, clock: platform.clock, switches: switches.book }),
    conversations: rooms.conversations,
    catalogue,
    authority,
    listLawChanges: async (from, to) => (await rooms.law.listChanges(from, to)).map(toLawWord),
    namePerson: rooms.namePerson,
    sitesOf: (actor) => listSitesOf(actor, siteId, rooms.sites),
    say: (language, key, values) => sentences.say(language, key, values),
    nameField,
  });
  await knowledge.golden.loadContent(join(home, 'content/golden'), systemActor(siteId));
  const uploads = createRateLimit(UPLOADS.perSecond, platform.clock, UPLOADS.burst);
  const goLive = async (): Promise<void> => {
    await knowledge.changeSets.goLiveDue({ actor: systemActor(siteId) });
  };
  await goLive().catch((fault: unknown) => platform.log.error('what is due could not go live at start; the worker tries again', { fault: String(fault) }));
  return {
    knowledge,
    routes: [
      // Before the routes of one change set, whose id would be taken for the word.
      (api) => registerImportRoutes(api, knowledge.imports, (actorId) => uploads.take(actorId)),
      (api) => registerChangeSetRoutes(api, knowledge, { nameField, nameValue }),
      (api) => registerGoldenRoutes(api, knowledge),
      (api) => registerSwitchRoutes(api, switches),
      (api) => registerRecallRoutes(api, knowledge, () => platform.clock.now()),
    ],
    jobs: {
      [GO_LIVE_TASK]: goLive,
      [CHECK_TASK]: ({ id }) => knowledge.changeSets.checkMany(String(id)),
      [FORGET_FILES_TASK]: async () => void (await knowledge.imports.forgetFiles()),
      [ROLL_BACK_TASK]: ({ act, actor }) => knowledge.changeSets.rollBackMany(act as ChangeAct, actor as Actor),
    },
    // Each hour, for a day whose own job was lost; Vietnam's midnight is one of them.
    timers: [`0 * * * * ${GO_LIVE_TASK}`, `47 * * * * ${FORGET_FILES_TASK}`],
    followOthers: async () => {
      await Promise.all([switches.followOthers(), words.followOthers()]);
    },
    close: () => switches.close(),
  };
}

/** The sites whose answers an officer may see: the own, at the province those of its communes. What citizens asked is kept under the house's own id. */
async function listSitesOf(actor: Actor, houseId: string, sites: KnowledgeRoomDeps['sites']): Promise<readonly string[]> {
  const isProvince = provinceOf(actor) === actor.siteId;
  const below = isProvince ? (await sites.listFor(actor)).map(({ id }) => id) : [];
  const isHouse = isProvince || (await sites.findHouse())?.id === actor.siteId;
  return [...new Set([actor.siteId, ...below, ...(isHouse ? [houseId] : [])])];
}

function toLawWord(change: Awaited<ReturnType<Law['listChanges']>>[number]): LawChangeWord {
  const what = change.what === 'comesIntoForce' ? 'begins' : change.what === 'ends' ? 'ends' : 'changed';
  return { id: keyOfAddress(change.address), on: change.on, title: `${writeAddress(change.address)} ${change.title}`.trim(), what, link: `/api/v1/laws/${encodeURIComponent(change.address.document)}` };
}

function toPlain(entry: Awaited<ReturnType<typeof readLayWords>>[number] | undefined): { say: string[]; means: [string, number][] } | undefined {
  return entry === undefined ? undefined : { say: [...entry.say], means: entry.means.map(([word, weight]) => [word, weight]) };
}
