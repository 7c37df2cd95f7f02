import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { LetterData } from '#model/letter.ts';
import { HOME } from '#test/support/home.ts';
import { openPdfPrinter } from './render-pdf.ts';

const printer = openPdfPrinter();
afterAll(() => printer.close());
const template = await readFile(join(HOME, 'content/templates/cong-van.typ'), 'utf8');
const data: LetterData = {
  office: 'Ủy ban nhân dân xã Thử', officeLines: ['Ủy ban nhân dân', 'xã Thử'], numberSuffix: 'UBND-VP', subject: 'xin ý kiến về thẩm quyền', placeName: 'Thử', year: '2026', recipient: '[cơ quan nhận]',
  paragraphs: [{ kind: 'text', text: 'Đoạn mở đầu.' }, { kind: 'item', text: 'Căn cứ khoản 2 Điều 5.' }], copies: ['Như trên;', 'Lưu: VT.'], signerLines: ['TM. Ủy ban nhân dân', 'Chủ tịch'], signer: '[họ và tên người ký]', draft: true,
};
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a page is made', () => {
  test('as PDF/A, the same bytes for the same data and moment, others for others', async () => {
    const first = await printer.print(template, data, 1_764_000_000_000);
    expect(Buffer.from(first.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(Buffer.from(first).toString('latin1')).toContain('pdfaid:part');
    expect(hash(await printer.print(template, data, 1_764_000_000_000))).toBe(hash(first));
    expect(hash(await printer.print(template, { ...data, subject: 'khác' }, 1_764_000_000_000))).not.toBe(hash(first));
  });

  test('a text that looks like the template’s own code is printed as text', async () => {
    const pdf = await printer.print(template, { ...data, subject: '#panic("x") $a$ *b* \\ "c" [gap' }, 0);
    expect(pdf.length).toBeGreaterThan(5_000);
  });

  test('a template at fault says so, and the next page is made all the same', async () => {
    await expect(printer.print('#let x = ', data, 0)).rejects.toThrow('The page could not be made');
    await expect(printer.print('#read("/etc/passwd")', data, 0)).rejects.toThrow('The page could not be made');
    expect((await printer.print(template, data, 0)).length).toBeGreaterThan(5_000);
  });
});
