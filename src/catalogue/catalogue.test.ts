import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '#model/actor.ts';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { createCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import type { ImportReport } from './import-procedures.ts';
import { exportProcedures } from './export-procedures.ts';
import { makeFolder, type Folder } from '#test/support/import-folder.ts';
import { makePage, makePages } from './test-records.ts';

const actor = systemActor('local');
const clock = testClock('2026-11-22T08:00:00+07:00');
let platform: TestPlatform;
let catalogue: Catalogue;
let folder: Folder;

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  folder = await makeFolder();
});
afterAll(async () => {
  await platform.close();
  await folder.remove();
});
beforeEach(async () => {
  await platform.database.query('truncate catalogue_source_version, catalogue_procedure_version, catalogue_import');
  await platform.database.query("update catalogue_state set revision = 0, content_hash = ''");
  catalogue = createCatalogue(platform);
});

async function load(paths: readonly string[], sourceDate = '2026-07-17'): Promise<ImportReport> {
  const outcome = await catalogue.importProcedures({ paths, sourceDate }, { actor });
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}

async function refuseImport(path: string): Promise<string> {
  const outcome = await catalogue.importProcedures({ paths: [path] }, { actor });
  return outcome.ok ? 'taken' : outcome.code;
}

async function countRows(): Promise<number> {
  const [row] = await platform.database.query<{ count: number }>('select (select count(*) from catalogue_source_version) + (select count(*) from catalogue_procedure_version) + (select count(*) from catalogue_import) as count');
  return row?.count ?? -1;
}

async function isLockFree(): Promise<boolean> {
  const rows = await platform.database.query("select 1 from pg_locks where locktype = 'advisory' and objid = 7240010");
  return rows.length === 0;
}

describe('an import', () => {
  it('reports new, changed, unchanged and rejected records with their places', async () => {
    const [first, second] = [await makePage('1.999101'), await makePage('1.999102')];
    expect(await load([await folder.writeLines('a.jsonl', [first, second])])).toMatchObject({ read: 2, new: 2, changed: 0, unchanged: 0, rejected: 0 });
    const path = await folder.write('b.jsonl', [JSON.stringify(first), '{"broken', JSON.stringify({ ...second, linh_vuc: 'Khác' }), JSON.stringify({ ...second, ma_thu_tuc: '' })].join('\n'));
    const report = await load([path]);
    expect(report).toMatchObject({ read: 4, new: 0, changed: 1, unchanged: 1, rejected: 2 });
    expect(report.rejections.map(({ file, place, reason }) => `${file}:${place} ${reason}`)).toEqual(['b.jsonl:2 malformed_json', 'b.jsonl:4 code_missing']);
  });

  it('done twice changes nothing the second time, not even the revision', async () => {
    const path = await folder.writeLines('a.jsonl', await makePages(5));
    const first = await load([path]);
    expect(await load([path])).toMatchObject({ new: 0, changed: 0, unchanged: 5, revision: first.revision });
  });

  it('takes one of two records with the same code and says what differs', async () => {
    const page = await makePage('1.999103');
    const report = await load([await folder.writeLines('a.jsonl', [page, page, { ...page, cap_thuc_hien: 'Cấp tỉnh' }, { ...page, linh_vuc: 'Khác' }])]);
    expect(report.new).toBe(1);
    expect(report.rejections.map(({ place, reason, details }) => [place, reason, details.what])).toEqual([
      [2, 'duplicate_same', undefined], [3, 'duplicate_differs', 'cấp thực hiện'], [4, 'duplicate_differs', 'nội dung'],
    ]);
  });

  it('tried dry gives the whole report and writes nothing', async () => {
    const outcome = await catalogue.importProcedures({ paths: [await folder.writeLines('a.jsonl', await makePages(3))], dryRun: true }, { actor });
    expect(outcome).toMatchObject({ ok: true, value: { new: 3, dryRun: true } });
    expect([await countRows(), await catalogue.catalogueRevision()]).toEqual([0, 0]);
  });

  it('tells every changed procedure to whoever waits for it', async () => {
    await load([await folder.writeLines('a.jsonl', await makePages(2))]);
    const rows = await platform.database.query<{ subject: string }>("select subject from outbox where name = 'procedure.changed' order by number desc limit 2");
    expect(rows.map(({ subject }) => subject).sort()).toEqual(['1.900000', '1.900001']);
  });

  it('is not for citizens', async () => {
    const citizen = { kind: 'citizen' as const, id: 'c', siteId: 'local', roles: [] };
    expect(await catalogue.importProcedures({ paths: ['x'] }, { actor: citizen })).toMatchObject({ ok: false, code: 'not_allowed' });
  });

  it('beside another import is refused by name, and the other one goes on', async () => {
    const path = await folder.writeLines('many.jsonl', await makePages(400));
    const outcomes = await Promise.all([1, 2].map(() => catalogue.importProcedures({ paths: [path], sourceDate: '2026-07-17' }, { actor })));
    expect(outcomes.map((outcome) => (outcome.ok ? `new ${outcome.value.new}` : outcome.code)).sort()).toEqual(['import_running', 'new 400']);
  });

  it('that meets a full disk undoes itself whole', async () => {
    await platform.database.query("create function fill_disk() returns trigger language plpgsql as $$ begin if new.code = '1.900250' then raise exception 'could not extend file: No space left on device' using errcode = '53100'; end if; return new; end $$");
    await platform.database.query('create trigger fill_disk before insert on catalogue_procedure_version for each row execute function fill_disk()');
    try {
      expect(await refuseImport(await folder.writeLines('many.jsonl', await makePages(300)))).toBe('disk_full');
      expect(await countRows()).toBe(0);
    } finally {
      await platform.database.query('drop function fill_disk cascade');
    }
    expect(await load([join(folder.path, 'many.jsonl')])).toMatchObject({ new: 300 });
  });

  it('killed half way leaves nothing, and the next one completes', async () => {
    const path = await folder.writeLines('many.jsonl', await makePages(4_000));
    const child = spawn(process.execPath, [join(HOME, 'src', 'app', 'main.ts'), 'import', 'procedures', path, '--source-date', '2026-07-17', '--data', folder.path], {
      env: { ...process.env, DATABASE_URL: platform.testStore.url, MOTCUA_HOME: HOME }, cwd: HOME, stdio: ['ignore', 'pipe', 'pipe'],
    });
    const told = await new Promise<string>((resolve) => {
      let said = '';
      const onText = (text: Buffer): void => {
        said += text.toString();
        if (!/\d+ bản ghi/u.test(said)) return;
        child.kill('SIGKILL');
      };
      child.stderr.on('data', onText);
      child.stdout.on('data', onText);
      child.on('exit', (_code, signal) => resolve(signal ?? said));
    });
    expect(told).toBe('SIGKILL');
    expect(await countRows()).toBe(0);
    // The store notices the death by itself and gives the lock back; until then it says that an import runs.
    for (let tries = 0; tries < 100 && !(await isLockFree()); tries += 1) await wait(100);
    expect(await load([path])).toMatchObject({ new: 4_000, rejected: 0 });
  }, 60_000);
});

describe('versions', () => {
  const FEE = 'Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp3 Ngày làm việc';

  it('are kept, and a day finds the one in force', async () => {
    const page = await makePage('1.999104', { cach_thuc_thuc_hien: `${FEE}10,000 VNĐ` });
    await load([await folder.writeLines('old.jsonl', [page])], '2026-01-02');
    await load([await folder.writeLines('new.jsonl', [{ ...page, cach_thuc_thuc_hien: `${FEE}20,000 VNĐ` }])], '2026-07-17');
    const feeOn = async (day?: string): Promise<number | null | undefined> => (await catalogue.findProcedure('1.999104', day))?.cases[0]?.channels[0]?.fees[0]?.amountVnd;
    expect([await feeOn('2026-01-01'), await feeOn('2026-01-02'), await feeOn('2026-07-16'), await feeOn('2026-07-17'), await feeOn()]).toEqual([undefined, 10_000, 10_000, 20_000, 20_000]);
    expect((await catalogue.listVersions('1.999104')).map(({ version, validFrom, validTo }) => [version, validFrom, validTo])).toEqual([[2, '2026-07-17', null], [1, '2026-01-02', '2026-07-17']]);
    expect(await catalogue.diffVersions('1.999104', 1, 2)).toMatchObject([{ label: { vi: 'Phí, lệ phí' }, before: '10000 đồng', after: '20000 đồng' }]);
    expect(await catalogue.diffVersions('1.999104', 1, 9)).toBeUndefined();
  });

  it('are not moved back by an older publication', async () => {
    const page = await makePage('1.999105');
    await load([await folder.writeLines('new.jsonl', [page])], '2026-07-17');
    const report = await load([await folder.writeLines('old.jsonl', [{ ...page, linh_vuc: 'Cũ' }])], '2026-01-02');
    expect(report.rejections).toMatchObject([{ reason: 'older_than_kept', details: { kept: '2026-07-17', offered: '2026-01-02' } }]);
    expect((await catalogue.findProcedure('1.999105'))?.field.name).toBe('Hộ tịch');
  });

  it('that begin in the future answer from that day on', async () => {
    const own = JSON.parse(await readFile(join(import.meta.dirname, 'fixtures', 'own.json'), 'utf8')) as Record<string, unknown>;
    await load([await folder.write('now.json', JSON.stringify(own))]);
    await load([await folder.write('future.json', JSON.stringify({ ...own, validFrom: '2027-03-01', name: 'Đăng ký trồng cây theo luật mới' }))]);
    expect((await catalogue.findProcedure('mc.thu-trong-cay', '2027-02-28'))?.name).toBe('Đăng ký trồng cây trước nhà');
    expect((await catalogue.findProcedure('mc.thu-trong-cay', '2027-03-01'))?.name).toBe('Đăng ký trồng cây theo luật mới');
  });
});

describe('reading the catalogue', () => {
  it('pages through lists, counts fields, and finds words without marks', async () => {
    const pages = await makePages(5);
    await load([await folder.writeLines('a.jsonl', [...pages, await makePage('1.999106', { linh_vuc: 'Đất đai', cap_thuc_hien: 'Cấp tỉnh', ten_thu_tuc: 'Cấp sổ đỏ' })])]);
    const first = await catalogue.listProcedures({ limit: 4 });
    expect([first.items.length, first.nextCursor === null]).toEqual([4, false]);
    expect((await catalogue.listProcedures({ limit: 4, afterCode: first.items.at(-1)?.code ?? '' })).items.map(({ code }) => code)).toEqual(['1.900004', '1.999106']);
    expect((await catalogue.listProcedures({ limit: 9, q: 'so do' })).items.map(({ code }) => code)).toEqual(['1.999106']);
    expect((await catalogue.listProcedures({ limit: 9, level: 'province' })).items.map(({ code }) => code)).toEqual(['1.999106']);
    expect((await catalogue.listProcedures({ limit: 9, field: 'Đất đai' })).items).toHaveLength(1);
    expect(await catalogue.listFields()).toEqual([{ name: 'Hộ tịch', procedures: 5, commune: 5 }, { name: 'Đất đai', procedures: 1, commune: 0 }]);
    expect([await catalogue.countProcedures(), await catalogue.catalogueRevision()]).toEqual([6, 1]);
  });

  it('hands out every procedure once, over more than one batch', async () => {
    await load([await folder.writeLines('many.jsonl', await makePages(230))]);
    const codes: string[] = [];
    for await (const procedure of catalogue.eachProcedure()) codes.push(procedure.code);
    expect([codes.length, new Set(codes).size]).toEqual([230, 230]);
  });

  it('shows a change that another process imported', async () => {
    const page = await makePage('1.999107');
    await load([await folder.writeLines('a.jsonl', [page])]);
    expect((await catalogue.findProcedure('1.999107'))?.field.name).toBe('Hộ tịch');
    await createCatalogue(platform).importProcedures({ paths: [await folder.writeLines('b.jsonl', [{ ...page, linh_vuc: 'Mới' }])], sourceDate: '2026-07-18' }, { actor });
    expect((await catalogue.findProcedure('1.999107'))?.field.name).toBe('Mới');
  });

  it('tells the end of a version that another process ended', async () => {
    const page = await makePage('1.999108');
    await load([await folder.writeLines('a.jsonl', [page])]);
    expect((await catalogue.findVersion('1.999108', 1))?.validTo).toBeUndefined();
    await createCatalogue(platform).importProcedures({ paths: [await folder.writeLines('b.jsonl', [{ ...page, linh_vuc: 'Mới' }])], sourceDate: '2026-07-18' }, { actor });
    await expect.poll(async () => (await catalogue.findVersion('1.999108', 1))?.validTo).toBe('2026-07-18');
  });

  it('written out with a plain list and the published one beside it, is read back as the plain one alone', async () => {
    const own = JSON.parse(await readFile(join(import.meta.dirname, 'fixtures', 'own.json'), 'utf8')) as { cases: { components: unknown[] }[] };
    const cases = own.cases.map((each) => ({ ...each, publishedComponents: [{ name: 'Đơn theo mẫu ban hành kèm theo Nghị định', role: 'form', originals: 1, copies: 0 }] }));
    await load([await folder.write('plain.json', JSON.stringify({ ...own, cases }))]);
    expect((await catalogue.findProcedure('mc.thu-trong-cay'))?.cases).toEqual(own.cases);
  });

  it.each(['json', 'csv', 'xlsx'] as const)('written out as %s is read back', async (format) => {
    await load([await folder.writeLines('a.jsonl', await makePages(3))]);
    const before = await catalogue.findProcedure('1.900001');
    const out = new PassThrough();
    const bytes = buffer(out);
    expect(await exportProcedures(catalogue.eachProcedure(), format, out)).toBe(3);
    out.end();
    const path = await folder.write(`out.${format}`, await bytes);
    await platform.database.query('truncate catalogue_source_version, catalogue_procedure_version');
    const report = await load([path]);
    expect(report).toMatchObject({ read: 3, new: 3, rejected: 0 });
    const after = await createCatalogue(platform).findProcedure('1.900001');
    expect(after).toMatchObject({ code: '1.900001', name: before?.name, level: before?.level, legalBasis: before?.legalBasis });
    if (format === 'json') expect(after?.cases).toEqual(before?.cases);
  });
});

describe('the content folder', () => {
  it('is loaded once, again when it changes, and is not read while it stays the same', async () => {
    const content = await makeFolder();
    const own = await readFile(join(import.meta.dirname, 'fixtures', 'own.json'), 'utf8');
    await content.write('a.json', own);
    expect(await catalogue.loadContent(content.path, actor)).toMatchObject({ files: 1, loaded: true, report: { new: 1 } });
    expect(await catalogue.loadContent(content.path, actor)).toEqual({ files: 1, loaded: false });
    await content.write('a.json', own.replace('Cây xanh', 'Cây bóng mát'));
    expect(await catalogue.loadContent(content.path, actor)).toMatchObject({ loaded: true, report: { changed: 1 } });
    await content.remove();
  });

  it('is merged anew when the rules of merging have changed, and only where that says anything else', async () => {
    const content = await makeFolder();
    const own = await readFile(join(import.meta.dirname, 'fixtures', 'own.json'), 'utf8');
    await content.write('a.json', own);
    await content.write('b.json', own.replace('mc.thu-trong-cay', 'mc.thu-trong-hoa'));
    await catalogue.loadContent(content.path, actor);
    // As an earlier program merged it and left it.
    await platform.database.query("update catalogue_procedure_version set content_hash = 'earlier', body = jsonb_set(body, '{name}', '\"Tên cũ\"') where code = 'mc.thu-trong-cay'");
    await platform.database.query("update catalogue_state set content_hash = 'earlier'");
    catalogue = createCatalogue(platform);
    const revision = await catalogue.catalogueRevision();
    expect(await catalogue.loadContent(content.path, actor)).toMatchObject({ loaded: true, report: { unchanged: 2, changed: 0 } });
    expect(await catalogue.findProcedure('mc.thu-trong-cay')).toMatchObject({ name: 'Đăng ký trồng cây trước nhà', version: 2 });
    expect(await catalogue.findProcedure('mc.thu-trong-hoa')).toMatchObject({ version: 1 });
    expect(await catalogue.catalogueRevision()).toBe(revision + 1);
    await content.remove();
  });

  it('with a broken file stops the start and names file and field', async () => {
    const content = await makeFolder();
    await content.write('b.json', (await readFile(join(import.meta.dirname, 'fixtures', 'own.json'), 'utf8')).replace('"active"', '"sleeping"'));
    for (const time of ['first', 'second']) {
      await expect(catalogue.loadContent(content.path, actor), `${time} start`).rejects.toMatchObject({ code: 'content_broken', details: { reason: expect.stringContaining('status') as string } });
    }
    await content.remove();
  });

  it('of this house loads whole', async () => {
    const report = await catalogue.loadContent(join(HOME, 'content', 'procedures'), actor);
    expect(report.report?.rejected).toBe(0);
    expect(report.report?.new).toBe(report.files);
  });
});
