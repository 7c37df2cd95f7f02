import type { Authority } from '#authority/authority.ts';
import type { Calendars } from '#calendars/calendars.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Documents } from '#documents/documents.ts';
import { registerApplicantRoutes } from '#dossiers/applicant.routes.ts';
import type { BankPort } from '#dossiers/payments.ts';
import { readBundles } from '#dossiers/bundles.ts';
import type { DossierPorts, DossierSite, RightDoor } from '#dossiers/dossier-ports.ts';
import { createDossiers, type Dossiers } from '#dossiers/dossiers.ts';
import { registerDossierRoutes } from '#dossiers/dossiers.routes.ts';
import { registerBesideRoutes } from '#dossiers/beside.routes.ts';
import { registerLiveRoutes, type LivePeople } from '#dossiers/live.routes.ts';
import { registerOwnDossierRoutes } from '#dossiers/own-dossiers.routes.ts';
import { findLastAction } from '#dossiers/dossiers.store.ts';
import { readNoticeContent } from '#dossiers/read-notice-content.ts';
import { readProcessContent, type ProcessContent } from '#dossiers/read-process-content.ts';
import { createTelling } from '#dossiers/tell-people.ts';
import type { Forms, FormsPorts } from '#forms/forms.ts';
import type { Identity } from '#identity/identity.ts';
import { systemActor } from '#model/actor.ts';
import { writeAddress } from '#model/law-address.ts';
import { accept } from '#model/outcome.ts';
import type { JobTask } from '#platform/jobs/jobs.ts';
import type { Clock } from '#platform/clock.ts';
import { createStreamSlots } from '#platform/live-stream.ts';
import { createNotices } from '#platform/notices/notice-log.ts';
import type { Platform } from '#platform/platform.ts';
import type { RouteRegistrar } from '#platform/routes.ts';
import type { Places } from '#places/places.ts';
import { RECALCULATE_TASK } from './calendar-room.ts';
import type { Config } from './config.ts';
import { readLocales } from './content.ts';
import { createDossierClocks } from './dossier-clocks.ts';
import { createDossierDocuments } from './dossier-documents.ts';
import { createDossierPapers } from './dossier-papers.ts';
import { createEarlierFinder } from './find-earlier-answers.ts';
import { keepRecords, type KeptRecords } from './keep-records.ts';
import { openNoticeChannels } from './notice-options.ts';
import { routeFormPapers } from './form-papers.ts';
import { createFormTaker } from './take-form.ts';

export interface DossierRoomsDeps {
  readonly catalogue: Catalogue;
  readonly places: Pick<Places, 'getPlace'>;
  readonly calendars: Pick<Calendars, 'clockAt' | 'followOthers' | 'noteCounted'>;
  readonly authority: Pick<Authority, 'whoDecides'>;
  readonly documents: Documents;
  readonly forms: Forms;
  readonly identity: Pick<Identity, 'sites' | 'officers' | 'throttle' | 'sign' | 'sessions' | 'citizenSessions'>;
  /** Asked for transfers every few minutes; without one only the counter takes money. */
  readonly bank?: BankPort;
}

/** The room of dossiers, wired. */
export interface DossierRooms {
  readonly dossiers: Dossiers;
  /** The room by another clock, for what is laid ready as of earlier. */
  dossiersBy(clock: Clock): Dossiers;
  /** What forms hand over: a sent form becomes a dossier, an earlier dossier tells who files. */
  readonly formPorts: Required<FormsPorts>;
  readonly routes: readonly RouteRegistrar[];
  readonly jobs: Readonly<Record<string, JobTask>>;
  readonly timers: readonly string[];
  close(): void;
}

const WATCH_TASK = 'dossiers_watch';
const SEND_TASK = 'notices_send';
const RECONCILE_TASK = 'dossiers_reconcile';
const FORGET_TASK = 'dossier_files_forget';
const FORGET_VIEWS_TASK = 'dossier_views_forget';

/** Opens dossiers with their notices, papers and timers. Faults: `content_broken`. */
export async function openDossierRooms(config: Pick<Config, 'home' | 'siteId' | 'notices'>, platform: Platform, rooms: DossierRoomsDeps): Promise<DossierRooms> {
  const { home, siteId } = config;
  const [process, content, locales, bundles] = await Promise.all([readProcessContent(home), readNoticeContent(home), readLocales(home), readBundles(home)]);
  const notices = createNotices({ ...platform, channels: openNoticeChannels(config.notices ?? {}) });
  const telling = createTelling({ notices, content });
  const records = keepRecords(rooms.catalogue, () => platform.clock.now());
  const { declarations, ...officePapers } = createDossierDocuments(rooms);
  const ports: DossierPorts = {
    findProcedure: (code, asOf) => records.findProcedure(code, asOf),
    findProcedureVersion: (code, version) => records.findVersion(code, version),
    findRightDoor: (code, placeCode, asOf) => findRightDoor({ ...rooms, records, process }, code, placeCode, asOf),
    findSite: (id) => findSite(rooms, siteId, id),
    sign: (purpose, text) => rooms.identity.sign(purpose, text),
    takeGuess: (kind, key) => rooms.identity.throttle.take(kind, key),
    forgiveGuess: (kind, key) => (kind === 'dossier' ? rooms.identity.throttle.forgive(kind, key) : rooms.identity.throttle.giveBack(kind, key)),
    listOfficers: async (site, role) => (await rooms.identity.officers.listColleagues(systemActor(site))).filter(({ roles }) => roles.includes(role)).map(({ id }) => id),
    papers: createDossierPapers({
      documents: rooms.documents,
      findApplicant: async (row, context) => {
        const registration = await findLastAction(context.transaction, row.siteId, row.id, 'register');
        return registration === undefined ? undefined : { applicant: registration.data.applicant, procedureName: registration.data.filing.procedureName };
      },
      siteName: async (id) => (await findSite(rooms, siteId, id))?.name ?? '',
    }),
    files: filesPortOf(rooms.forms),
    declarations,
    notices: telling,
  };
  const sayWord = (section: string, key: string): string => wordOf(locales.vi, section, key);
  const roomOf = (given: Pick<Platform, 'bus' | 'database' | 'commands' | 'clock' | 'log'>): Dossiers =>
    createDossiers({ ...given, dueAt: createDossierClocks(rooms.calendars, async (id) => (await findSite(rooms, siteId, id))?.placeCode), process, ports, bundles, telling, content, siteId, sayCause: (cause, language = 'vi') => wordOf(locales[language], 'dossierWaits', cause) });
  const dossiers = roomOf(platform);
  const slots = createStreamSlots();
  const send: JobTask = async () => void (await notices.sendDue());
  const unsubscribe = platform.bus.subscribe('procedure.changed', (event) => records.forget(event.subject));
  const formPorts: Required<FormsPorts> = {
    submit: createFormTaker({ library: rooms.forms.library, dossiers, documents: rooms.documents, findProcedure: (code) => records.findProcedure(code), siteName: async (id) => (await findSite(rooms, siteId, id))?.name ?? '', words: rooms.forms.sentences.vi.formWords }),
    findEarlier: createEarlierFinder({ dossiers, forms: rooms.forms }),
  };
  return {
    dossiers,
    dossiersBy: (clock) => roomOf({ ...platform, clock, commands: platform.commandsBy(clock) }),
    formPorts,
    routes: [
      (api) => registerDossierRoutes(api, dossiers),
      ...routeFormPapers({ findProcedure: (code) => records.findProcedure(code), forms: rooms.forms, dossiers, documents: rooms.documents, officePapers, clock: platform.clock, siteId, siteName: async (id) => (await findSite(rooms, siteId, id))?.name ?? '' }),
      (api) => registerBesideRoutes(api, dossiers, notices),
      (api) => registerOwnDossierRoutes(api, dossiers),
      (api) => registerLiveRoutes(api, dossiers, slots, livePeopleOf(rooms.identity)),
      (api) => registerApplicantRoutes(api, dossiers, ports, (language, rule, values) => wordOf(locales[language], 'dossierFaults', rule).replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole))),
    ],
    jobs: {
      [WATCH_TASK]: async () => void (await dossiers.watch()),
      [SEND_TASK]: send,
      [FORGET_TASK]: async () => void (await dossiers.forgetFiles({ actor: systemActor(siteId) })),
      [FORGET_VIEWS_TASK]: async () => void (await dossiers.forgetViews({ actor: systemActor(siteId) })),
      [RECALCULATE_TASK]: async () => {
        // The job may come before the news of the change: what was imported must count here first.
        await rooms.calendars.followOthers();
        const report = await dossiers.recalculate(sayWord('dossierReasons', 'calendar'));
        await rooms.calendars.noteCounted(systemActor(siteId));
        platform.log.info('due dates were reckoned again', { ...report });
      },
      [RECONCILE_TASK]: async () => {
        if (rooms.bank !== undefined) await dossiers.reconcile(siteId, rooms.bank);
      },
    },
    timers: [`17 * * * * ${FORGET_TASK}`, `57 3 * * * ${FORGET_VIEWS_TASK}`, `* * * * * ${SEND_TASK}`, `*/5 * * * * ${WATCH_TASK}`, `*/5 * * * * ${RECONCILE_TASK}`],
    close: unsubscribe,
  };
}

/** Whether somebody's session still lives, asked by a stream that must keep nobody signed in. */
function livePeopleOf({ sessions, citizenSessions }: Pick<Identity, 'sessions' | 'citizenSessions'>): LivePeople {
  return {
    isOfficerHere: async (visitor) => (await sessions.find(visitor, { isLook: true }))?.caller.actor !== undefined,
    isCitizenHere: async (visitor) => (await citizenSessions.find(visitor, { isLook: true })) !== undefined,
  };
}

/** Files by the room of forms: it has the one way in for them, and keeps what came with a form. */
function filesPortOf({ keeper, sent }: Pick<Forms, 'keeper' | 'sent'>): DossierPorts['files'] {
  return {
    take: async (bytes, name) => {
      const taken = await keeper.take(bytes, name, ['image', 'pdf']);
      return taken.ok ? accept({ ...taken.value, name: keeper.nameOf(taken.value) }) : taken;
    },
    open: (file, page) => keeper.open(file, page),
    drop: (file) => keeper.drop(file),
    findSent: async (siteIds, dossierId, hash) => {
      for (const siteId of siteIds) {
        const file = await sent.findFile(siteId, dossierId, hash);
        if (file !== undefined) return file;
      }
      return undefined;
    },
  };
}

async function findSite({ identity, places }: Pick<DossierRoomsDeps, 'identity' | 'places'>, houseId: string, id: string): Promise<DossierSite | undefined> {
  const site = await identity.sites.get(id);
  // A house that has not been told where it stands receives all the same.
  if (site === undefined) return id === houseId ? { id, name: '' } : undefined;
  const found = places.getPlace(site.placeCode);
  return { id, name: site.name, placeCode: site.placeCode, ...(site.provinceId === null ? {} : { provinceId: site.provinceId }), ...(found.ok ? { provinceCode: found.value.place.provinceCode } : {}) };
}

/** Whoever else does the work, by the ruling in force; the commune's own procedures have no other door. */
async function findRightDoor({ records, authority, process }: Pick<DossierRoomsDeps, 'authority'> & { readonly records: KeptRecords; readonly process: Pick<ProcessContent, 'isReceivedForOthers'> }, code: string, placeCode: string | undefined, asOf: string): Promise<RightDoor | undefined> {
  const procedure = await records.findProcedure(code, asOf);
  if (procedure?.doneBy === undefined || procedure.doneBy === 'commune' || process.isReceivedForOthers(procedure.doneBy)) return undefined;
  const ruling = await authority.whoDecides({ procedureCode: code, asOf, ...(placeCode === undefined ? {} : { placeCode }) });
  if (ruling.kind === 'decided') {
    const [basis] = ruling.side.basis;
    return { name: ruling.side.to.body, ...(basis === undefined ? {} : { basis: writeAddress(basis) }) };
  }
  const [published] = [...procedure.authority.competent, ...procedure.authority.executing];
  const [basis] = procedure.legalBasis;
  return published === undefined ? undefined : { name: published.name, ...(basis === undefined ? {} : { basis: basis.number }) };
}

function wordOf(locale: Readonly<Record<string, unknown>>, section: string, key: string): string {
  const words = locale[section] as Readonly<Record<string, string>> | undefined;
  return words?.[key] ?? key;
}
