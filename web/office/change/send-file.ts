import type { Problem, Reply } from '../../open-api.ts';

/** What comes in by files, by the name of its page. */
export const IMPORT_PAGES = { 'thu-tuc': { kind: 'procedures', megabytes: 16 }, 'nhiem-vu': { kind: 'tasks', megabytes: 16 }, 'van-ban': { kind: 'law', megabytes: 30 } } as const;
export type ImportPage = keyof typeof IMPORT_PAGES;

/** A file that waits to be proposed: by its hash, under the name it was sent with. */
export interface SentFile {
  readonly file: string;
  readonly name: string;
}

/** The file of a form: sent on just now as it is, or sent before and named in the form; undefined where none was chosen. */
export async function sendFile(fetch: typeof globalThis.fetch, page: ImportPage, form: FormData): Promise<Reply<SentFile> | undefined> {
  const chosen = form.get('tep');
  if (chosen instanceof File && chosen.size > 0) {
    const query = new URLSearchParams({ kind: IMPORT_PAGES[page].kind, name: chosen.name.slice(-200) });
    const path = `/api/v1/import-files?${query.toString()}`;
    const response = await fetch(path, { method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/octet-stream' }, body: chosen });
    const given = (await response.json().catch(() => ({}))) as SentFile & Partial<Problem>;
    if (response.ok) return { ok: true, value: { file: given.file, name: given.name } };
    const { type = 'about:blank', title = '', code = `http_${String(response.status)}`, detail = '', instance = path } = given;
    return { ok: false, problem: { type, title, status: response.status, code, detail, instance } };
  }
  const [file, name] = [form.get('ma-tep'), form.get('ten-tep')];
  return typeof file !== 'string' || typeof name !== 'string' || file === '' ? undefined : { ok: true, value: { file, name } };
}
