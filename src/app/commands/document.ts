import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PAPERS } from '#model/office-document.ts';
import { readDocumentCode } from '#model/ids.ts';
import { findDocumentByCode } from '#documents/office-documents.store.ts';
import { nameEngine, setsAlike } from '#documents/engine.ts';
import { createPrintDocuments, type PrintWish } from '#documents/print-documents.ts';
import { openPdfPrinter } from '#documents/render-pdf.ts';
import { readTemplates } from '#documents/templates.ts';
import { codeOf, isNotWritable } from '#platform/fault.ts';
import { readStartConfig } from '../config.ts';
import { EXIT_NO } from '../exit-codes.ts';
import { usageFault } from '../usage-fault.ts';
import type { CliCommand } from './command-types.ts';
import { splitCommon } from './import.ts';
import { openCatalogueStore } from './open-catalogue-store.ts';

const FORMS = ['pdf', 'docx'] as const;

/**
 * `./motcua document MÃ --out TỆP [--form pdf|docx] [--paper a4|a5]`: a paper of the office made again from the store.
 * `./motcua document MÃ --check TỆP …`: whether a file is that paper, byte for byte. Faults: `usage`.
 */
export const command: CliCommand = {
  name: 'document',
  summary: 'in lại giấy tờ theo mã, hoặc đối chiếu một tệp: document MÃ --out TỆP | --check TỆP [--form pdf|docx] [--paper a4|a5]',
  run: async (args, io) => {
    const { rest, common } = splitCommon(args);
    const { code, out, check, wish } = readArguments(rest);
    const file = check === undefined ? undefined : await readFile(check).catch((fault: unknown) => { throw usageFault(`--check: không đọc được "${check}"`, `--check: "${check}" cannot be read`, fault); });
    const store = await openCatalogueStore(readStartConfig({ args: common, environment: io.environment, home: io.home }));
    const printer = openPdfPrinter();
    try {
      const { database, clock } = store.platform;
      const document = await findDocumentByCode(database, code);
      if (document === undefined) {
        io.error(`Không có giấy nào mang mã ${code}. / There is no paper with the code ${code}.`);
        return EXIT_NO;
      }
      const printed = await createPrintDocuments({ database, clock, templates: await readTemplates(join(io.home, 'content/templates')), printer: () => printer }).printDocument(document.siteId, document.id, wish);
      if (!printed.ok) {
        io.error(`Giấy ${code} không in được ở dạng này (${printed.code}); hãy chọn dạng khác. / The paper cannot be printed in this form; choose another.`);
        return EXIT_NO;
      }
      const alike = setsAlike(document.engine, wish.form);
      const setBy = `${document.engine} → ${nameEngine()}`;
      if (file !== undefined) {
        const same = file.equals(printed.value);
        io.out(same ? SAME : alike ? OTHER : `${SET_ANEW} (${setBy})`);
        return same ? 0 : EXIT_NO;
      }
      if (!alike) io.error(`${SET_ANEW} (${setBy})`);
      await writeFile(out, printed.value).catch((fault: unknown) => {
        const reason = codeOf(fault);
        if (!isNotWritable(fault) && reason !== 'ENOENT' && reason !== 'EISDIR') throw fault;
        throw usageFault(`--out: không ghi được "${out}" (${reason})`, `--out: "${out}" cannot be written (${reason})`, fault);
      });
      io.out(`Đã in "${document.name.vi}" ra ${out}. / Printed.`);
      return 0;
    } finally {
      await printer.close();
      await store.close();
    }
  },
};

const SAME = 'Giống từng byte: tệp đúng là giấy này. / The same, byte for byte: the file is this paper.';
const OTHER = 'Khác: tệp không phải do hệ thống này lập ở dạng và khổ giấy này, hoặc đã bị sửa. / Different: the file was not made by this house in this form and size, or it was changed.';
const SET_ANEW = 'Giấy được lập bằng phiên bản khác của bộ dựng: byte có thể khác dù lời không đổi, nên khác byte không có nghĩa là giấy bị sửa. Hãy đối chiếu lời của giấy. / It was set by another version: the bytes may differ though the words do not; compare the words.';

function readArguments(rest: readonly string[]): { readonly code: string; readonly out: string; readonly check?: string; readonly wish: PrintWish & { readonly form: 'pdf' | 'docx' } } {
  const named: Record<string, string> = {};
  const words: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const [flag = '', inline] = (rest[at] ?? '').split(/=(.*)/su);
    if (['--out', '--check', '--form', '--paper'].includes(flag)) named[flag] = inline ?? rest[(at += 1)] ?? '';
    else words.push(flag);
  }
  const code = words.length === 1 ? readDocumentCode(words[0] ?? '') : undefined;
  if (code === undefined) throw usageFault('sau document cần một mã như VB-7K3M-9QXA-42CD', 'document needs one code such as VB-7K3M-9QXA-42CD');
  const out = named['--out'] ?? '';
  const check = named['--check'];
  if ((out === '') === (check === undefined || check === '')) throw usageFault('cần tên tệp: hoặc --out, hoặc --check', 'the name of a file is needed: either --out or --check');
  const form = FORMS.find((one) => one === (named['--form'] ?? 'pdf'));
  const paper = PAPERS.find((one) => one === (named['--paper'] ?? 'a4'));
  if (form === undefined) throw usageFault('--form là pdf hoặc docx', '--form is pdf or docx');
  if (paper === undefined) throw usageFault('--paper là a4 hoặc a5', '--paper is a4 or a5');
  return { code, out, ...(check === undefined ? {} : { check }), wish: { form, paper } };
}
