import { refuse, type Refusal } from '#model/outcome.ts';
import { dirname } from 'node:path';
import { FAULT_SENTENCES, fillSentence } from '#platform/import-files/fault-sentences.ts';
import type { ImportFaultCode } from '#platform/import-files/import-fault.ts';

type Details = Readonly<Record<string, string | number>>;

/** A sentence of an import in both languages, its details filled in. */
export function sayBoth(sentence: { readonly vi: string; readonly en: string }, details: Details): { readonly vi: string; readonly en: string } {
  return { vi: fillSentence(sentence.vi, details), en: fillSentence(sentence.en, details) };
}

/** Why a file was not taken, in words; it names the file as its sender did, never where the house put it. */
export function sayFileFault({ code, details }: Refusal<ImportFaultCode>): Refusal<'import_file_refused'> {
  const file = String(details['file'] ?? '');
  const folder = file.includes('/') ? `${dirname(file)}/` : '';
  const { vi, en } = sayBoth(FAULT_SENTENCES[code], details);
  return refuse('import_file_refused', folder === '' ? { vi, en } : { vi: vi.replaceAll(folder, ''), en: en.replaceAll(folder, '') });
}
