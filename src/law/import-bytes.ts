import { accept, type Outcome } from '#model/outcome.ts';
import type { LocalDate } from '#model/time.ts';
import type { CommandCall } from '#platform/command.ts';
import { Gathered, type ImportDeps, type LawImportInput, type LawImportReport } from './import-texts.ts';
import { maySetLaw, type LawRefusal } from './law.policy.ts';
import { TextFault, type ReadText } from './law-text.ts';
import { readBytes } from './read-file.ts';

/** Imports one file that was sent instead of named: the same readers, the same report. Refuses: `not_allowed`. */
export async function importBytes(
  deps: ImportDeps,
  { name, bytes, sourceDate, ...options }: { readonly name: string; readonly bytes: Buffer } & Omit<LawImportInput, 'paths'>,
  call: CommandCall,
  today: LocalDate,
): Promise<Outcome<LawImportReport, LawRefusal>> {
  const refused = maySetLaw(call.actor, 'importTexts');
  if (refused !== undefined) return refused;
  const gathered = new Gathered(deps.newImportId(), options, 1);
  for (const read of readSent(bytes, name)) await gathered.take(deps, read, name, sourceDate ?? today, call);
  return accept(gathered.report);
}

function readSent(bytes: Buffer, name: string): ReadText[] {
  try {
    if (bytes.length === 0) throw new TextFault('empty_file', { file: name });
    return readBytes(bytes, name);
  } catch (fault) {
    if (fault instanceof TextFault) return [{ ok: false, reason: fault.code, details: fault.details }];
    throw fault;
  }
}
