import { createLaw } from '#law/law.ts';
import { fillLawSentence, FAULT_WORDS, TEXT_REJECTIONS } from '#law/import-sentences.ts';
import type { LawImportReport } from '#law/import-texts.ts';
import { readQuestionWords } from '#law/search/read-law-query.ts';
import { systemActor } from '#model/actor.ts';
import type { Config } from '../config.ts';
import { EXIT_NO } from '../exit-codes.ts';
import type { CommandIo } from './command-types.ts';
import { openCatalogueStore } from './open-catalogue-store.ts';
import { createProgressLine } from './progress-line.ts';

const SHOWN = 30;
const SHOWN_FAULTS = 5;

/** `./motcua import law PATH… [--dry-run] [--source-date DATE] [--wording-from DATE]`: beside a running server or alone. */
export async function importLaw(config: Config, wanted: { readonly paths: readonly string[]; readonly dryRun: boolean; readonly sourceDate?: string; readonly wordingFrom?: string }, io: CommandIo): Promise<number> {
  const store = await openCatalogueStore(config);
  const progress = createProgressLine(io, process.stderr);
  const law = createLaw({ ...store.platform, dataDir: config.dataDir, questionWords: readQuestionWords([]) });
  try {
    const outcome = await law.importTexts(wanted, { actor: systemActor(config.siteId) }, ({ doneBytes, totalBytes, documents }) => progress.show(totalBytes === 0 ? 1 : doneBytes / totalBytes, `${String(documents)} văn bản`));
    progress.end();
    if (!outcome.ok) {
      io.error(outcome.code === 'law_path_missing' ? `Không có gì để đọc ở: ${wanted.paths.join(', ')}` : outcome.code);
      return EXIT_NO;
    }
    printReport(outcome.value, io);
    // A server beside it then opens the index instead of building it.
    if (!wanted.dryRun) await law.settled();
    return 0;
  } finally {
    progress.end();
    law.close();
    await store.close();
  }
}

function printReport(report: LawImportReport, io: CommandIo): void {
  const { files, provisions, dryRun, documents, rejections } = report;
  io.out(`${dryRun ? 'Chạy thử, không ghi gì. ' : ''}Đã đọc ${String(files)} tệp, ${String(provisions)} điều và phụ lục. Văn bản: mới ${String(report.new)}, thay đổi ${String(report.changed)}, giữ nguyên ${String(report.unchanged)}, không nhận ${String(report.rejected)}.`);
  for (const each of documents.slice(0, SHOWN)) {
    const words = { new: 'mới', changed: 'thay đổi', unchanged: 'giữ nguyên' }[each.outcome];
    io.out(`  ${each.document}: ${words}, ghi ${String(each.written)}, giữ nguyên ${String(each.unchanged)}${each.retired > 0 ? `, không còn ${String(each.retired)}` : ''}${each.relations > 0 ? `, ${String(each.relations)} quan hệ` : ''}`);
    for (const { kind, ...details } of each.faults.slice(0, SHOWN_FAULTS)) io.out(`    ${fillLawSentence(FAULT_WORDS[kind].vi, details)}`);
    if (each.faultCount > SHOWN_FAULTS) io.out(`    … và ${String(each.faultCount - SHOWN_FAULTS)} lỗi đánh số khác (giữ nguyên văn).`);
    if (each.missing.length > 0) io.out(`    nhắc đến văn bản chưa có trong kho: ${each.missing.join(', ')}`);
  }
  if (documents.length > SHOWN) io.out(`  … và ${String(documents.length - SHOWN)} văn bản khác.`);
  for (const each of rejections.slice(0, SHOWN)) io.out(`  ${each.file}${each.document === undefined ? '' : ` (${each.document})`}: ${fillLawSentence(TEXT_REJECTIONS[each.reason].vi, each.details)}`);
  if (rejections.length > SHOWN) io.out(`  … và ${String(rejections.length - SHOWN)} mục không nhận khác.`);
}
