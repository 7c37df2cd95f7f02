import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '#model/actor.ts';
import { CalendarYearSchema, createCalendar, type Calendar, type CalendarYear } from '#model/calendar.ts';
import type { DossierAction } from '#model/dossier-action.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import type { Role } from '#model/role.ts';
import type { Site } from '#model/site.ts';
import { testClock, type TestClock } from '#platform/clock.ts';
import type { CommandContext } from '#platform/command.ts';
import { silentLog } from '#platform/log.ts';
import { createNotices } from '#platform/notices/notice-log.ts';
import type { Notices } from '#platform/notices/notices.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { readBundles } from './bundles.ts';
import { accept, refuse } from '#model/outcome.ts';
import type { DossierPorts, DossierSite, FilesPort, KeptFile, RightDoor } from './dossier-ports.ts';
import type { DossierReception, DossierRequest, NewDossier } from './dossier-requests.ts';
import { createDossiers, type DossierRoomDeps, type Dossiers } from './dossiers.ts';
import type { DossierRow } from './dossiers.store.ts';
import { readNoticeContent } from './read-notice-content.ts';
import { readProcessContent } from './read-process-content.ts';
import { createDueReckoner, type OfficeClock } from './reckon-due.ts';
import { createTelling } from './tell-people.ts';

export const P: Site = { id: 'p1', kind: 'province', placeCode: '38' };
export const C: Site = { id: 'c1', kind: 'commune', provinceId: 'p1', placeCode: '14797' };
export const SISTER: Site = { id: 'c2', kind: 'commune', provinceId: 'p1', placeCode: '14758' };
export const STRANGE: Site = { id: 'c9', kind: 'commune', provinceId: 'p9', placeCode: '00004' };
export const who = (id: string, site: Site, ...roles: Role[]): Actor => ({ kind: 'officer', id, siteId: site.id, site, roles });
export const desk = who('lan', C, 'officer');
export const lead = who('minh', C, 'deskLead');
export const leader = who('nga', C, 'leader');
export const clerk = who('tu', C, 'clerk');
export const citizen: Actor = { kind: 'citizen', id: 'anonymous', siteId: C.id, roles: [] };

/** A record with one form, one paper with a condition and one fee; `over` changes it. */
export function procedure(over: Partial<MergedProcedure> = {}): MergedProcedure {
  const way = (channel: 'direct' | 'online') => ({ channel, time: { amount: 3, unit: 'workingDay' as const, text: '3 ngày làm việc', state: 'structured' as const }, fees: [{ kind: 'lephi' as const, amountVnd: 15_000, text: 'Lệ phí xác nhận', state: 'structured' as const, scope: 'national' as const }] });
  return {
    code: '1.004873', version: 1, validFrom: '2025-07-01', status: 'active', name: 'Cấp Giấy xác nhận tình trạng hôn nhân', aliases: [], level: ['commune'], kind: 'delegated_detail', field: { name: 'Hộ tịch' }, promulgation: [], audience: [], boundaryFree: true,
    cases: [{ id: '', name: 'Cấp lần đầu', onlineLevel: 'full', steps: [], channels: [way('direct'), way('online')], components: [
      { name: 'Tờ khai', role: 'form', originals: 1, copies: 0 },
      { name: 'Quyết định ly hôn', role: 'conditional', condition: 'Người đã ly hôn', originals: 0, copies: 1 },
      { name: 'Căn cước', role: 'present', originals: 0, copies: 0 },
    ] }],
    results: [], authority: { executing: [], competent: [], authorised: [], coordinating: [] }, legalBasis: [], related: [], provenance: [], conflicts: [],
    ...over,
  };
}

export const filing = (over: Partial<NewDossier> = {}): NewDossier => ({
  applicant: { name: 'Nguyễn Thị Hoa', birthYear: 1990, phone: '0900000123', identityNumber: '001190000001' },
  procedureCode: '1.004873', caseId: '', channel: 'online', papers: [{ component: 'c0', name: 'Tờ khai', form: 'electronic', count: 1 }], conditions: { c1: false }, consent: { how: 'spoken', words: 'Tôi nhờ cán bộ nộp giúp.' }, ...over,
});
let people = 0;
/** A filing at the desk by a new person each time. */
export const atDesk = (over: Partial<DossierReception> = {}): DossierReception => ({
  ...filing({ channel: 'direct', papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }, { component: 'c2', name: 'Căn cước', form: 'presented', count: 1 }] }),
  applicant: { name: 'Trần Văn Bình', birthYear: 1980, phone: '0900000456', identityNumber: String(3_000_000_000 + (people += 1)).padStart(12, '0') }, ...over,
});

/** What the room would have made or told, for tests to look at. */
export interface Outside {
  procedures: MergedProcedure[];
  rightDoor: RightDoor | undefined;
  waitSeconds: number;
  calendar: Calendar;
  /** How a site counts, where it does not as the others do. */
  readonly clocks: Record<string, OfficeClock>;
  readonly papers: string[];
  readonly told: { readonly row: DossierRow; readonly action: DossierAction }[];
}

export interface TestDossiers {
  readonly platform: TestPlatform;
  readonly clock: TestClock;
  readonly dossiers: Dossiers;
  readonly deps: DossierRoomDeps;
  readonly notices: Notices;
  readonly outside: Outside;
  close(): Promise<void>;
}

const yearOf = (year: number): CalendarYear => CalendarYearSchema.parse(JSON.parse(readFileSync(join(HOME, `content/calendars/${String(year)}.json`), 'utf8')));
export const calendarOf = (...years: number[]): Calendar => createCalendar(years.map(yearOf));
/** The years of the tests with one more day off. */
export const calendarWithout = (date: string): Calendar =>
  createCalendar([2026, 2027].map(yearOf).map((year) => (date.startsWith(String(year.year)) ? { ...year, days: [...year.days, { date, kind: 'holiday' as const, name: { vi: 'Nghỉ thêm', en: 'One more' }, source: 'thử', sourceDate: '2026-11-23', certainty: 'unverified' as const }] } : year)));
const SITES: readonly Site[] = [P, C, SISTER, STRANGE];
const siteNamed = ({ id, provinceId, placeCode }: Site): DossierSite => ({ id, name: `Xã ${id}`, ...(provinceId === undefined ? {} : { provinceId, provinceCode: '38' }), ...(placeCode === undefined ? {} : { placeCode }) });

/** The keeping of files as the room of forms does it, in memory: what begins with `MZ` is a program. */
export function filesInMemory(): FilesPort & { readonly kept: ReadonlyMap<string, string>; readonly forms: Map<string, KeptFile> } {
  const kept = new Map<string, string>();
  const forms = new Map<string, KeptFile>();
  const put = (text: string): string => {
    const hash = createHmac('sha256', String(kept.size)).update(text).digest('hex');
    kept.set(hash, text);
    return hash;
  };
  return {
    kept, forms,
    take: async (bytes, name) => {
      const text = Buffer.from(bytes).toString();
      return text.startsWith('MZ') ? refuse('file_program') : accept({ kind: 'image', pages: 1, bytes: bytes.length, sealedName: name, name, contentHash: put(text), previews: [put(`page of ${text}`)] });
    },
    open: async (file, page) => {
      const text = kept.get((page === undefined ? file.contentHash : file.previews[page - 1]) ?? '');
      return text === undefined ? undefined : { content: Buffer.from(text), type: 'image/jpeg', name: file.sealedName };
    },
    drop: async (file) => [file.contentHash, ...file.previews].forEach((hash) => kept.delete(hash)),
    findSent: async (_sites, dossierId, hash) => forms.get(`${dossierId} ${hash}`),
  };
}

/** The room on a real store with doubles for what is outside of it. */
export async function openTestDossiers(at = '2026-11-23T09:00:00+07:00', over: Partial<DossierPorts> = {}): Promise<TestDossiers> {
  const clock = testClock(at);
  const platform = await openTestPlatform({ clock });
  const outside: Outside = { procedures: [procedure()], rightDoor: undefined, waitSeconds: 0, calendar: calendarOf(2026, 2027), clocks: {}, papers: [], told: [] };
  const latest = (code: string): MergedProcedure | undefined => outside.procedures.filter((one) => one.code === code).at(-1);
  const notices = createNotices({ ...platform, log: silentLog, channels: [] });
  const content = await readNoticeContent(HOME);
  const telling = createTelling({ notices, content });
  const ports: DossierPorts = {
    findProcedure: async (code) => latest(code),
    findProcedureVersion: async (code, version) => outside.procedures.find((one) => one.code === code && one.version === version),
    findRightDoor: async () => outside.rightDoor,
    findSite: async (id) => SITES.filter((site) => site.id === id).map(siteNamed)[0],
    sign: (purpose, text) => createHmac('sha256', 'test').update(`${purpose}\n${text}`).digest('base64url'),
    takeGuess: async () => outside.waitSeconds,
    forgiveGuess: async () => undefined,
    listOfficers: async (_site, role) => [role],
    papers: { issue: async (kind: string, _paper: unknown, context: CommandContext) => (outside.papers.push(kind), context.newId()) },
    files: filesInMemory(),
    declarations: { list: async () => [] },
    notices: {
      tell: async (row, action, context) => {
        outside.told.push({ row, action });
        await telling.tell(row, action, context);
      },
      tellPartLost: (row, action, officers, context) => telling.tellPartLost(row, action, officers, context),
      listSent: (id) => telling.listSent(id),
    },
    ...over,
  };
  const deps: DossierRoomDeps = { telling, content, bundles: await readBundles(HOME), sayCause: (cause) => `cause ${cause}`, siteId: C.id, bus: platform.bus, database: platform.database, commands: platform.commands, clock, log: silentLog, dueAt: async (siteId) => createDueReckoner(() => outside.clocks[siteId] ?? { calendar: outside.calendar, counting: 'endOfDay' }), process: await readProcessContent(HOME), ports };
  return { platform, clock, deps, notices, outside, dossiers: createDossiers(deps), close: () => platform.close() };
}

export async function valueOf<T>(soon: Promise<{ ok: true; value: T } | { ok: false; code: string; details: object }>): Promise<T> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}
export async function codeOf(soon: Promise<{ ok: boolean; code?: string }>): Promise<string | undefined> {
  return (await soon).code;
}
/** A whole refusal, for its details. */
export async function refusalOf(soon: Promise<{ ok: boolean; code?: string; details?: object }>): Promise<readonly [string | undefined, object | undefined]> {
  const { code, details } = await soon;
  return [code, details];
}

export const DECIDE: DossierRequest = { kind: 'decide', outcome: 'granted' };
/** From the desk to the signed and numbered result; gives its id. */
export async function walkToResult(room: Dossiers, reception: DossierReception = atDesk()): Promise<string> {
  const { id } = await valueOf(room.receiveAtDesk(reception, { actor: desk }));
  await valueOf(room.act({ dossierId: id, request: { kind: 'handOver', ownerId: 'lan' } }, { actor: desk }));
  await valueOf(room.act({ dossierId: id, request: DECIDE }, { actor: desk }));
  await valueOf(room.act({ dossierId: id, request: { kind: 'sign' } }, { actor: leader }));
  await valueOf(room.act({ dossierId: id, request: { kind: 'recordResult', number: '12/UBND-XNTTHN' } }, { actor: clerk }));
  return id;
}
