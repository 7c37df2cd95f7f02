import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { textOfPdf } from './documents.fixture.ts';
import { createPrintDocuments } from './print-documents.ts';
import { openPdfPrinter, type PdfPrinterLimits } from './render-pdf.ts';
import { readTemplates } from './templates.ts';

const templates = await readTemplates(join(HOME, 'content/templates'));
let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: testClock('2026-11-30T09:00:00+07:00') });
});
afterAll(() => platform.close());

async function withPrinter(limits: PdfPrinterLimits, work: (documents: ReturnType<typeof createPrintDocuments>) => Promise<void>): Promise<void> {
  const printer = openPdfPrinter(limits);
  try {
    await work(createPrintDocuments({ ...platform, templates, printer: () => printer }));
  } finally {
    await printer.close();
  }
}

describe('a template', () => {
  test('is printed blank without number, code or mark, and filled with invented people under a mark', async () => {
    await withPrinter({}, async (documents) => {
      const blank = await documents.printTemplate('one-stop-01', 'blank');
      const sample = await documents.printTemplate('one-stop-01', 'sample', { paper: 'a5' });
      expect(blank.ok && sample.ok).toBe(true);
      if (!blank.ok || !sample.ok) return;
      const [empty, filled] = [await textOfPdf(blank.value), await textOfPdf(sample.value)];
      expect(empty).toContain('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ');
      expect(empty).not.toContain('Thử Nghiệm');
      expect(empty).not.toContain('Mã kiểm tra');
      expect(filled).toContain('Nguyễn Thị Thử Nghiệm');
      expect(filled).toContain('MẪU');
    });
  });

  test('is filled for its applicant with what was answered, without number, code or mark; what does not fit is named', async () => {
    await withPrinter({}, async (documents) => {
      const filled = await documents.printFilled('birth-declaration', { child: { name: 'Nguyễn #Minh *An*' } });
      const text = filled.ok ? await textOfPdf(filled.value) : '';
      expect(text).toContain('Nguyễn #Minh *An*');
      expect(text).not.toMatch(/Mã kiểm tra|MẪU/u);
      expect(await documents.printFilled('birth-declaration', { child: { name: 7 } })).toMatchObject({ code: 'document_data_invalid', details: { path: 'child.name' } });
      expect(await documents.printFilled('no-such', {})).toMatchObject({ code: 'template_unknown' });
    });
  });

  test('is drawn for a screen too, with nothing in the drawing that runs', async () => {
    await withPrinter({}, async (documents) => {
      const drawn = await documents.printTemplate('birth-declaration', 'sample', { form: 'svg' });
      const text = drawn.ok ? new TextDecoder().decode(drawn.value) : '';
      expect(text).toMatch(/^<svg /u);
      expect(text).not.toMatch(/<script|href="https?:|onload/iu);
    });
  });

  test('is the same bytes whenever it is asked for, and is refused where there is none', async () => {
    await withPrinter({}, async (documents) => {
      const [one, again] = [await documents.printTemplate('confirmation', 'blank', { form: 'docx' }), await documents.printTemplate('confirmation', 'blank', { form: 'docx' })];
      expect(one).toEqual(again);
      expect(await documents.printTemplate('no-such', 'blank')).toMatchObject({ code: 'template_unknown' });
      expect(await documents.printTemplate('one-stop-01', 'blank', { asOf: '2020-01-01' })).toMatchObject({ code: 'template_unknown' });
      expect(await documents.printTemplate('birth-declaration', 'blank', { paper: 'a5' })).toMatchObject({ code: 'document_form_missing' });
      expect(await documents.printTemplate('birth-declaration', 'blank', { form: 'docx' })).toMatchObject({ code: 'document_form_missing' });
    });
  });

  test('that cannot be printed now says why: too many waiting, or too long', async () => {
    await withPrinter({ waiting: 0 }, async (documents) => expect(await documents.printTemplate('one-stop-01', 'blank')).toMatchObject({ code: 'printing_busy' }));
    await withPrinter({ longestMs: 0 }, async (documents) => expect(await documents.printTemplate('one-stop-01', 'blank')).toMatchObject({ code: 'printing_too_long' }));
  });
});
