import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { readDocumentCode } from '#model/ids.ts';
import type { IssuingOffice, OfficeDocument } from '#model/office-document.ts';
import { refuse } from '#model/outcome.ts';
import { testClock } from '#platform/clock.ts';
import type { CommandDefinition } from '#platform/command.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { createDocuments, type Documents } from './documents.ts';
import { PRACTICE_MARK } from './office-documents.ts';
import { textOfPdf } from './documents.fixture.ts';
import { readTemplates } from './templates.ts';

const officer: Actor = { kind: 'officer', id: 'lan', siteId: 'c1', site: { id: 'c1', kind: 'commune', provinceId: 'p1' }, roles: ['officer'] };
const lead: Actor = { ...officer, id: 'minh', roles: ['deskLead'] };
const stranger: Actor = { ...lead, id: 'hoa', siteId: 'c2', site: { id: 'c2', kind: 'commune', provinceId: 'p1' } };
const OFFICE: IssuingOffice = { parent: ['Ủy ban nhân dân xã Thử'], name: ['Trung tâm Phục vụ', 'hành chính công'], title: 'Trung tâm Phục vụ hành chính công xã Thử', mark: 'TTPVHCC', place: 'Thử' };
let platform: TestPlatform;
let documents: Documents;
let folder: string;
let templatesDir: string;

const open = async (): Promise<Documents> =>
  createDocuments({
    ...platform, dataDir: folder, templatesDir, templates: await readTemplates(templatesDir), publicUrl: 'https://motcua.example/',
    findAnswer: async () => undefined, officeOf: async () => ({}), issuingOfficeOf: async () => OFFICE,
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-papers-'));
  templatesDir = join(folder, 'templates');
  await cp(join(HOME, 'content/templates'), templatesDir, { recursive: true });
  platform = await openTestPlatform({ clock: testClock('2026-11-30T09:00:00+07:00') });
  documents = await open();
});
afterAll(async () => {
  await documents.close();
  await platform.close();
  await rm(folder, { recursive: true, force: true });
});

async function value<T>(soon: Promise<{ ok: true; value: T } | { ok: false; code: string }>): Promise<T> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}
const codeOf = async (soon: Promise<{ ok: boolean; code?: string }>): Promise<string | undefined> => (await soon).code;
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const receipt = { templateId: 'one-stop-01', data: { dossierCode: 'H99.99.01-261130-0001', applicant: { name: 'Nguyễn Thị Thử Nghiệm' } }, subject: 'dossier-1', number: '0123', signer: { name: 'Trần Văn Ví Dụ' } };

describe('a paper of the office', () => {
  test('is kept with the hashes of its data and template, a code of its own, its office and day', async () => {
    const paper = await value(documents.makeDocument(receipt, { actor: officer }));
    expect(paper).toMatchObject({ siteId: 'c1', templateId: 'one-stop-01', templateVersion: 1, state: 'current', subject: 'dossier-1', madeBy: 'lan', frame: { number: '0123', issuedOn: '2026-11-30', office: { title: OFFICE.title } } });
    expect(paper.code).toMatch(/^VB-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/u);
    expect(paper.frame.verify).toEqual({ code: paper.code, address: 'motcua.example/verify', url: `https://motcua.example/verify/${paper.code}` });
    expect(paper.dataHash).toMatch(/^[0-9a-f]{64}$/u);
    expect(await documents.findDocument('c1', paper.id)).toEqual(paper);
    expect((await documents.findByCode(paper.code))?.id).toBe(paper.id);
    expect((await documents.listDocuments('c1', 'dossier-1')).map((one) => one.id)).toContain(paper.id);
    expect(await documents.listDocuments('c1', 'another')).toEqual([]);
  });

  test('is printed to the same bytes every time, by another process and after its template was edited', async () => {
    const paper = await value(documents.makeDocument(receipt, { actor: officer }));
    const first = { pdf: hash(await value(documents.printDocument('c1', paper.id))), a5: hash(await value(documents.printDocument('c1', paper.id, { paper: 'a5' }))) };
    const path = join(templatesDir, 'one-stop-01/v1.typ');
    const before = await readFile(path, 'utf8');
    await writeFile(path, `${before}\n#pagebreak()`);
    const other = await open();
    try {
      expect(hash(await value(other.printDocument('c1', paper.id)))).toBe(first.pdf);
      expect(hash(await value(other.printDocument('c1', paper.id, { paper: 'a5' })))).toBe(first.a5);
      expect((await value(other.makeDocument(receipt, { actor: officer }))).templateHash).not.toBe(paper.templateHash);
    } finally {
      await other.close();
      await writeFile(path, before);
    }
  });

  test('is a Word file too where officers edit it, the same bytes every time', async () => {
    const paper = await value(documents.makeDocument({ templateId: 'one-stop-02', data: { items: ['Bổ sung Giấy chứng sinh'] } }, { actor: officer }));
    const [one, again] = [await value(documents.printDocument('c1', paper.id, { form: 'docx' })), await value(documents.printDocument('c1', paper.id, { form: 'docx' }))];
    expect(hash(one)).toBe(hash(again));
    const receiptPaper = await value(documents.makeDocument(receipt, { actor: officer }));
    expect(await codeOf(documents.printDocument('c1', receiptPaper.id, { form: 'docx' }))).toBe('document_form_missing');
    expect(await codeOf(documents.printDocument('c1', (await value(documents.makeDocument({ templateId: 'one-stop-06', data: {} }, { actor: officer }))).id, { paper: 'a5' }))).toBe('document_form_missing');
  });

  test('holds what was typed as text, with nothing hidden in it', async () => {
    const name = '  #panic("x") $a$ *b* _c_ <d> @e \\u{202e} \u202eNguyễn\u0000 Văn A\u0306 ';
    const paper = await value(documents.makeDocument({ ...receipt, data: { applicant: { name } } }, { actor: officer }));
    expect(paper.data).toEqual({ applicant: { name: '#panic("x") $a$ *b* _c_ <d> @e \\u{202e} Nguyễn Văn Ă' } });
    expect(await textOfPdf(await value(documents.printDocument('c1', paper.id)))).toContain('#panic("x") $a$ *b* _c_ <d> @e');
  });

  test('is refused for a template that is not there or not in force, and for data of another shape', async () => {
    expect(await codeOf(documents.makeDocument({ templateId: 'no-such', data: {} }, { actor: officer }))).toBe('template_unknown');
    expect(await codeOf(documents.makeDocument({ ...receipt, asOf: '2025-06-30' }, { actor: officer }))).toBe('template_unknown');
    for (const data of [{ unknown: 1 }, { sets: 'một' }, { applicant: 'x' }, { applicant: { name: 'x'.repeat(301) } }, { components: Array.from({ length: 201 }, () => ({ name: 'x' })) }, { receivedAt: '30/11/2026' }]) {
      expect(await codeOf(documents.makeDocument({ ...receipt, data }, { actor: officer }))).toBe('document_data_invalid');
    }
  });

  test('is made by those at the desk alone, and belongs to their site', async () => {
    expect(await codeOf(documents.makeDocument(receipt, { actor: { ...officer, roles: ['knowledgeEditor'] } }))).toBe('not_allowed');
    const paper = await value(documents.makeDocument(receipt, { actor: officer }));
    expect(await documents.findDocument('c2', paper.id)).toBeUndefined();
    expect(await codeOf(documents.printDocument('c2', paper.id))).toBe('not_found');
    expect(await codeOf(documents.revokeDocument({ id: paper.id, reason: 'nhầm' }, { actor: stranger }))).toBe('not_found');
    expect(await codeOf(documents.replaceDocument({ ...receipt, id: paper.id }, { actor: stranger }))).toBe('not_found');
    expect(await codeOf(documents.revokeDocument({ id: paper.id, reason: 'nhầm' }, { actor: officer }))).toBe('not_allowed');
  });

  test('is made once for a repeated key', async () => {
    const call = { actor: officer, idempotencyKey: 'paper-0001' };
    expect((await value(documents.makeDocument(receipt, call))).id).toBe((await value(documents.makeDocument(receipt, call))).id);
  });

  test('is made inside another room’s command: with it, or not at all', async () => {
    const receive: CommandDefinition<{ readonly fails: boolean }, OfficeDocument, string> = {
      name: 'dossiers.receive', policy: () => undefined,
      run: async ({ fails }, context) => {
        const made = await documents.makeWithin({ ...receipt, subject: fails ? 'dossier-lost' : 'dossier-kept' }, context);
        return fails ? refuse('not_found') : made;
      },
    };
    await value(platform.commands.run(receive, { fails: false }, { actor: officer }));
    await platform.commands.run(receive, { fails: true }, { actor: officer });
    expect(await documents.listDocuments('c1', 'dossier-kept')).toHaveLength(1);
    expect(await documents.listDocuments('c1', 'dossier-lost')).toHaveLength(0);
  });

  test('whose kept content was altered in the store is not printed', async () => {
    const paper = await value(documents.makeDocument(receipt, { actor: officer }));
    await platform.database.query(`update office_document set data = jsonb_set(data, '{applicant,name}', '"Người Khác"') where id = $1`, [paper.id]);
    await expect(documents.printDocument('c1', paper.id)).rejects.toThrow('is not what was made');
  });
});

describe('a code on paper tells', () => {
  test('that the paper stands, which kind it is, whose, its day and number; never its content nor of whom', async () => {
    const paper = await value(documents.makeDocument(receipt, { actor: officer }));
    const told = await documents.verifyCode(paper.code);
    expect(told).toEqual({ code: paper.code, state: 'current', name: paper.name, office: OFFICE.title, number: '0123', issuedOn: '2026-11-30' });
    expect(JSON.stringify(told)).not.toContain('Thử Nghiệm');
  });

  test('that it was replaced, or taken back, and on which day; neither can be done twice', async () => {
    const paper = await value(documents.makeDocument(receipt, { actor: officer }));
    const newer = await value(documents.replaceDocument({ ...receipt, id: paper.id, number: '0124', data: { dossierCode: 'mới' } }, { actor: officer }));
    expect(newer).toMatchObject({ replaces: paper.id, state: 'current', subject: 'dossier-1' });
    expect(await documents.verifyCode(paper.code)).toMatchObject({ state: 'replaced', endedOn: '2026-11-30' });
    expect((await documents.findDocument('c1', paper.id))?.replacedBy).toBe(newer.id);
    expect(await codeOf(documents.replaceDocument({ ...receipt, id: paper.id }, { actor: officer }))).toBe('document_ended');
    await value(documents.revokeDocument({ id: newer.id, reason: 'Ghi nhầm tên' }, { actor: lead }));
    expect(await documents.verifyCode(newer.code)).toMatchObject({ state: 'revoked', endedOn: '2026-11-30' });
    expect(await codeOf(documents.revokeDocument({ id: newer.id, reason: 'lần hai' }, { actor: lead }))).toBe('document_ended');
    expect((await value(documents.printDocument('c1', paper.id))).length).toBeGreaterThan(5_000);
  });

  test('two hands that replace one paper at once make one new paper', async () => {
    const paper = await value(documents.makeDocument(receipt, { actor: officer }));
    const outcomes = await Promise.all([1, 2, 3].map(() => documents.replaceDocument({ ...receipt, id: paper.id, subject: 'raced' }, { actor: officer })));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(await documents.listDocuments('c1', 'raced')).toHaveLength(1);
  });

  test('nothing of what is no code of this house', async () => {
    for (const text of ['', 'VB-2222-2222-2222', 'x', '\u0000', '../../etc/passwd', "' or 1=1 --", 'VB-IIII-OOOO-0000', 'V'.repeat(10_000)]) expect(await documents.verifyCode(text)).toMatchObject({ state: 'unknown' });
  });

  test('the same however it is typed or scanned', async () => {
    const paper = await value(documents.makeDocument(receipt, { actor: officer }));
    for (const text of [paper.code.toLowerCase(), ` ${paper.code.replaceAll('-', ' ')} `, paper.code.replaceAll('-', ''), paper.frame.verify.url, paper.code.replaceAll('-', '–')]) expect(readDocumentCode(text)).toBe(paper.code);
    expect(readDocumentCode(`x${paper.code}`)).toBeUndefined();
  });
});

describe('a paper made while practising', () => {
  const trainee: Actor = { ...officer, siteId: 'practice-c1', site: { id: 'practice-c1', kind: 'commune' } };

  test('says TẬP DƯỢT across its pages, in its hash too, and has no Word file', async () => {
    const paper = await value(documents.makeDocument(receipt, { actor: trainee }));
    expect(paper).toMatchObject({ siteId: 'practice-c1', frame: { mark: PRACTICE_MARK } });
    expect(await textOfPdf(await value(documents.printDocument('practice-c1', paper.id)))).toContain(PRACTICE_MARK);
    expect(await codeOf(documents.printDocument('practice-c1', paper.id, { form: 'docx' }))).toBe('document_form_missing');
  });

  test('is told to be of no worth by its code, without office, number and day', async () => {
    const paper = await value(documents.makeDocument(receipt, { actor: trainee }));
    expect(await documents.verifyCode(paper.code)).toEqual({ code: paper.code, state: 'practice', name: paper.name });
  });

  test('and a real one beside it says nothing of practice', async () => {
    const paper = await value(documents.makeDocument(receipt, { actor: officer }));
    expect(await textOfPdf(await value(documents.printDocument('c1', paper.id)))).not.toContain(PRACTICE_MARK);
  });
});
