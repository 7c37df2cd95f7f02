/**
 * Whole lives of dossiers on the embedded store with its usual durability: received at the desk, handed over, decided, signed, numbered,
 * paid, returned. Seven commands each, with rights, repeat guard, audit, outbox and notices. Beside them, in the same run, the bare prepared
 * statements of the same writes, one transaction an action. `./motcua bench dossiers [--cycles N] [--clients N]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readBundles } from '#dossiers/bundles.ts';
import type { DossierReception, DossierRequest } from '#dossiers/dossier-requests.ts';
import { createDossiers } from '#dossiers/dossiers.ts';
import { findDossierRow, writeAction } from '#dossiers/dossiers.store.ts';
import { readNoticeContent } from '#dossiers/read-notice-content.ts';
import { readProcessContent } from '#dossiers/read-process-content.ts';
import { createDueReckoner } from '#dossiers/reckon-due.ts';
import { createTelling } from '#dossiers/tell-people.ts';
import { readCalendarContent } from '#calendars/calendar-content.ts';
import { percentile } from '#eval/measures.ts';
import type { Actor } from '#model/actor.ts';
import { createCalendar } from '#model/calendar.ts';
import { refuse, type Outcome } from '#model/outcome.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import { silentLog } from '#platform/log.ts';
import { createNotices } from '#platform/notices/notice-log.ts';
import { openPlatform } from '#platform/open-platform.ts';

const { values } = parseArgs({ args: process.argv.slice(2), options: { cycles: { type: 'string', default: '400' }, clients: { type: 'string', default: '8' } } });
const cycles = Number(values.cycles);
const clients = Number(values.clients);
const HOME = join(import.meta.dirname, '..');
const SITE = { id: 'bench', kind: 'commune', placeCode: '14797', provinceId: 'p' } as const;
const officer: Actor = { kind: 'officer', id: 'bench', siteId: SITE.id, site: SITE, roles: ['officer', 'leader', 'clerk', 'deskLead'] };
const record: MergedProcedure = {
  code: '1.004873', version: 1, validFrom: '2025-07-01', status: 'active', name: 'Xác nhận tình trạng hôn nhân', aliases: [], level: ['commune'], kind: 'unknown', field: { name: 'Hộ tịch' }, promulgation: [], audience: [], boundaryFree: true, results: [], legalBasis: [], related: [], provenance: [], conflicts: [],
  authority: { executing: [], competent: [], authorised: [], coordinating: [] },
  cases: [{ id: '', name: '', onlineLevel: 'full', steps: [], components: [{ name: 'Tờ khai', role: 'form', originals: 1, copies: 0 }], channels: [{ channel: 'direct', time: { amount: 3, unit: 'workingDay', text: '3 ngày làm việc', state: 'structured' }, fees: [{ kind: 'lephi', amountVnd: 15_000, text: 'Lệ phí', state: 'structured', scope: 'national' }] }] }],
};
const ACTS: readonly DossierRequest[] = [{ kind: 'handOver', ownerId: 'bench' }, { kind: 'decide', outcome: 'granted' }, { kind: 'sign' }, { kind: 'recordResult', number: '1/XN' }];
const DELIVER: DossierRequest = { kind: 'deliver', way: 'atDesk', proof: 'ký nhận', to: 'người nộp' };

const folder = await mkdtemp(join(tmpdir(), 'motcua-bench-'));
const platform = await openPlatform({ dataDir: folder, migrationsFolder: join(HOME, 'migrations'), log: silentLog, poolSize: clients + 2 });
try {
  const [process, content, bundles, calendarContent] = await Promise.all([readProcessContent(HOME), readNoticeContent(HOME), readBundles(HOME), readCalendarContent(HOME)]);
  const telling = createTelling({ notices: createNotices({ ...platform, channels: [] }), content });
  const calendar = createCalendar(calendarContent.years);
  const dossiers = createDossiers({
    ...platform, process, content, bundles, telling, due: createDueReckoner(() => calendar), siteId: SITE.id, sayCause: (cause) => cause,
    ports: {
      findProcedure: async () => record, findProcedureVersion: async () => record, findRightDoor: async () => undefined, findSite: async (id) => ({ id, name: 'Xã Thử', provinceId: 'p', provinceCode: '38', placeCode: '14797' }),
      sign: (_purpose, text) => Buffer.from(text).toString('base64url'), takeGuess: async () => 0, forgiveGuess: async () => undefined, listOfficers: async () => [], papers: { issue: async () => undefined }, notices: telling,
      files: { take: async () => refuse('file_kind_unknown'), open: async () => undefined, drop: async () => undefined, findSent: async () => undefined }, declarations: { list: async () => [] },
    },
  });
  const times = new Map<string, number[]>();
  let person = 0;
  const timed = async <Value>(name: string, work: Promise<Outcome<Value>>): Promise<Value> => {
    const begin = performance.now();
    const outcome = await work;
    times.set(name, [...(times.get(name) ?? []), performance.now() - begin]);
    if (!outcome.ok) throw new Error(`${name}: ${outcome.code}`);
    return outcome.value;
  };
  const live = async (): Promise<string> => {
    const number = String((person += 1)).padStart(12, '0');
    const reception: DossierReception = { applicant: { name: 'Người Thử', birthYear: 1990, identityNumber: number, phone: '0900000123' }, procedureCode: record.code, caseId: '', channel: 'direct', papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }] };
    const call = (step: string) => ({ actor: officer, idempotencyKey: `bench-${number}-${step}` });
    const { id } = await timed('receive', dossiers.receiveAtDesk(reception, call('receive')));
    for (const request of ACTS) await timed(request.kind, dossiers.act({ dossierId: id, request }, call(request.kind)));
    await timed('cash', dossiers.takeCash({ dossierId: id, receipt: number, amountVnd: 15_000 }, call('cash')));
    await timed('deliver', dossiers.act({ dossierId: id, request: DELIVER }, call('deliver')));
    return id;
  };
  const ids: string[] = [];
  const run = async (once: () => Promise<unknown>): Promise<number> => {
    let left = cycles;
    const begin = performance.now();
    await Promise.all(Array.from({ length: clients }, async () => { while ((left -= 1) >= 0) await once(); }));
    return cycles / ((performance.now() - begin) / 1_000);
  };
  await run(async () => ids.push(await live()));
  times.clear();
  const first = await run(live);
  // The same rows by nothing but their statements: seven transactions, each reads the row and writes action and row.
  let turn = 0;
  const bare = await run(async () => {
    const id = ids[(turn += 1) % ids.length] ?? '';
    for (let at = 0; at < 7; at += 1) {
      await platform.database.transaction(async (transaction) => {
        const row = await findDossierRow(transaction, id);
        if (row === undefined) throw new Error('bench: a dossier has gone');
        const state = { ...row.state, lastNumber: row.state.lastNumber + 1 };
        await writeAction(transaction, row, { kind: 'note', number: state.lastNumber, at: state.lastAt, by: { kind: 'officer', id: 'bench', siteId: SITE.id }, data: { text: 'x' } }, state, undefined);
      });
    }
  });
  const second = await run(live);
  const mean = (first + second) / 2;
  console.log(`whole lives: ${first.toFixed(0)} and ${second.toFixed(0)} a second (${String(cycles)} each, ${String(clients)} clients); bare statements ${bare.toFixed(0)} a second; ratio ${(mean / bare).toFixed(2)}`);
  for (const [name, list] of times) console.log(`  ${name.padEnd(13)} p50 ${percentile(list, 0.5).toFixed(1)} ms  p99 ${percentile(list, 0.99).toFixed(1)} ms`);
} finally {
  await platform.close();
  await rm(folder, { recursive: true, force: true });
}
