import { createHash } from 'node:crypto';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { Actor } from '#model/actor.ts';
import type { CommandCall, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import type { DraftDeps } from './draft-deps.ts';
import type { DraftHolder, Drafts } from './drafts.ts';
import { deleteFile, findFile, insertFile, listFiles, type FileRow } from './drafts.store.ts';
import type { FileKeeper, KeptFile, ReadFile } from './keep-file.ts';
import type { FileRefusal } from './take-file.ts';

export type DraftFileRefusal = FileRefusal | 'not_found' | 'form_draft_sent' | 'form_question_unknown' | 'form_files_too_many' | 'form_files_too_large';

/** All files of one draft together. Unit: bytes. */
export const MOST_DRAFT_BYTES = 60 * 1024 * 1024;

export interface NewDraftFile {
  readonly holder: DraftHolder;
  /** The key of the question. */
  readonly path: string;
  /** As the device calls it; shown, never believed. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file as it is shown. */
export interface DraftFile {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly kind: 'image' | 'pdf';
  readonly pages: number;
  readonly bytes: number;
}

/** A file that was written down; its name stays sealed, for this reply is kept for repetitions. */
type AddedFile = Pick<FileRow, 'id' | 'path' | 'kind' | 'pages' | 'bytes' | 'sealedName' | 'contentHash'>;

/** The files of a draft: checked, made safe, sealed. */
export interface DraftFiles {
  /** The same bytes for the same question are one file, however often they are sent. Refuses: what `FileTaker.take` refuses, `form_question_unknown` for a question that takes no files, `form_files_too_many`, `form_files_too_large`, `not_found`, `form_draft_sent`. */
  add(input: NewDraftFile, call: CommandCall): Promise<Outcome<DraftFile, DraftFileRefusal | RepeatRefusal>>;
  remove(input: { readonly holder: DraftHolder; readonly fileId: string }, call: CommandCall): Promise<Outcome<{ readonly id: string }, DraftFileRefusal | RepeatRefusal>>;
  /** As it is shown to whoever holds the draft. */
  describe(file: Omit<AddedFile, 'contentHash'>): DraftFile;
  /** The content, or the picture of a page (from 1), of a file of a draft that is held. */
  read(holder: DraftHolder, fileId: string, page: number | undefined, actor: Actor): Promise<ReadFile | undefined>;
}

/** Opens the files of drafts. */
export function createDraftFiles({ commands, vault }: Pick<DraftDeps, 'commands' | 'vault'>, drafts: Drafts, keeper: FileKeeper): DraftFiles {
  /** Writes down a file that is kept already. Sealed twice the same content stands in two places: a repetition is told by what was sent. */
  const addingOf = (kept: KeptFile): CommandDefinition<{ readonly holder: DraftHolder; readonly path: string; readonly sentMark: string }, AddedFile, DraftFileRefusal> => ({
    name: 'forms.addFile',
    policy: () => undefined,
    run: async ({ holder, path, sentMark }, context) => {
      const held = await drafts.hold(holder, context);
      if (!held.ok) return held;
      const { row, form, body } = held.value;
      const standing = await listFiles(context.transaction, row.siteId, row.id);
      const same = findSent(standing, path, sentMark);
      if (same !== undefined) return accept(addedOf(same));
      const max = form.questions[path]?.files?.maxCount ?? 0;
      if (standing.filter((file) => file.path === path).length >= max) return refuse('form_files_too_many', { max });
      if (standing.reduce((sum, { bytes }) => sum + bytes, kept.bytes) > MOST_DRAFT_BYTES) return refuse('form_files_too_large', { maxMb: MOST_DRAFT_BYTES / 1024 / 1024 });
      const file: FileRow = { ...kept, path, sentMark, siteId: row.siteId, id: context.newId(), draftId: row.id, madeAt: new Date(context.now).toISOString(), addedWith: row.version };
      await insertFile(context.transaction, file);
      await drafts.write(held.value, { ...body, changedIn: { ...body.changedIn, [path]: row.version + 1 } }, context);
      context.note(row.id, { path, kind: kept.kind, pages: kept.pages, bytes: kept.bytes });
      return accept(addedOf(file));
    },
  });

  const remove: CommandDefinition<{ readonly holder: DraftHolder; readonly fileId: string }, { readonly id: string; readonly file: FileRow }, DraftFileRefusal> = {
    name: 'forms.removeFile',
    policy: () => undefined,
    run: async ({ holder, fileId }, context) => {
      const held = await drafts.hold(holder, context);
      if (!held.ok) return held;
      const { row, body } = held.value;
      const file = await findFile(context.transaction, row.siteId, fileId);
      if (file?.draftId !== row.id) return refuse('not_found', { path: fileId });
      await deleteFile(context.transaction, row.siteId, fileId);
      await drafts.write(held.value, { ...body, changedIn: { ...body.changedIn, [file.path]: row.version + 1 } }, context);
      context.note(row.id, { path: file.path });
      return accept({ id: fileId, file });
    },
  };

  const describe: DraftFiles['describe'] = ({ id, path, sealedName, kind, pages, bytes }) => ({ id, path, name: keeper.nameOf({ sealedName }), kind, pages, bytes });
  return {
    describe,
    add: async ({ holder, path, name, bytes }, call) => {
      const found = await drafts.find(holder, call.actor);
      if (!found.ok) return found;
      const { open, row } = found.value;
      if (open === undefined) return refuse('form_draft_sent', { code: row.dossierCode ?? row.code });
      const question = Object.hasOwn(open.form.questions, path) ? open.form.questions[path] : undefined;
      if (question?.kind !== 'file') return refuse('form_question_unknown', { fields: path.slice(0, 40) });
      // Told before the work is done, and once more inside the transaction, where it counts.
      const sentMark = vault.sign('form file', `${row.id} ${path} ${createHash('sha256').update(bytes).digest('hex')}`);
      const same = findSent(open.files, path, sentMark);
      if (same !== undefined) return accept(describe(same));
      const max = question.files?.maxCount ?? 1;
      if (open.files.filter((file) => file.path === path).length >= max) return refuse('form_files_too_many', { max });
      const taken = await keeper.take(bytes, name, question.files?.kinds ?? ['image', 'pdf']);
      if (!taken.ok) return taken;
      try {
        const outcome = await commands.run(addingOf(taken.value), { holder, path, sentMark }, call);
        if (!outcome.ok || outcome.value.contentHash !== taken.value.contentHash) await keeper.drop(taken.value);
        return outcome.ok ? accept(describe(outcome.value)) : outcome;
      } catch (fault) {
        await keeper.drop(taken.value);
        throw fault;
      }
    },
    remove: async (input, call) => {
      const outcome = await commands.run(remove, input, call);
      if (!outcome.ok) return outcome;
      await keeper.drop(outcome.value.file);
      return accept({ id: outcome.value.id });
    },
    read: async (holder, fileId, page, actor) => {
      const found = await drafts.find(holder, actor);
      const file = found.ok ? found.value.open?.files.find(({ id }) => id === fileId) : undefined;
      return file === undefined ? undefined : keeper.open(file, page);
    },
  };
}

/** The file that the same bytes made for a question. */
function findSent(files: readonly FileRow[], path: string, sentMark: string): FileRow | undefined {
  return files.find((file) => file.path === path && file.sentMark === sentMark);
}

function addedOf({ id, path, kind, pages, bytes, sealedName, contentHash }: FileRow): AddedFile {
  return { id, path, kind, pages, bytes, sealedName, contentHash };
}
