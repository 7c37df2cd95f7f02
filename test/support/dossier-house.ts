/** The room of dossiers alone on a real embedded store with its usual durability: for measurements, and for tests that kill it. */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { readCalendarContent } from '#calendars/calendar-content.ts';
import { readBundles } from '#dossiers/bundles.ts';
import type { DossierSite } from '#dossiers/dossier-ports.ts';
import { filesInMemory } from '#dossiers/dossiers.fixture.ts';
import type { DossierReception, NewDossier } from '#dossiers/dossier-requests.ts';
import { createDossiers, type Dossiers } from '#dossiers/dossiers.ts';
import { readNoticeContent } from '#dossiers/read-notice-content.ts';
import { readProcessContent } from '#dossiers/read-process-content.ts';
import { createDueReckoner } from '#dossiers/reckon-due.ts';
import { createTelling } from '#dossiers/tell-people.ts';
import type { Actor } from '#model/actor.ts';
import { createCalendar, type Calendar } from '#model/calendar.ts';
import type { MergedProcedure, WayOfFiling } from '#model/procedure.ts';
import type { Clock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { createNotices } from '#platform/notices/notice-log.ts';
import { openPlatform, type OpenPlatform } from '#platform/open-platform.ts';
import { HOME } from './home.ts';

export const PROVINCE = 'p';
export const COMMUNE = 'c';

/** A commune with a place of its own: the number in its id, or one for all ids without. */
export function siteNamed(id: string): DossierSite {
  return { id, name: `Xã ${id}`, provinceId: PROVINCE, provinceCode: '38', placeCode: /\d{5}$/u.exec(id)?.[0] ?? '14797' };
}

/** An officer who may do everything there. */
export function officerAt(siteId: string): Actor {
  return { kind: 'officer', id: 'bench', siteId, site: { id: siteId, kind: 'commune', placeCode: '14797', provinceId: PROVINCE }, roles: ['officer', 'leader', 'clerk', 'deskLead'] };
}

/** A record without fee whose limit is given; one paper. */
export function recordWith(code: string, time: WayOfFiling['time']): MergedProcedure {
  return {
    code, version: 1, validFrom: '2025-07-01', status: 'active', name: 'Xác nhận tình trạng hôn nhân', aliases: [], level: ['commune'], kind: 'unknown', field: { name: 'Hộ tịch' }, promulgation: [], audience: [], boundaryFree: true, results: [], legalBasis: [], related: [], provenance: [], conflicts: [],
    authority: { executing: [], competent: [], authorised: [], coordinating: [] },
    cases: [{ id: '', name: '', onlineLevel: 'full', steps: [], components: [{ name: 'Tờ khai', role: 'form', originals: 1, copies: 0 }], channels: [{ channel: 'direct', time, fees: [] }] }],
  };
}

export const THREE_DAYS: WayOfFiling['time'] = { amount: 3, unit: 'workingDay', text: '3 ngày làm việc', state: 'structured' };
export const PROCEDURE = '1.004873';

/** A filing of its own person, as post or desk enter it. */
export function filingOf(person: number, over: Partial<NewDossier> = {}): NewDossier {
  return { applicant: { name: 'Người Thử', birthYear: 1990, identityNumber: String(person).padStart(12, '0'), phone: '0900000123' }, procedureCode: PROCEDURE, caseId: '', channel: 'direct', papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }], ...over };
}

export const atDesk = (person: number, over: Partial<NewDossier> = {}): DossierReception => filingOf(person, over);

export interface DossierHouse {
  readonly platform: OpenPlatform;
  readonly dossiers: Dossiers;
  readonly calendar: Calendar;
  close(): Promise<void>;
}

export interface DossierHouseOptions {
  readonly dataDir: string;
  readonly poolSize?: number;
  readonly clock?: Clock;
  /** By code; one of three working days unless given. */
  readonly records?: readonly MergedProcedure[];
}

/** Opens the room with doubles for what is outside of it: records, sites, papers. */
export async function openDossierHouse({ dataDir, poolSize, clock, records = [recordWith(PROCEDURE, THREE_DAYS)] }: DossierHouseOptions): Promise<DossierHouse> {
  const platform = await openPlatform({ dataDir, migrationsFolder: join(HOME, 'migrations'), log: silentLog, ...(poolSize === undefined ? {} : { poolSize }), ...(clock === undefined ? {} : { clock }) });
  const [process, content, bundles, calendarContent] = await Promise.all([readProcessContent(HOME), readNoticeContent(HOME), readBundles(HOME), readCalendarContent(HOME)]);
  const telling = createTelling({ notices: createNotices({ ...platform, channels: [] }), content });
  const calendar = createCalendar(calendarContent.years);
  const reckoner = createDueReckoner(() => ({ calendar, counting: 'endOfDay' }));
  const byCode = new Map(records.map((record) => [record.code, record]));
  const find = async (code: string): Promise<MergedProcedure | undefined> => byCode.get(code);
  const dossiers = createDossiers({
    ...platform, process, content, bundles, telling, dueAt: async () => reckoner, siteId: COMMUNE, sayCause: (cause) => cause,
    ports: {
      findProcedure: find, findProcedureVersion: find, findRightDoor: async () => undefined, findSite: async (id) => siteNamed(id),
      sign: (purpose, text) => createHmac('sha256', 'bench').update(`${purpose}\n${text}`).digest('base64url'),
      takeGuess: async () => 0, forgiveGuess: async () => undefined, listOfficers: async () => [], papers: { issue: async () => undefined }, files: filesInMemory(), declarations: { list: async () => [] }, notices: telling,
    },
  });
  return { platform, dossiers, calendar, close: () => platform.close() };
}
