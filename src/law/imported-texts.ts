import { newId } from '#model/ids.ts';
import type { Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { systemActor } from '#model/actor.ts';
import type { LocalDate } from '#model/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Database, Queries } from '#platform/database/database.ts';
import { describeDocument } from './describe-text.ts';
import { keepText, type DocumentReport, type TextInput, type TextRejected } from './import-texts.ts';
import { findDocumentRow, moveRevision, readState, writeDocument, type DocumentRow } from './law.store.ts';
import type { LawText } from './law-text.ts';
import { readFilesApart } from './read-apart.ts';
import { forgetDocument, listDocumentVersions, readCounting, restoreRelations, restoreWordings, type Counting } from './undo.store.ts';

export interface TextProposalInput {
  readonly paths: readonly string[];
  readonly sourceDate?: LocalDate;
  /** The texts are an edition whose wording holds from this day on. */
  readonly wordingFrom?: LocalDate;
}

/** One document that files would change. */
export interface ProposedText {
  readonly number: string;
  readonly title: string;
  readonly version: number;
  readonly before: Json;
  readonly after: Json;
  readonly imported: Json;
}

/** What files would do, without anything being written. */
export interface TextProposal {
  readonly documents: readonly DocumentReport[];
  readonly rejections: readonly TextRejected[];
  readonly texts: readonly ProposedText[];
}

export interface AppliedText {
  readonly number: string;
  readonly version: number;
  readonly undo: Json;
}

export type ImportedTextRefusal = 'change_set_stale' | 'law_relation_circular';
type Progress = (done: number) => Promise<void>;

/** Legal texts from files as a part of change sets. */
export interface ImportedTexts {
  /** Reads files in a thread of its own and plans each document. Refuses: `law_path_missing`. */
  propose(input: TextProposalInput): Promise<Outcome<TextProposal, 'law_path_missing'>>;
  /** A document as it counts now, in words; version 0 and null where nobody knows it. */
  read(number: string): Promise<{ readonly version: number; readonly value: Json; readonly title: string }>;
  versionsOf(numbers: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Runs `work` over the library as it would be, which is undone when `work` ends. */
  preview<Result>(texts: readonly Json[], work: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** Writes inside another command's transaction. Refuses: `change_set_stale`, `law_relation_circular`. */
  apply(texts: readonly { readonly number: string; readonly imported: Json; readonly seen: number }[], reason: string, context: CommandContext, onProgress?: Progress): Promise<Outcome<readonly AppliedText[], ImportedTextRefusal>>;
  /** Lets the earlier wordings, relations and dates count again, as new versions. */
  restore(undone: readonly { readonly number: string; readonly undo: Json }[], reason: string, context: CommandContext, onProgress?: Progress): Promise<Outcome<readonly AppliedText[], ImportedTextRefusal>>;
}

/** A text of a file as it is kept with a change set. */
interface KeptText {
  readonly text: LawText;
  readonly file: string;
  readonly sourceDate: LocalDate;
  readonly wordingFrom?: LocalDate;
}

/** What takes one document back. Only what the import touched: whatever else was changed since stays. */
interface Undo {
  readonly row: DocumentRow | null;
  readonly wordings: readonly { readonly key: string; readonly wordingFrom: LocalDate; readonly version: number | null }[];
  readonly added: readonly string[];
  readonly withdrawn: readonly string[];
}

/** Carries the end of a preview out of its transaction, which is undone. */
class Undone extends Error {}

/** Opens what files say over the store. */
export function createImportedTexts(database: Database, clock: Clock): ImportedTexts {
  /** The library's own deeds in a transaction that never stands: what would be written is read back from it. */
  const rehearse = async <Result>(work: (context: RehearsalContext) => Promise<Result>): Promise<Result> => {
    let result: { readonly value: Result } | undefined;
    const now = clock.now();
    await database
      .transaction(async (transaction) => {
        result = { value: await work({ transaction, now, newId: () => newId(now), actor: systemActor('rehearsal'), announce: () => undefined, note: () => undefined }) };
        throw new Undone();
      })
      .catch((fault: unknown) => {
        if (!(fault instanceof Undone)) throw fault;
      });
    if (result === undefined) throw new Error('imported texts: a rehearsal ended without a result');
    return result.value;
  };
  return {
    propose: async (input) => {
      const read = await readFilesApart(input.paths, input.sourceDate);
      if (read === undefined) return refuse('law_path_missing', { paths: input.paths.join(', ') });
      const rejections: TextRejected[] = read.flatMap(({ read: each, file }) => (each.ok ? [] : [{ file, reason: each.reason, details: each.details, ...(each.document === undefined ? {} : { document: each.document }) }]));
      const kept = read.flatMap(({ read: each, file, sourceDate }): KeptText[] => (each.ok ? [{ text: each.text, file, sourceDate, ...(input.wordingFrom === undefined ? {} : { wordingFrom: input.wordingFrom }) }] : []));
      return accept(await rehearse(async (context) => {
        const importId = context.newId();
        const documents: DocumentReport[] = [];
        const texts: ProposedText[] = [];
        for (const [number, own] of Map.groupBy(kept, ({ text }) => text.number)) {
          const [before, version] = [await describeDocument(context.transaction, number), (await findVersions(context.transaction, [number])).get(number) ?? 0];
          const taken: KeptText[] = [];
          let isChanged = false;
          for (const each of own) {
            const outcome = await keepText({ ...each, importId }, context);
            if (!outcome.ok) rejections.push({ file: each.file, document: number, reason: 'relation_circular', details: outcome.details });
            else {
              documents.push(outcome.value);
              taken.push(each);
              isChanged ||= outcome.value.outcome !== 'unchanged' || outcome.value.relations > 0 || version === 0;
            }
          }
          if (isChanged) texts.push({ number, title: (await findDocumentRow(context.transaction, number))?.title ?? number, version, before, after: await describeDocument(context.transaction, number), imported: JSON.parse(JSON.stringify(taken)) as Json });
        }
        // What one document misses another of the same import may have brought.
        const here = new Set(kept.map(({ text }) => text.number));
        return { documents: documents.map((each) => ({ ...each, missing: each.missing.filter((number) => !here.has(number)) })), rejections, texts };
      }));
    },
    read: async (number) => ({ version: (await findVersions(database, [number])).get(number) ?? 0, value: await describeDocument(database, number), title: (await findDocumentRow(database, number))?.title ?? number }),
    versionsOf: (numbers) => findVersions(database, numbers),
    preview: (texts, work) =>
      rehearse(async (context) => {
        const importId = context.newId();
        for (const imported of texts) for (const each of textsOf(imported)) await keepText({ ...each, importId }, context);
        return work(context.transaction);
      }),
    apply: async (texts, reason, context, onProgress) => {
      const { transaction } = context;
      await readState(transaction, true);
      const now = await findVersions(transaction, texts.map(({ number }) => number));
      const moved = texts.find(({ number, seen }) => (now.get(number) ?? 0) !== seen);
      if (moved !== undefined) return refuse('change_set_stale', { id: moved.number, seen: moved.seen, now: now.get(moved.number) ?? 0 });
      const importId = context.newId();
      const applied: AppliedText[] = [];
      for (const { number, imported } of texts) {
        const row = await findDocumentRow(transaction, number);
        const before = await readCounting(transaction, number);
        for (const each of textsOf(imported)) {
          const outcome = await keepText({ ...each, importId, file: `${each.file} (${reason})` }, { ...context, note: () => undefined });
          if (!outcome.ok) return refuse('law_relation_circular', { id: number, ...outcome.details });
        }
        const undo = undoOf(row, before, await readCounting(transaction, number));
        applied.push({ number, version: (await findVersions(transaction, [number])).get(number) ?? 0, undo: JSON.parse(JSON.stringify(undo)) as Json });
        await onProgress?.(applied.length);
      }
      return accept(applied);
    },
    restore: async (undone, _reason, context, onProgress) => {
      const { transaction } = context;
      await readState(transaction, true);
      const at = new Date(context.now).toISOString();
      const importId = context.newId();
      for (const [done, { number, undo }] of undone.entries()) {
        const { row, wordings, added, withdrawn } = undo as unknown as Undo;
        await restoreWordings(transaction, number, importId, wordings);
        await restoreRelations(transaction, { withdraw: added, bringBack: withdrawn, at, actorId: context.actor.id });
        if (row === null) await forgetDocument(transaction, number);
        else await writeDocument(transaction, row, at);
        context.announce({ name: 'law.changed', subject: number, payload: {} });
        await onProgress?.(done + 1);
      }
      await moveRevision(transaction);
      const now = await findVersions(transaction, undone.map(({ number }) => number));
      return accept(undone.map(({ number }) => ({ number, version: now.get(number) ?? 0, undo: null })));
    },
  };
}

type RehearsalContext = Pick<CommandContext, 'transaction' | 'now' | 'newId' | 'actor' | 'announce' | 'note'>;

async function findVersions(queries: Queries, numbers: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return new Map((await listDocumentVersions(queries, numbers)).map(({ number, version }) => [number, version]));
}

/** What was kept by `propose`; it was checked when the file was read. */
function textsOf(imported: Json): readonly Omit<TextInput, 'importId'>[] {
  return imported as unknown as readonly KeptText[];
}

function undoOf(row: DocumentRow | undefined, before: Counting, after: Counting): Undo {
  const name = ({ key, wordingFrom }: Counting['wordings'][number]): string => `${key} ${wordingFrom}`;
  const was = new Map(before.wordings.map((each) => [name(each), each]));
  const is = new Map(after.wordings.map((each) => [name(each), each]));
  const touched = [...new Set([...was.keys(), ...is.keys()])].filter((each) => was.get(each)?.version !== is.get(each)?.version);
  return {
    row: row ?? null,
    wordings: touched.flatMap((each) => {
      const any = is.get(each) ?? was.get(each);
      return any === undefined ? [] : [{ key: any.key, wordingFrom: any.wordingFrom, version: was.get(each)?.version ?? null }];
    }),
    added: after.relations.filter((id) => !before.relations.includes(id)),
    withdrawn: before.relations.filter((id) => !after.relations.includes(id)),
  };
}
