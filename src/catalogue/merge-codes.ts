import { createHash } from 'node:crypto';
import { canonicalJson } from '#model/canonical-json.ts';
import type { CommandContext } from '#platform/command.ts';
import { listLatestVersions, readCorrections, readSourceBodies, writeProcedureVersions } from './catalogue.store.ts';
import type { NewVersion } from './catalogue.store.ts';
import { applyCorrection, type Correction } from './merge-correction.ts';
import { mergeProcedures } from './merge-procedure.ts';
import type { MergedBody, SourcedProcedure } from './merge-procedure.ts';
import type { PublishedProcedure } from './read-result.ts';

/** Merges codes anew from what their sources and corrections say now; gives the versions that were written, by code. */
export async function mergeCodes(run: { readonly context: CommandContext; readonly id: string }, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { transaction } = run.context;
  const bodies = new Map<string, SourcedProcedure[]>();
  for (const { code, source, body } of await readSourceBodies(transaction, codes)) {
    bodies.set(code, [...(bodies.get(code) ?? []), { source, procedure: body }]);
  }
  const corrections = await readCorrections(transaction, codes);
  const latest = new Map((await listLatestVersions(transaction, codes)).map((row) => [row.code, row]));
  const rows: NewVersion<MergedBody>[] = [];
  for (const [code, sources] of bodies) {
    const before = latest.get(code);
    const merged = applyCorrection(mergeProcedures(sources), corrections.get(code));
    const contentHash = hashOf(merged);
    if (before?.contentHash === contentHash) continue;
    const validFrom = before !== undefined && before.validFrom > merged.validFrom ? before.validFrom : merged.validFrom;
    const version = (before?.version ?? 0) + 1;
    rows.push({ code, version, validFrom, ...(merged.validTo === undefined ? {} : { validTo: merged.validTo }), contentHash, body: { ...merged, validFrom } });
    run.context.announce({ name: 'procedure.changed', subject: code, payload: { version, validFrom, isNew: before === undefined } });
  }
  await writeProcedureVersions(transaction, run.id, rows);
  return new Map(rows.map(({ code, version }) => [code, version]));
}

/** Equal for equal content, whatever the order of keys; a new fetch date alone is no change. */
export function hashOf(content: PublishedProcedure | MergedBody | Correction): string {
  const told = 'provenance' in content ? { ...content, provenance: content.provenance.map(({ retrievedAt: _retrievedAt, ...entry }) => entry) } : content;
  return createHash('sha256').update(canonicalJson(told)).digest('hex');
}
