import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { createCatalogue } from '#catalogue/catalogue.ts';
import { EXPORT_FORMATS, exportProcedures, type ExportFormat } from '#catalogue/export-procedures.ts';
import { codeOf, isNotWritable } from '#platform/fault.ts';
import { readStartConfig } from '../config.ts';
import { usageFault } from '../usage-fault.ts';
import type { CliCommand } from './command-types.ts';
import { splitCommon } from './import.ts';
import { openCatalogueStore } from './open-catalogue-store.ts';

/** `./motcua export [--format json|csv|xlsx] [--out FILE]`: every procedure in force today. Faults: `usage`, `disk_full`. */
export const command: CliCommand = {
  name: 'export',
  summary: 'xuất thủ tục: export [--format json|csv|xlsx] [--out TỆP]',
  run: async (args, io) => {
    const { rest, common } = splitCommon(args);
    const { format, out } = readArguments(rest);
    const config = readStartConfig({ args: common, environment: io.environment, home: io.home });
    const store = await openCatalogueStore(config);
    try {
      const procedures = createCatalogue(store.platform).eachProcedure();
      if (out === undefined) {
        await exportProcedures(procedures, format, process.stdout);
        return 0;
      }
      // Written beside and put in place at the end: a half file never carries the name that was asked for.
      const draft = `${out}.part`;
      const file = createWriteStream(draft);
      try {
        const count = await Promise.race([exportProcedures(procedures, format, file), failOf(file)]);
        file.end();
        await once(file, 'close');
        await rename(draft, out);
        io.out(`Đã xuất ${count} thủ tục ra ${out}.`);
      } catch (fault) {
        file.destroy();
        await rm(draft, { force: true }).catch(() => undefined);
        const code = codeOf(fault);
        if (!isNotWritable(fault) && code !== 'ENOENT' && code !== 'EISDIR') throw fault;
        throw usageFault(`--out: không ghi được "${out}" (${code})`, `--out: "${out}" cannot be written (${code})`, fault);
      }
      return 0;
    } finally {
      await store.close();
    }
  },
};

function readArguments(rest: readonly string[]): { format: ExportFormat; out?: string } {
  let format: ExportFormat = 'json';
  let out: string | undefined;
  for (let at = 0; at < rest.length; at += 1) {
    const [flag = '', inline] = (rest[at] ?? '').split(/=(.*)/su);
    const value = (): string => inline ?? rest[(at += 1)] ?? '';
    if (flag === '--format') {
      const wanted = value();
      const known = EXPORT_FORMATS.find((each) => each === wanted);
      if (known === undefined) throw usageFault(`--format phải là một trong ${EXPORT_FORMATS.join(', ')}`, `--format is one of ${EXPORT_FORMATS.join(', ')}`);
      format = known;
    } else if (flag === '--out') {
      const wanted = value();
      if (wanted === '') throw usageFault('sau --out cần một tệp', '--out needs a file after it');
      out = resolve(wanted);
    } else throw usageFault(`không hiểu "${rest[at] ?? ''}"`, `"${rest[at] ?? ''}" is not understood`);
  }
  if (format === 'xlsx' && out === undefined) throw usageFault('bảng tính xlsx cần --out TỆP', 'a spreadsheet (xlsx) needs --out FILE');
  return out === undefined ? { format } : { format, out };
}

/** A stream that cannot be written (no such folder, disk full) ends the export with its own fault. */
async function failOf(stream: Writable): Promise<never> {
  const [fault] = (await once(stream, 'error')) as [Error];
  throw fault;
}
