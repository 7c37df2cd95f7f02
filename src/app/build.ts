import { join } from 'node:path';
import { systemActor } from '#model/actor.ts';
import type { SearchDocument } from '#model/search.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import type { JobTask } from '#platform/jobs/jobs.ts';
import { PlatformFault } from '#platform/fault.ts';
import type { Platform } from '#platform/platform.ts';
import type { ActorOf, CitizenOf, RouteRegistrar } from '#platform/routes.ts';
import type { Identity } from '#identity/identity.ts';
import { registerIdentityRoutes } from '#identity/identity.routes.ts';
import { createCatalogue, type Catalogue } from '#catalogue/catalogue.ts';
import { registerProcedureImportRoutes } from '#catalogue/imports.routes.ts';
import { registerCatalogueRoutes } from '#catalogue/catalogue.routes.ts';
import { toSearchDocument } from '#catalogue/search-document.ts';
import { loadPlaces } from '#places/places-data.ts';
import { createPlaces, type Places } from '#places/places.ts';
import type { Documents } from '#documents/documents.ts';
import { registerPlaceRoutes } from '#places/places.routes.ts';
import type { Calendars } from '#calendars/calendars.ts';
import { openAuthorityRoom, type AuthorityRoom } from './authority-room.ts';
import { openCalendarRoom } from './calendar-room.ts';
import { registerMcpRoutes } from './mcp/mcp.routes.ts';
import { openOfficerRooms, type OfficerRooms } from './officer-rooms.ts';
import type { Dossiers } from '#dossiers/dossiers.ts';
import type { Practice } from '#practice/practice.ts';
import type { Law } from '#law/law.ts';
import { openAssistantRooms, type AssistantRooms } from './assistant-rooms.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import { createWords, type Words } from '#knowledge/words.ts';
import { openKnowledgeRoom, openSwitches, type KnowledgeRoomDeps } from './knowledge-room.ts';
import type { Config } from './config.ts';
import { openFormsRoom, type FormsRoom } from './forms-room.ts';
import { openIdentity } from './open-identity.ts';
import { APART, runApart } from './run-apart.ts';
import { openDossierRooms } from './dossier-rooms.ts';
import { openPracticeRoom } from './practice-room.ts';
import { openLawRoom } from './law-room.ts';
import { noticesOf } from './notice-options.ts';
import { openLiveSearch, type LiveSearch } from './search/live-search.ts';
import { popularityOf, readSayings, readSearchContent, type Popularity, type Sayings, type SearchContent } from './search/read-search-content.ts';

/** What a house gives to whoever serves it: routes, later work, what was loaded, and how it closes. */
export interface House {
  readonly routes: readonly RouteRegistrar[];
  /** Tasks of the worker by name. */
  readonly tasks: Readonly<Record<string, JobTask>>;
  /** When which task runs by itself. Shape: crontab lines in UTC, `27 * * * * conversations_forget`. */
  readonly timers?: readonly string[];
  /** What was loaded, one line each, printed at start. */
  readonly loaded: readonly { readonly vi: string; readonly en: string }[];
  /** Finds the officer of a request; absent in a house without officers. */
  readonly actorOf?: ActorOf;
  /** Finds the citizen of a request; absent in a house where nobody logs in. */
  readonly citizenOf?: CitizenOf;
  /** A demonstration with invented people, which every page and reply must say. */
  readonly demo?: boolean;
  /** What whoever starts the house must read once it is open: the set-up link, the ways into a demonstration. */
  readonly welcome?: (address: string) => Promise<readonly string[]>;
  /** What a house that serves sees to once it is open. */
  readonly begin?: () => Promise<void>;
  close(): Promise<void>;
}

/** Builds the rooms on a platform; tests bring their own. */
export type HouseBuilder<Built extends House = House> = (config: Config, platform: Platform) => Promise<Built>;

/** The house with its rooms by name, for commands that ask them directly. */
export interface FullHouse extends House {
  readonly identity: Identity;
  readonly catalogue: Catalogue;
  readonly law: Law;
  readonly places: Places;
  readonly calendars: Calendars;
  readonly search: LiveSearch;
  readonly assistant: AssistantRooms['assistant'];
  readonly authority: AuthorityRoom['authority'];
  /** Finds tasks by what officers say. */
  readonly taskSearch: AuthorityRoom['tasks'];
  readonly officers: OfficerRooms['officers'];
  readonly knowledge: Knowledge;
  readonly documents: Documents;
  readonly forms: FormsRoom['forms'];
  readonly dossiers: Dossiers;
  readonly practice: Practice;
}

/** Changes come by event, from every process; this look catches what could not be followed. One small query. Unit: milliseconds. */
const LOOK_EVERY_MS = 30_000;

/** Builds every room by hand, left to right as in design D5; the only place where rooms meet at run time. */
export async function buildHouse(config: Config, platform: Platform): Promise<FullHouse> {
  const { home, dataDir } = config;
  const placesData = loadPlaces(join(home, 'content/places'));
  placesData.catch(() => undefined);
  const catalogue = createCatalogue(platform);
  await catalogue.loadContent(join(home, 'content/procedures'), systemActor(config.siteId));
  if (config.importPaths.length > 0) await importAtStart(config);
  const buildApart = process.env[APART] === undefined ? async () => (await runApart(config, ['index'])).exit === 0 : undefined;
  const library = await openLawRoom(home, platform, systemActor(config.siteId), buildApart);
  const places = createPlaces(await placesData, platform.clock);
  const calendar = await openCalendarRoom(home, platform, places);
  const { identity, demo, welcome } = await openIdentity(config, platform, places);
  const words = await createWords(platform);
  const source = searchSourceOf(home, catalogue, words);
  const search = await openLiveSearch({ home, dataDir, log: platform.log, ...source, layWords: words.layWords, ...(buildApart === undefined ? {} : { buildApart }) });
  const unsubscribe = platform.bus.subscribe('procedure.changed', (event) => search.recordChanged(event.subject));
  const stopWords = words.onChanged((kind, id) => (kind === 'sayings' ? search.recordChanged(id) : search.layWordsChanged()));
  const competence = await openAuthorityRoom(home, config.siteId, platform, { catalogue, places, law: library.law, models: () => search.opened.models });
  // Forms stand left of dossiers and hand over to them: asked first when somebody sends one, long after both are open.
  const filling = await openFormsRoom(config, platform, places, { submit: (...sent) => filed.formPorts.submit(...sent), findEarlier: (...asked) => filed.formPorts.findEarlier(...asked) }, async (visitor) => (await identity.citizenSessions.ofRequest(visitor))?.identity);
  const namePerson = async (id: string): Promise<string | undefined> => (/^[0-9a-f-]{36}$/u.test(id) ? (await identity.findAccount(id))?.fullName : undefined);
  const switches = await openSwitches(platform, { catalogue, authority: competence.authority, namePerson });
  const asking = await openAssistantRooms(home, platform, { catalogue, places, calendar: calendar.calendars.national, search, law: library.law, switches: switches.book });
  const office = await openOfficerRooms(home, platform, { catalogue, places, calendar: calendar.calendars.national, search, authority: competence.authority, tasks: competence.tasks, law: library.law, conversations: asking.conversations, switches: switches.book }, config);
  const filed = await openDossierRooms({ ...config, notices: noticesOf(config.notices, demo) }, platform, { catalogue, places, calendars: calendar.calendars, authority: competence.authority, documents: office.documents, forms: filling.forms, identity });
  const practising = await openPracticeRoom(home, platform, { catalogue, calendars: calendar.calendars, identity, dossiers: filed.dossiers, dossiersBy: filed.dossiersBy });
  if (config.demo && config.demoIsEmpty !== true) await practising.practice.layOut(config.siteId);
  const keeping = await openKnowledgeRoom(home, config.siteId, platform, { ...source, catalogue, authority: competence.authority, search, assistant: asking.assistant, office, situations: office.situations, conversations: asking.conversations, law: library.law, words, switches, sites: identity.sites, namePerson, forms: filling.forms.library });
  const watch = setInterval(() => {
    void search.checkLevel().then((changed) => {
      if (changed) asking.forgetRecords();
    }).catch((fault: unknown) => platform.log.error('search_not_level', { fault: String(fault) }));
    competence.authority.followOthers().catch((fault: unknown) => platform.log.error('tasks_not_level', { fault: String(fault) }));
    keeping.followOthers().catch((fault: unknown) => platform.log.error('knowledge_not_level', { fault: String(fault) }));
    calendar.followOthers().catch((fault: unknown) => platform.log.error('calendar_not_level', { fault: String(fault) }));
    filling.followOthers().catch((fault: unknown) => platform.log.error('forms_not_level', { fault: String(fault) }));
    library.followOthers().catch((fault: unknown) => platform.log.error('law_not_level', { fault: String(fault) }));
  }, LOOK_EVERY_MS);
  watch.unref();
  return {
    identity,
    actorOf: identity.actorOf,
    citizenOf: identity.citizenOf,
    demo,
    welcome,
    catalogue,
    law: library.law,
    places,
    calendars: calendar.calendars,
    search,
    assistant: asking.assistant,
    authority: competence.authority,
    taskSearch: competence.tasks,
    officers: office.officers,
    knowledge: keeping.knowledge,
    documents: office.documents,
    forms: filling.forms,
    dossiers: filed.dossiers,
    practice: practising.practice,
    routes: [
      (api) => registerPlaceRoutes(api, places),
      ...calendar.routes,
      (api) => registerIdentityRoutes(api, identity),
      (api) => registerCatalogueRoutes(api, catalogue, ({ code, field }) => switches.book.offReason({ id: code, field: field.name })),
      (api) => registerProcedureImportRoutes(api, catalogue),
      ...library.routes,
      ...competence.routes,
      ...filling.routes,
      ...asking.routes,
      ...office.routes,
      ...filed.routes,
      ...practising.routes,
      ...keeping.routes,
      registerMcpRoutes,
    ],
    tasks: {
      conversations_forget: () => asking.forgetExpired(systemActor(config.siteId)),
      identity_forget: async () => void (await identity.forgetEnded()),
      ...competence.jobs,
      ...filling.jobs,
      ...filed.jobs,
      ...keeping.jobs,
    },
    // Not at the same minute as the platform's own forgetting.
    timers: ['27 * * * * conversations_forget', '37 * * * * identity_forget', ...competence.timers, ...filling.timers, ...filed.timers, ...keeping.timers],
    loaded: [
      { vi: `${String(search.size)} thủ tục (chỉ mục mở từ ${search.opened.from === 'snapshot' ? 'bản lưu' : 'dữ liệu'}, ${search.opened.ms.toFixed(0)} ms)`, en: `${String(search.size)} procedures (index from ${search.opened.from}, ${search.opened.ms.toFixed(0)} ms)` },
      { vi: `${String(competence.authority.book.size)} nhiệm vụ được giao`, en: `${String(competence.authority.book.size)} tasks` },
      { vi: `${String(places.listProvinces().length)} tỉnh, thành phố`, en: `${String(places.listProvinces().length)} provinces` },
    ],
    begin: async () => void (await calendar.calendars.followContent(systemActor(config.siteId))),
    close: async () => {
      clearInterval(watch);
      unsubscribe();
      stopWords();
      words.close();
      keeping.close();
      await office.close();
      await filling.close();
      filed.close();
      library.close();
      calendar.close();
      asking.close();
      competence.close();
      search.close();
    },
  };
}

/** Imports the records named by `--import`. Faults: `content_broken` with what the import said, before anything is served. */
async function importAtStart(config: Config): Promise<void> {
  const { exit, complaint } = await runApart(config, ['import', 'procedures', ...config.importPaths]);
  if (exit !== 0) throw new PlatformFault('content_broken', { file: config.importPaths.join(', '), reason: complaint.split('\n').at(-1) ?? String(exit) });
}

/** How long a burst of changes may go on reading the same sayings. Unit: milliseconds. */
const WORDS_KEPT_MS = 5_000;

/** The catalogue as the search reads it, with what people say and how often each record is filed. */
function searchSourceOf(home: string, catalogue: Catalogue, own: Words): Pick<Parameters<typeof openLiveSearch>[0], 'source' | 'documentOf'> & Pick<KnowledgeRoomDeps, 'documentWith' | 'sayingsOf'> {
  const documentOf = (procedure: MergedProcedure, said: Sayings | undefined, popularity: Popularity): SearchDocument => ({
    ...toSearchDocument(procedure, { vi: said?.vietnamese ?? [], en: said?.english ?? [] }),
    popularity: popularityOf(procedure, popularity),
  });
  // Changes come in bursts: the sayings are read once for a burst and let go again, not once for every record.
  let words: Promise<[Map<string, Sayings>, SearchContent]> | undefined;
  const readWords = (): Promise<[Map<string, Sayings>, SearchContent]> => {
    if (words === undefined) {
      words = Promise.all([readSayings(home), readSearchContent(home)]);
      setTimeout(() => (words = undefined), WORDS_KEPT_MS).unref();
    }
    return words;
  };
  return {
    source: {
      revision: async () => `${String(await catalogue.catalogueRevision())}.${String(own.revision)}`,
      async *documents({ sayingsOf, popularity }) {
        for await (const procedure of catalogue.eachProcedure()) yield documentOf(procedure, own.sayingsOf(procedure.code) ?? sayingsOf(procedure.code), popularity);
      },
    },
    documentOf: async (code) => {
      const procedure = await catalogue.findProcedure(code);
      if (procedure === undefined) return undefined;
      const [sayings, content] = await readWords();
      return documentOf(procedure, own.sayingsOf(code) ?? sayings.get(code), content.popularity);
    },
    documentWith: async (procedure, said) => {
      const [sayings, content] = await readWords();
      return documentOf(procedure, said ?? own.sayingsOf(procedure.code) ?? sayings.get(procedure.code), content.popularity);
    },
    sayingsOf: async (code) => own.sayingsOf(code) ?? (await readWords())[0].get(code) ?? { vietnamese: [], english: [] },
  };
}
