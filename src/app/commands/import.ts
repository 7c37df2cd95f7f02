import { systemActor } from '#model/actor.ts';
import { createCatalogue } from '#catalogue/catalogue.ts';
import type { ImportReport } from '#catalogue/import-procedures.ts';
import { REJECT_SENTENCES } from '#catalogue/import-sentences.ts';
import { writeRates } from '#catalogue/parse-rates.ts';
import { FAULT_SENTENCES, fillSentence } from '#platform/import-files/fault-sentences.ts';
import { readStartConfig } from '../config.ts';
import { EXIT_NO } from '../exit-codes.ts';
import { importCalendar } from './import-calendar.ts';
import { importTaskFiles } from './import-tasks.ts';
import { openCatalogueStore } from './open-catalogue-store.ts';
import type { CliCommand, CommandIo } from './command-types.ts';
import { importLaw } from './import-law.ts';
import { createProgressLine } from './progress-line.ts';
import { readImportArguments } from './import-arguments.ts';
import { proposeFiles } from './propose-files.ts';

const SHOWN_REJECTIONS = 30;

/**
 * `./motcua import procedures|tasks|law|calendar PATH… [--dry-run] [--source-date 2026-07-17] [--wording-from DATE]`: beside a running server or alone.
 * It writes at once, without a second pair of eyes: a house is first filled before it has officers. `--propose --by LOGIN --why TEXT` makes a
 * change set instead, which another person approves.
 */
export const command: CliCommand = {
  name: 'import',
  summary: 'nhập thủ tục, nhiệm vụ, văn bản, lịch nghỉ: import procedures|tasks|law|calendar TỆP_HOẶC_THƯ_MỤC… [--dry-run] [--source-date NGÀY] [--map TỆP] [--province MÃ] [--wording-from NGÀY]; ghi ngay, không có người thứ hai xem; thêm --propose --by TÊN_ĐĂNG_NHẬP --why "LÝ DO" [--title TÊN] để lập bản thay đổi chờ duyệt',
  run: async (args, io) => {
    const { rest, common } = splitCommon(args);
    if (rest.includes('--propose')) return proposeFiles(rest, common, io);
    if (rest[0] === 'tasks') return importTaskFiles(rest.slice(1), common, io);
    if (rest[0] === 'calendar') return importCalendar(rest.slice(1), common, io);
    const wanted = readImportArguments(rest);
    const config = readStartConfig({ args: common, environment: io.environment, home: io.home });
    if (wanted.what === 'law') return importLaw(config, wanted, io);
    const store = await openCatalogueStore(config);
    const progress = createProgressLine(io, process.stderr);
    try {
      const catalogue = createCatalogue(store.platform);
      const outcome = await catalogue.importProcedures(
        { paths: wanted.paths, ...(wanted.sourceDate === undefined ? {} : { sourceDate: wanted.sourceDate }), ...(wanted.dryRun ? { dryRun: true } : {}) },
        { actor: systemActor(config.siteId) },
        ({ doneBytes, totalBytes, records }) => progress.show(totalBytes === 0 ? 1 : doneBytes / totalBytes, `${records} bản ghi`),
      );
      progress.end();
      if (!outcome.ok) {
        const sentence = FAULT_SENTENCES[outcome.code as keyof typeof FAULT_SENTENCES] as { vi: string; en: string } | undefined;
        io.error(sentence === undefined ? outcome.code : fillSentence(sentence.vi, outcome.details));
        if (sentence !== undefined) io.error(fillSentence(sentence.en, outcome.details));
        return EXIT_NO;
      }
      printReport(outcome.value, io);
      if (!isNothingTaken(outcome.value)) return 0;
      io.error('Không bản ghi nào được nhận; các dòng trên nói lý do. / No record was taken; the lines above say why.');
      return EXIT_NO;
    } finally {
      progress.end();
      await store.close();
    }
  },
};

/** `--data DIR` belongs to the house; everything else is this command's own. */
export function splitCommon(args: readonly string[]): { readonly common: readonly string[]; readonly rest: readonly string[] } {
  const common: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--data') common.push(arg, args[(at += 1)] ?? '');
    else if (arg.startsWith('--data=')) common.push(arg);
    else rest.push(arg);
  }
  return { common, rest };
}

/** Every record was wrong. Older ones than those kept are not: the same import may be asked for at every start. */
function isNothingTaken({ read, rejected, rejections }: ImportReport): boolean {
  return read > 0 && rejected === read && rejections.some(({ reason }) => reason !== 'older_than_kept');
}

function printReport(report: ImportReport, io: CommandIo): void {
  const { read, rejected, rejections, rates, dryRun } = report;
  io.out(`${dryRun ? 'Chạy thử, không ghi gì. ' : ''}Đã đọc ${read} bản ghi: mới ${report.new}, thay đổi ${report.changed}, giữ nguyên ${report.unchanged}, không nhận ${rejected}.`);
  for (const each of rejections.slice(0, SHOWN_REJECTIONS)) {
    io.out(`  ${each.file}, ${each.place}${each.code === undefined ? '' : ` (${each.code})`}: ${fillSentence(REJECT_SENTENCES[each.reason].vi, each.details)}`);
  }
  if (rejected > SHOWN_REJECTIONS) io.out(`  … và ${rejected - SHOWN_REJECTIONS} bản ghi khác.`);
  if (read === 0) io.out('  Trong các tệp này không có bản ghi nào.');
  if (read - rejected > 0) for (const line of writeRates(rates)) io.out(`  ${line}`);
}
