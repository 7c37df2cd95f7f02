import { join } from 'node:path';
import type { Calendar } from '#model/calendar.ts';
import type { Actor } from '#model/actor.ts';
import { keyOfAddress, type LawAddress, type ProvisionValidity } from '#model/law-address.ts';
import { reckonDeadline } from '#model/deadline.ts';
import type { OfficerAnswer } from '#model/officer-answer.ts';
import type { Certainty } from '#model/procedure.ts';
import type { SearchPort, SearchResult } from '#model/search.ts';
import { addDays, localDateAt, writeDate, type LocalDate } from '#model/time.ts';
import { keepProcedureBook, placeBookOf } from '#assistant/books.ts';
import { readGuideContent } from '#assistant/content/read-guide-content.ts';
import { registerOfficerRoutes } from '#assistant/officer.routes.ts';
import type { LawBook, OfficerPorts, OldBody } from '#assistant/officer/ports.ts';
import type { SwitchBook } from '#assistant/ports.ts';
import { createOfficersAssistant, type OfficersAssistant } from '#assistant/officers-assistant.ts';
import type { Authority } from '#authority/authority.ts';
import { findSplit, readSplits } from '#authority/splits.ts';
import { findBegun, readTransitions } from '#authority/transitions.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Conversations } from '#conversations/conversations.ts';
import { createDocuments, type Documents } from '#documents/documents.ts';
import { registerDocumentRoutes } from '#documents/documents.routes.ts';
import { registerOfficeDocumentRoutes } from '#documents/office-documents.routes.ts';
import { readTemplates } from '#documents/templates.ts';
import { createSituations, type Situations } from '#knowledge/situations.ts';
import { registerSituationRoutes } from '#knowledge/situations.routes.ts';
import type { Platform } from '#platform/platform.ts';
import type { RouteRegistrar } from '#platform/routes.ts';
import type { Places } from '#places/places.ts';
import type { Config } from './config.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { nameIssuingOffice, nameOffice } from './name-office.ts';
import type { TaskSearch } from './search/task-search.ts';

/** The law library as it is asked here. */
export interface LawLibrary {
  recognise(text: string): Promise<readonly { readonly address: Omit<LawAddress, 'document'> & { readonly document?: string } }[]>;
  findDocument(number: string): Promise<object | undefined>;
  stateOn(address: LawAddress, on: LocalDate): Promise<ProvisionValidity>;
  findProvision(
    address: LawAddress,
    asOf: LocalDate,
  ): Promise<{ readonly document: { readonly source: string; readonly sourceDate?: LocalDate; readonly certainty: Certainty }; readonly provision: { readonly label: string; readonly title: string }; readonly units: readonly { readonly text: string }[]; readonly laterWording: boolean } | undefined>;
}

export interface OfficerRoomsDeps {
  readonly catalogue: Catalogue;
  readonly places: Places;
  readonly calendar?: Calendar;
  readonly search: SearchPort;
  readonly authority: Authority;
  readonly tasks: Pick<TaskSearch, 'find'>;
  readonly law: LawLibrary;
  readonly conversations: Conversations;
  readonly switches?: SwitchBook;
}

/** The rooms that only officers enter, wired. */
export interface OfficerRooms {
  readonly officers: OfficersAssistant;
  readonly situations: Situations;
  readonly documents: Documents;
  /** The ports of an assistant over other tasks and records than the live ones. */
  portsOver(rooms: Pick<OfficerRoomsDeps, 'search' | 'authority'> & Partial<Pick<OfficerRoomsDeps, 'law'>>): Pick<OfficerPorts, 'finder' | 'authority'> & Partial<Pick<OfficerPorts, 'law'>>;
  readonly routes: readonly RouteRegistrar[];
  close(): Promise<void>;
}

/** Codes an address may check, and blank forms it may have made, a second: a person never needs more, a program trying codes does. */
const VERIFICATIONS_PER_SECOND = 1;
const BLANKS_PER_SECOND = 2;
/** How long a province has for a situation. Configuration, no law: Unit: working days. */
const SITUATION_DAYS = 5;
/** A task answers unless a procedure that no task names is clearly likelier to be meant. Shape: difference of chances. */
const TASK_LEAD = 0.35;

/** Opens the officers' assistant, situations, letters and records over the rooms to their left. Faults: `content_broken`. */
export async function openOfficerRooms(home: string, platform: Platform, rooms: OfficerRoomsDeps, settings: Pick<Config, 'publicUrl' | 'ratePerSecond'>): Promise<OfficerRooms> {
  const { replies, outside, ...content } = await readGuideContent(home);
  const [transitions, splits] = await Promise.all([readTransitions(home), readSplits(home)]);
  const calendar = rooms.calendar ?? content.calendar;
  const procedures = keepProcedureBook(rooms.catalogue);
  const unsubscribe = platform.bus.subscribe('procedure.changed', (event) => procedures.forget(event.subject));
  const law = lawBookOf(rooms.law, rooms.authority, platform.bus);
  const portsOver: OfficerRooms['portsOver'] = ({ search, authority, law: library }) => ({
    // A library that is not live is asked for one comparison only: nothing tells it of changes.
    ...(library === undefined ? {} : { law: lawBookOf(library, authority, { subscribe: () => () => undefined }) }),
    finder: { find: (text, { limit = 10, matter = text } = {}) => findMatter(text, matter, limit, { tasks: rooms.tasks, search, authority }) },
    authority: {
      findTask: async (id) => authority.findTask(id),
      rule: (matter, asOf, placeCode) => authority.whoDecides({ ...matter, asOf, ...(placeCode === undefined ? {} : { placeCode }) }),
      tasksAt: async (address) => authority.listByCitation(address),
      findOldBodies: (text, asOf, lang) => listOldBodies(text, asOf, authority, (key, values) => replies.say(lang, key, values)),
      findBegun: (text) => findBegun(text, transitions),
      findSplit: (text, found) => findSplit(text, found, splits),
    },
  });
  const ports: Omit<OfficerPorts, 'precedents'> = {
    ...portsOver({ search: rooms.search, authority: rooms.authority }),
    law,
    procedures,
    places: placeBookOf(rooms.places),
    outside,
    calendar,
    replies,
    thresholds: { inScope: 0.35, clear: 0.5, clearScope: 0.25, answer: 0.2, near: 0.12 },
    now: () => platform.clock.now(),
    ...(rooms.switches === undefined ? {} : { switches: rooms.switches }),
  };
  const situations = createSituations({
    ...platform,
    dueOn: (at) => {
      const due = reckonDeadline(calendar, at, { amount: SITUATION_DAYS, unit: 'workingDay' });
      return due.ok ? due.value.dueOn : addDays(localDateAt(at), SITUATION_DAYS + 2);
    },
  });
  const officers = createOfficersAssistant({
    ports,
    precedentsFor: (actor) => ({ findPrecedents: (text, asOf) => situations.findPrecedents(text, provinceSiteOf(actor), asOf) }),
    conversations: rooms.conversations,
    commands: platform.commands,
    log: platform.log,
  });
  const templatesDir = join(home, 'content/templates');
  const documents = createDocuments({
    ...platform,
    templatesDir,
    templates: await readTemplates(templatesDir),
    ...(settings.publicUrl === undefined ? {} : { publicUrl: settings.publicUrl }),
    findAnswer: async (siteId, id) => {
      const row = await rooms.conversations.findAnswer(siteId, id);
      return row === undefined || !isForOfficers(row.answer) ? undefined : { question: row.question, answer: row.answer };
    },
    officeOf: async (actor) => nameOffice(actor, rooms.places, replies.say('vi', 'letter.committee')),
    issuingOfficeOf: async (actor, kind) => nameIssuingOffice(actor, kind, rooms.places, (key) => replies.say('vi', key)),
  });
  const verifying = createRateLimit(settings.ratePerSecond === 0 ? 0 : VERIFICATIONS_PER_SECOND, platform.clock);
  const printing = createRateLimit(settings.ratePerSecond === 0 ? 0 : BLANKS_PER_SECOND, platform.clock);
  return {
    officers,
    situations,
    documents,
    portsOver,
    routes: [
      (api) => registerOfficerRoutes(api, officers),
      (api) => registerSituationRoutes(api, situations, () => localDateAt(platform.clock.now())),
      (api) => registerDocumentRoutes(api, documents),
      (api) => registerOfficeDocumentRoutes(api, documents, { verify: verifying.take, print: printing.take }),
    ],
    close: async () => {
      unsubscribe();
      law.close();
      await documents.close();
    },
  };
}

function provinceSiteOf(actor: Actor): string {
  return actor.site?.kind === 'province' ? actor.siteId : (actor.site?.provinceId ?? actor.siteId);
}

function isForOfficers(answer: object): answer is OfficerAnswer {
  return 'audience' in answer && answer.audience === 'officer';
}

/** Tasks first, then procedures that no task names; a procedure leads where its words fit clearly better. */
async function findMatter(text: string, matter: string, limit: number, { tasks, search, authority }: Pick<OfficerRoomsDeps, 'tasks' | 'search' | 'authority'>): Promise<SearchResult> {
  const given = await findTasks(text, matter, limit, tasks);
  const published = search.find(text, { limit });
  const others = published.hits.filter((hit) => authority.book.listByCode(hit.id).length === 0);
  const [best] = others;
  if (best === undefined) return given;
  const [first] = given.hits;
  const leads = first === undefined || (published.hits[0]?.id === best.id && published.inScope * best.score > given.inScope * first.score + TASK_LEAD);
  const hits = leads ? [best, ...given.hits, ...others.slice(1)] : [...given.hits.slice(0, 4), best, ...given.hits.slice(4), ...others.slice(1)];
  return { ...given, hits: hits.slice(0, limit), inScope: Math.max(given.inScope, leads ? published.inScope : 0), bytesTouched: given.bytesTouched + published.bytesTouched };
}

/** The tasks for the whole words and for those of the matter alone, their chances in the middle. */
async function findTasks(text: string, matter: string, limit: number, tasks: OfficerRoomsDeps['tasks']): Promise<SearchResult> {
  const whole = await tasks.find(text, limit);
  if (matter === text) return whole;
  const alone = await tasks.find(matter, limit);
  const hits = new Map<string, SearchResult['hits'][number]>();
  for (const hit of [...whole.hits, ...alone.hits]) hits.set(hit.id, { ...hit, score: (hits.get(hit.id)?.score ?? 0) + hit.score / 2 });
  return {
    ...whole,
    hits: [...hits.values()].sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1)).slice(0, limit),
    inScope: Math.max(whole.inScope, alone.inScope),
    bytesTouched: whole.bytesTouched + alone.bytesTouched,
  };
}

/** Places whose state is kept until the library changes. */
const KEPT_STATES = 5_000;

function lawBookOf(law: LawLibrary, authority: Pick<Authority, 'readCitation' | 'listByCitation'>, bus: Pick<Platform['bus'], 'subscribe'>): LawBook & { close(): void } {
  const states = new Map<string, Promise<ProvisionValidity>>();
  const unsubscribe = bus.subscribe('law.changed', () => states.clear());
  return {
    close: unsubscribe,
    recognise: async (text) => {
      const named = (await law.recognise(text)).flatMap(({ address }) => (address.document === undefined ? [] : [{ ...address, document: address.document }]));
      if (named.length > 0) return named.filter((address) => address.article !== undefined);
      // Decrees of June 2025 are cited at the desk by their bare number; authority knows which those are.
      const cited = authority.readCitation(text);
      return cited?.document === undefined || cited.article === undefined ? [] : [{ ...cited, document: cited.document }];
    },
    findStrangers: async (text) => {
      const numbers = new Set((await law.recognise(text)).flatMap(({ address: { document } }) => (document === undefined ? [] : [document])));
      const strangers: string[] = [];
      for (const number of numbers) if (authority.listByCitation({ document: number }).length === 0 && (await law.findDocument(number)) === undefined) strangers.push(number);
      return strangers;
    },
    stateOn: (address, asOf) => {
      const key = `${asOf} ${keyOfAddress(address)}`;
      const known = states.get(key);
      if (known !== undefined) return known;
      if (states.size >= KEPT_STATES) states.clear();
      const asked = law.stateOn(address, asOf);
      states.set(key, asked);
      asked.catch(() => states.delete(key));
      return asked;
    },
    findProvision: async (address, asOf) => {
      const found = await law.findProvision(address, asOf);
      if (found === undefined || found.laterWording) return undefined;
      const { document, provision, units } = found;
      return { address, title: provision.title === '' ? provision.label : provision.title, text: units.map((unit) => unit.text).join(' '), source: document.source, sourceDate: document.sourceDate ?? asOf, certainty: document.certainty };
    },
  };
}

function listOldBodies(text: string, asOf: LocalDate, authority: Authority, say: (key: string, values: Readonly<Record<string, string>>) => string): OldBody[] {
  return authority.resolveBody(text, asOf).flatMap((body): OldBody[] => {
    const [first] = body.successors;
    if (body.stillStands || first === undefined) return [];
    const now = say(first.matter === undefined ? 'officer.bodyEnded' : 'officer.bodyEndedFor', { name: body.name, from: writeDate(body.abolishedOn), body: first.body.body, matter: first.matter ?? '' });
    return [{ said: body.matched, name: body.name, endedOn: body.abolishedOn, now, source: body.source, sourceDate: body.abolishedOn, certainty: first.certainty }];
  });
}
