import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { LetterData } from '#model/letter.ts';
import { HOME } from '#test/support/home.ts';
import { openPdfPrinter, PrintingStopped } from './render-pdf.ts';

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

describe('pages in a row', () => {
  test('come out in their order and the same, whichever thread made them', async () => {
    const few = openPdfPrinter({ pagesPerThread: 2 });
    try {
      const order: number[] = [];
      const pages = await Promise.all([0, 1, 2, 3, 4].map(async (at) => few.print(template, data, 0).then((page) => (order.push(at), hash(page)))));
      expect(order).toEqual([0, 1, 2, 3, 4]);
      expect(new Set(pages)).toEqual(new Set([hash(await printer.print(template, data, 0))]));
    } finally {
      await few.close();
    }
  });

  test('are turned away at once when too many wait, and the others are made', async () => {
    const narrow = openPdfPrinter({ waiting: 2 });
    try {
      const outcomes = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(() => narrow.print(template, data, 0)));
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      expect(refused.length).toBeGreaterThan(0);
      expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(2);
      expect(refused.every((fault) => fault instanceof PrintingStopped && fault.why === 'busy')).toBe(true);
    } finally {
      await narrow.close();
    }
  });

  test('that take too long are given up alone: the next is made by a new thread', async () => {
    // The page needs many times what is allowed, and yet ends: a thread cannot be stopped in the middle of its compiler.
    const hasty = openPdfPrinter({ longestMs: 6_000 });
    try {
      const [long, after] = await Promise.allSettled([hasty.print('#let x = 0\n#for a in range(10000) { for b in range(6000) { x += 1 } }\n#x', {}, 0), hasty.print(template, data, 0)]);
      expect(long).toMatchObject({ status: 'rejected', reason: { why: 'tooLong' } });
      expect(after.status).toBe('fulfilled');
    } finally {
      await hasty.close();
    }
  });

  test('that still wait when the house closes are told so', async () => {
    const closing = openPdfPrinter();
    const waiting = Promise.allSettled([closing.print(template, data, 0), closing.print(template, data, 0)]);
    await closing.close();
    expect((await waiting)[1]?.status).toBe('rejected');
    await expect(closing.print(template, data, 0)).rejects.toThrow('closed');
  });
});
