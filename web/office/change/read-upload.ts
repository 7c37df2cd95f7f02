/** A request to the house is at most 1 MB; a file travels as base64, a third longer, with what the form says beside it. Unit: bytes. */
export const UPLOAD_BYTES = 700_000;

export interface Upload {
  readonly name: string;
  readonly content: string;
}

export type ReadUpload = { readonly ok: true; readonly upload: Upload } | { readonly ok: false; readonly reason: 'none' | 'tooLarge' };

/** The file of a form: sent just now, or looked at before and kept in the form. */
export async function readUpload(form: FormData): Promise<ReadUpload> {
  const file = form.get('tep');
  if (file instanceof File && file.size > 0) {
    if (file.size > UPLOAD_BYTES) return { ok: false, reason: 'tooLarge' };
    return { ok: true, upload: { name: file.name, content: Buffer.from(await file.arrayBuffer()).toString('base64') } };
  }
  const [name, content] = [form.get('ten-tep'), form.get('noi-dung')];
  if (typeof name !== 'string' || typeof content !== 'string' || content === '') return { ok: false, reason: 'none' };
  return content.length > (UPLOAD_BYTES * 4) / 3 + 4 ? { ok: false, reason: 'tooLarge' } : { ok: true, upload: { name, content } };
}
