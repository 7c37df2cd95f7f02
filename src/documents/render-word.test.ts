import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import type { DocumentFrame } from '#model/office-document.ts';
import { HOME } from '#test/support/home.ts';
import { fillWord } from './render-word.ts';

const FOLDER = join(HOME, 'content/templates/one-stop-02');
const template = new Uint8Array(await readFile(join(FOLDER, 'v1.docx')));
const { data: shape } = JSON.parse(await readFile(join(FOLDER, 'v1.json'), 'utf8')) as { data: Record<string, unknown> };
const frame: DocumentFrame = {
  issuedOn: '2027-02-05', number: '12', office: { parent: ['Ủy ban nhân dân xã Thử'], name: ['Trung tâm Phục vụ', 'hành chính công'], title: 'Trung tâm', mark: 'TTPVHCC', place: 'Thử' },
  signer: { name: 'Trần Văn Ví Dụ' }, verify: { code: 'VB-7K3M-9QXA-42CD', address: 'motcua.example/verify', url: '' },
};

async function linesOf(docx: Uint8Array, part = 'word/document.xml'): Promise<string[]> {
  const xml = (await (await JSZip.loadAsync(docx)).file(part)?.async('string')) ?? '';
  return xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/gu, '').split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

describe('a Word file', () => {
  test('says what it was given, with office, number, day, list and code', async () => {
    const file = await fillWord(template, shape, { applicant: { name: 'Nguyễn <b> & Thử' }, items: ['Một', 'Hai'], until: '2027-03-01T17:00' }, frame);
    const lines = await linesOf(file);
    for (const said of ['Ủy ban nhân dân xã Thử', 'Trung tâm Phục vụ', 'hành chính công', 'Số: 12/PBS-TTPVHCC', 'Thử, ngày 05 tháng 02 năm 2027', 'Hồ sơ của: Nguyễn &lt;b&gt; &amp; Thử', '1. Một', '2. Hai', 'Trần Văn Ví Dụ']) expect(lines).toContain(said);
    expect(lines.join('\n')).toContain('trước 17 giờ 00 phút, ngày 01 tháng 3 năm 2027');
    expect((await linesOf(file, 'word/header1.xml')).join('')).toBe('Mã kiểm tra: VB-7K3M-9QXA-42CD (motcua.example/verify)');
  });

  test('has dots where nothing was given, leaves out what need not stand, and holds no tag', async () => {
    const lines = await linesOf(await fillWord(template, shape, {}, {}));
    expect(lines).toContain('Hồ sơ của: ……………………………');
    expect(lines.filter((line) => /^\d\. …/u.test(line))).toHaveLength(3);
    expect(lines.some((line) => line.startsWith('Căn cứ') || line.startsWith('Thời hạn bổ sung'))).toBe(false);
    expect(lines.join('\n')).not.toMatch(/[{}]/u);
  });

  test('that is none is a fault', async () => {
    await expect(fillWord(new TextEncoder().encode('no zip'), shape, {}, {})).rejects.toThrow();
  });
});
