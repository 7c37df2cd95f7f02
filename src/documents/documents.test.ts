import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import type { SealedRecord } from '#model/decision-record.ts';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { createDocuments, type Documents } from './documents.ts';
import { makeOfficerAnswer } from './documents.fixture.ts';
import { openHouseKey } from './house-key.ts';
import { checkSeal, sealRecord } from './seal-record.ts';
import { readTemplates } from './templates.ts';

const officer: Actor = { kind: 'officer', id: 'lan', siteId: 'c1', site: { id: 'c1', kind: 'commune', provinceId: 'p1' }, roles: ['officer'] };
const stranger: Actor = { ...officer, id: 'hoa', siteId: 'c2', site: { id: 'c2', kind: 'commune', provinceId: 'p1' } };
const editor: Actor = { ...officer, id: 'minh', roles: ['knowledgeApprover'] };
let platform: TestPlatform;
let documents: Documents;
let dataDir: string;
let templatesDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'motcua-documents-'));
  templatesDir = join(dataDir, 'templates');
  const { cp } = await import('node:fs/promises');
  await cp(join(HOME, 'content/templates'), templatesDir, { recursive: true });
  platform = await openTestPlatform({ clock: testClock('2026-11-23T09:00:00+07:00') });
  documents = createDocuments({
    ...platform, dataDir, templatesDir,
    findAnswer: async (siteId, id) => (siteId === 'c1' && id === 'TL-7K3M-9QXA' ? { question: 'Ông A căn cước 001085001234 tranh chấp đất, ai giải quyết?', answer: makeOfficerAnswer() } : undefined),
    officeOf: async () => ({ name: 'Ủy ban nhân dân xã Thử', headerLines: ['Ủy ban nhân dân', 'xã Thử'], placeName: 'Thử' }),
    templates: await readTemplates(templatesDir),
    issuingOfficeOf: async () => undefined,
  });
});
afterAll(async () => {
  await documents.close();
  await platform.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function value<T>(soon: Promise<{ ok: true; value: T } | { ok: false; code: string }>): Promise<T> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}
const codeOf = async (soon: Promise<{ ok: boolean; code?: string }>): Promise<string | undefined> => (await soon).code;

describe('a letter', () => {
  test('is drafted once for a repeated key and printed to the same bytes every time', async () => {
    const call = { actor: officer, idempotencyKey: 'draft-0001' };
    const letter = await value(documents.draftLetter({ kind: 'askSuperior', answerId: 'TL-7K3M-9QXA', recipient: 'Sở Nông nghiệp và Môi trường' }, call));
    expect((await value(documents.draftLetter({ kind: 'askSuperior', answerId: 'TL-7K3M-9QXA', recipient: 'Sở Nông nghiệp và Môi trường' }, call))).id).toBe(letter.id);
    expect(letter.gaps).toEqual(['[họ và tên người ký]']);
    const [first, again] = [await value(documents.printLetter(letter.id, 'pdf', officer)), await value(documents.printLetter(letter.id, 'pdf', officer))];
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
    expect((await value(documents.printLetter(letter.id, 'docx', officer))).length).toBeGreaterThan(2_000);
    expect((await documents.listLetters(officer)).map((one) => one.id)).toContain(letter.id);
  });

  test('is not there for another site, nor drafted by whom it is not trusted to, nor from an answer that is not the site’s', async () => {
    const letter = await value(documents.draftLetter({ kind: 'transfer', answerId: 'TL-7K3M-9QXA' }, { actor: officer }));
    expect(await documents.findLetter(letter.id, stranger)).toBeUndefined();
    expect(await codeOf(documents.printLetter(letter.id, 'pdf', stranger))).toBe('not_found');
    expect(await codeOf(documents.draftLetter({ kind: 'transfer', answerId: 'TL-7K3M-9QXA' }, { actor: stranger }))).toBe('not_found');
    expect(await codeOf(documents.draftLetter({ kind: 'transfer', answerId: 'TL-7K3M-9QXA' }, { actor: editor }))).toBe('not_allowed');
  });

  test('whose template changed meanwhile is printed as it was drafted', async () => {
    const letter = await value(documents.draftLetter({ kind: 'transfer', answerId: 'TL-7K3M-9QXA' }, { actor: officer }));
    const [pdf, word] = [await value(documents.printLetter(letter.id, 'pdf', officer)), await value(documents.printLetter(letter.id, 'docx', officer))];
    const path = join(templatesDir, 'cong-van.typ');
    const before = await readFile(path, 'utf8');
    await writeFile(path, `${before}\n#pagebreak()`);
    expect(Buffer.from(await value(documents.printLetter(letter.id, 'pdf', officer))).equals(Buffer.from(pdf))).toBe(true);
    expect(Buffer.from(await value(documents.printLetter(letter.id, 'docx', officer))).equals(Buffer.from(word))).toBe(true);
    const later = await value(documents.draftLetter({ kind: 'transfer', answerId: 'TL-7K3M-9QXA' }, { actor: officer }));
    expect(later.templateHash).not.toBe(letter.templateHash);
    await writeFile(path, before);
  });

  test('whose template was never kept is not printed from another', async () => {
    const letter = await value(documents.draftLetter({ kind: 'transfer', answerId: 'TL-7K3M-9QXA' }, { actor: officer }));
    await platform.database.query("update letter set template_hash = repeat('0', 64) where id = $1", [letter.id]);
    expect(await codeOf(documents.printLetter(letter.id, 'pdf', officer))).toBe('letter_template_changed');
  });
});

describe('a decision record', () => {
  let sealed: SealedRecord;
  beforeAll(async () => {
    sealed = await value(documents.pinRecord({ answerId: 'TL-7K3M-9QXA', note: 'Hồ sơ ông A, căn cước 001085001234' }, { actor: officer }));
  });

  test('keeps the answer with its sources and day, without personal numbers', async () => {
    expect(sealed.record).toMatchObject({ siteId: 'c1', pinnedBy: 'lan', pinnedAt: '2026-11-23T02:00:00.000Z', answer: { id: 'TL-7K3M-9QXA', asOf: '2026-11-23' } });
    expect(JSON.stringify(sealed)).not.toContain('001085001234');
    expect(await documents.findRecord(sealed.record.id, officer)).toEqual(sealed);
    expect(await documents.findRecord(sealed.record.id, stranger)).toBeUndefined();
  });

  test('is genuine as it is, in whatever order its keys come', async () => {
    expect(checkSeal(sealed)).toBe('genuine');
    expect(await documents.checkRecord(JSON.parse(JSON.stringify({ ...sealed, record: Object.fromEntries(Object.entries(sealed.record).reverse()) })))).toBe('genuine');
  });

  test('is seen through when anything was changed, or sealed by somebody else', async () => {
    expect(checkSeal({ ...sealed, record: { ...sealed.record, note: 'khác' } })).toBe('content_changed');
    expect(checkSeal({ ...sealed, record: { ...sealed.record, answer: { ...sealed.record.answer, asOf: '2025-07-01' } } })).toBe('content_changed');
    expect(checkSeal({ ...sealed, signature: Buffer.alloc(64).toString('base64') })).toBe('signature_wrong');
    const forger = await openHouseKey(join(dataDir, 'other.pem'));
    const forged = sealRecord({ ...sealed.record, note: 'giả' }, forger);
    expect(checkSeal(forged)).toBe('genuine');
    expect(await documents.checkRecord(forged)).toBe('other_house');
    expect(checkSeal({ ...forged, publicKey: sealed.publicKey })).toBe('signature_wrong');
  });

  test.each([[undefined], [null], ['x'], [42], [[]], [{}], [{ record: {}, hash: 1 }], [{ record: { format: 'other' }, hash: '', signature: '', publicKey: '' }]])('%j is no record', (value_) => {
    expect(checkSeal(value_)).toBe('not_a_record');
  });

  test('the key is readable by its owner alone, and two houses opening at once share it', async () => {
    expect((await stat(join(dataDir, 'keys/records.pem'))).mode & 0o777).toBe(0o600);
    const path = join(dataDir, 'twice.pem');
    const keys = await Promise.all([openHouseKey(path), openHouseKey(path)]);
    expect(keys[0]?.publicKey).toBe(keys[1]?.publicKey);
  });
});
