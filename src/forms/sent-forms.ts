import { isFilled, isRecord, readPath, type Answers } from '#model/form-paths.ts';
import type { FormSubmission } from '#model/form-submission.ts';
import type { Form } from '#model/form.ts';
import type { Outcome } from '#model/outcome.ts';
import { accept } from '#model/outcome.ts';
import type { CommandContext } from '#platform/command.ts';
import type { DraftDeps } from './draft-deps.ts';
import type { FileRefusal, FileTaker } from './take-file.ts';
import { findSubmissionRow, insertSubmission } from './sent-forms.store.ts';

/** A file that came outside of a form, made safe and sealed. */
export interface LooseFile {
  /** Where its sealed content stands among the house's files. */
  readonly file: string;
  readonly kind: 'image' | 'pdf';
  readonly pages: number;
}

/** What was sent with forms, for the rooms that have the dossiers and asked who may. */
export interface SentForms {
  /** Keeps what was sent for a dossier, in the transaction of the sending. */
  keep(submission: FormSubmission, dossier: { readonly siteId: string; readonly id: string }, context: CommandContext): Promise<void>;
  /** What was sent for a dossier; undefined for one that came without a form. */
  find(dossierId: string): Promise<FormSubmission | undefined>;
  /** Takes a picture or PDF that supplies a dossier. Refuses: as `FileTaker.take`. */
  takeFile(bytes: Uint8Array): Promise<Outcome<LooseFile, FileRefusal>>;
  /** The content of a file by where it stands, be it of a form or a supplement. */
  readFile(file: string): Promise<{ readonly content: Uint8Array; readonly type: 'image/jpeg' | 'application/pdf' } | undefined>;
}

/** Opens what was sent. */
export function createSentForms({ database, files, vault }: Pick<DraftDeps, 'database' | 'files' | 'vault'>, taker: FileTaker): SentForms {
  return {
    keep: async (submission, { siteId, id }, context) => {
      await insertSubmission(context.transaction, { siteId, dossierId: id, formId: submission.formId, formVersion: submission.formVersion, sealed: vault.seal(JSON.stringify(submission)), sentAt: submission.submittedAt });
    },
    find: async (dossierId) => {
      const row = await findSubmissionRow(database, dossierId);
      if (row === undefined) return undefined;
      const text = vault.unseal(row.sealed);
      if (text === undefined) throw new Error('forms: what was sent was sealed by another house; its secret must have been changed (MOTCUA_SECRET or identity.key)');
      return JSON.parse(text) as FormSubmission;
    },
    takeFile: async (bytes) => {
      const taken = await taker.take(bytes, ['image', 'pdf']);
      if (!taken.ok) return taken;
      const sealed = vault.sealBytes(taken.value.content);
      const stored = await files.put(sealed, { maxBytes: sealed.length });
      if (!stored.ok) throw new Error(`forms: a file of ${String(sealed.length)} bytes was not kept`);
      return accept({ file: stored.value.hash, kind: taken.value.kind, pages: taken.value.pages });
    },
    readFile: async (file) => {
      const sealed = await files.find(file);
      const content = sealed === undefined ? undefined : vault.unsealBytes(sealed);
      return content === undefined ? undefined : { content, type: isPdf(content) ? 'application/pdf' : 'image/jpeg' };
    },
  };
}

/** Only pictures and PDFs are ever kept, so the first letters tell. */
function isPdf(content: Uint8Array): boolean {
  return Buffer.from(content.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/**
 * What an earlier sending says for another form: who files, at the other form's own places.
 * Events, papers and other people are never taken over: they belong to that dossier.
 */
export function answersForForm(earlier: FormSubmission, from: Form, to: Form): Answers {
  const answers: Record<string, unknown> = {};
  for (const part of ['name', 'birthDate', 'personalId', 'phone', 'email', 'address'] as const) {
    const [source, target] = [from.applicant[part], to.applicant[part]];
    const value = source === undefined ? undefined : readPath(source, earlier.answers);
    if (target !== undefined && isFilled(value)) putAt(answers, target.split('.'), value);
  }
  return answers;
}

function putAt(level: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    level[key] = value;
    return;
  }
  const inside = isRecord(level[key]) ? { ...level[key] } : {};
  putAt(inside, rest, value);
  level[key] = inside;
}
