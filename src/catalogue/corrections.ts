import type { Json } from '#model/json-diff.ts';
import type { Certainty, MergedProcedure } from '#model/procedure.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Queries } from '#platform/database/database.ts';
import { closeImport, listCorrectionVersions, readCorrections, readSourceBodies, tryImportLock, writeSourceVersions } from './catalogue.store.ts';
import { hashOf, mergeCodes } from './merge-codes.ts';
import { applyCorrection, correctableOf, findCorrected, type Correction } from './merge-correction.ts';
import { mergeProcedures, type MergedBody } from './merge-procedure.ts';
import { ProcedureSchema } from './procedure-schema.ts';

/** What is to stand in the record of a code, with where it stands. */
export interface NewCorrection {
  readonly code: string;
  /** The whole correctable value; what equals the sources is no correction. */
  readonly value: Json;
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly certainty: Certainty;
}

/** What became of a correction: the record's version now, and what takes it back. */
export interface AppliedCorrection {
  readonly code: string;
  readonly version: number;
  /** The correction that stood there before; null: none. Given back to `restore`. */
  readonly undo: Json;
}

export type CorrectionRefusal = 'import_running' | 'procedure_unknown';

/** Corrections of merged procedures: the office's own word over the sources, as a source of its own. */
export interface Corrections {
  /** The record in force with what may be corrected of it. */
  read(code: string): Promise<{ readonly version: number; readonly procedure: MergedProcedure; readonly value: Json } | undefined>;
  /** Refuses: `field_malformed` with the first field that does not fit. */
  check(code: string, value: Json): Promise<Outcome<Json, 'field_malformed' | 'procedure_unknown'>>;
  /** The record as it would be with a correction, without writing anything. */
  preview(correction: NewCorrection): Promise<MergedProcedure | undefined>;
  /** Writes corrections inside another command's transaction; they hold from that command's day. Refuses: `import_running`. */
  apply(corrections: readonly NewCorrection[], reason: string, context: CommandContext): Promise<Outcome<readonly AppliedCorrection[], CorrectionRefusal>>;
  /** Puts back what stood before, as new versions; the versions between stay. */
  restore(undone: readonly { readonly code: string; readonly undo: Json }[], reason: string, context: CommandContext): Promise<Outcome<readonly AppliedCorrection[], CorrectionRefusal>>;
}

/** Opens corrections over the store and the record in force. */
export function createCorrections(database: Queries, today: () => LocalDate, findProcedure: (code: string) => Promise<MergedProcedure | undefined>): Corrections {
  return {
    read: async (code) => {
      const procedure = await findProcedure(code);
      return procedure === undefined ? undefined : { version: procedure.version, procedure, value: correctableOf(procedure) };
    },
    check: async (code, value) => {
      const procedure = await findProcedure(code);
      if (procedure === undefined) return refuse('procedure_unknown', { code });
      const { validFrom, provenance } = procedure;
      const parsed = ProcedureSchema.safeParse({ ...(isObject(value) ? value : {}), code, validFrom, provenance });
      if (!isObject(value) || !parsed.success) {
        const issue = parsed.error?.issues[0];
        return refuse('field_malformed', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
      }
      return accept(correctableOf(parsed.data as unknown as MergedProcedure));
    },
    preview: async (correction) => {
      const before = await findProcedure(correction.code);
      const underlying = (await readUnderlying(database, [correction.code])).get(correction.code);
      if (before === undefined || underlying === undefined) return undefined;
      return { ...applyCorrection(underlying, correctionOf(underlying, correction, today())), version: before.version + 1 };
    },
    apply: async (corrections, reason, context) => {
      const underlying = await readUnderlying(context.transaction, corrections.map(({ code }) => code));
      const on = localDateAt(context.now);
      const missing = corrections.find(({ code }) => !underlying.has(code));
      if (missing !== undefined) return refuse('procedure_unknown', { code: missing.code });
      return write(corrections.map((each) => correctionOf(underlying.get(each.code) as MergedBody, each, on)), reason, context);
    },
    restore: (undone, reason, context) => {
      const on = localDateAt(context.now);
      const none = { fields: {}, source: '', sourceDate: on, certainty: 'official' } as const;
      return write(undone.map(({ code, undo }): Correction => (undo === null ? { code, validFrom: on, ...none } : (undo as unknown as Correction))), reason, context);
    },
  };
}

function correctionOf(underlying: MergedBody, { code, value, ...told }: NewCorrection, validFrom: LocalDate): Correction {
  return { code, validFrom, fields: isObject(value) ? findCorrected(underlying, value) : {}, ...told };
}

/** What all sources but corrections say together. */
async function readUnderlying(queries: Queries, codes: readonly string[]): Promise<Map<string, MergedBody>> {
  const rows = await readSourceBodies(queries, codes);
  return new Map([...new Set(rows.map(({ code }) => code))].map((code) => [code, mergeProcedures(rows.filter((row) => row.code === code).map(({ source, body }) => ({ source, procedure: body })))]));
}

async function write(corrections: readonly Correction[], reason: string, context: CommandContext): Promise<Outcome<readonly AppliedCorrection[], CorrectionRefusal>> {
  const { transaction } = context;
  if (!(await tryImportLock(transaction))) return refuse('import_running');
  const codes = corrections.map(({ code }) => code);
  const before = await readCorrections(transaction, codes);
  const versions = await listCorrectionVersions(transaction, codes);
  const importId = context.newId();
  await writeSourceVersions(
    transaction, 'knowledge', importId,
    corrections.map((body) => ({ code: body.code, version: (versions.get(body.code) ?? 0) + 1, validFrom: body.validFrom, contentHash: hashOf(body), body })),
  );
  const latest = await mergeCodes({ context, id: importId }, codes);
  await closeImport(transaction, { id: importId, at: new Date(context.now).toISOString(), actorId: context.actor.id, paths: [reason], counts: { read: codes.length, changed: codes.length }, rejections: [], changed: true });
  return accept(codes.map((code) => ({ code, version: latest.get(code) ?? 0, undo: (before.get(code) ?? null) as unknown as Json })));
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
