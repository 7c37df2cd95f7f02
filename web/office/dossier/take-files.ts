import { createHash } from 'node:crypto';
import type { TakenFile } from '../../api.ts';
import type { Problem, Reply } from '../../open-api.ts';
import { readReply } from '../call-api.ts';
import { formOf, type GivenForm, type PostedForm } from './deed-form.ts';
import { refOfField, writeKept } from './kept-files.ts';

/** A form whose files the house has. */
export interface TakenForm extends GivenForm {
  readonly values: Readonly<Record<string, string>>;
  /** Why one of them could not be taken; those before it stand in the values. */
  readonly problem?: Problem;
}

/**
 * Sends the files of a form to the house, one after another, and puts each into the form's values: shown again, the form has them, and
 * nobody chooses a file twice. `ticket`: of the form, so that the same file sent twice is one.
 */
export async function takeFiles(fetch: typeof globalThis.fetch, form: PostedForm, ticket: string): Promise<TakenForm> {
  const values: Record<string, string> = { ...form.values };
  let problem: Problem | undefined;
  for (const { name: field, file } of form.files) {
    const ref = refOfField(field);
    if (ref === undefined) continue;
    const taken = await sendFile(fetch, file, ticket);
    if (!taken.ok) {
      problem = taken.problem;
      break;
    }
    values[nextField(values, ref)] = writeKept({ hash: taken.value.file, name: taken.value.name });
  }
  return { ...formOf(values), values, ...(problem === undefined ? {} : { problem }) };
}

async function sendFile(fetch: typeof globalThis.fetch, file: File, ticket: string): Promise<Reply<TakenFile>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const key = `${ticket}.${createHash('sha256').update(bytes).update(file.name).digest('hex').slice(0, 32)}`;
  const body = new FormData();
  body.set('file', new File([bytes], file.name, { type: file.type }));
  const path = `/api/v1/dossier-papers?${new URLSearchParams({ name: file.name.slice(-300) }).toString()}`;
  return readReply<TakenFile>(await fetch(path, { method: 'POST', headers: { accept: 'application/json', 'idempotency-key': key }, body }), path);
}

function nextField(values: Readonly<Record<string, string>>, ref: string): string {
  for (let at = 1; ; at += 1) if (!(`anh-${ref}-${String(at)}` in values)) return `anh-${ref}-${String(at)}`;
}
