import { accept, type Outcome } from '#model/outcome.ts';
import type { DraftDeps } from './draft-deps.ts';
import type { FileRefusal, FileTaker } from './take-file.ts';

/** A file that came outside of a form, made safe and sealed. */
export interface LooseFile {
  /** Where its sealed content stands among the house's files. */
  readonly file: string;
  readonly kind: 'image' | 'pdf';
  readonly pages: number;
}

/** Files by where they stand, for the rooms that have the dossiers and asked who may. */
export interface LooseFiles {
  /** Takes a picture or PDF that supplies a dossier. Refuses: as `FileTaker.take`. */
  take(bytes: Uint8Array): Promise<Outcome<LooseFile, FileRefusal>>;
  /** The content of a file, be it of a form or a supplement. */
  read(file: string): Promise<{ readonly content: Uint8Array; readonly type: 'image/jpeg' | 'application/pdf' } | undefined>;
}

/** Opens files outside of drafts. */
export function createLooseFiles({ files, vault }: Pick<DraftDeps, 'files' | 'vault'>, taker: FileTaker): LooseFiles {
  return {
    take: async (bytes) => {
      const taken = await taker.take(bytes, ['image', 'pdf']);
      if (!taken.ok) return taken;
      const sealed = vault.sealBytes(taken.value.content);
      const stored = await files.put(sealed, { maxBytes: sealed.length });
      if (!stored.ok) throw new Error(`forms: a file of ${String(sealed.length)} bytes was not kept`);
      return accept({ file: stored.value.hash, kind: taken.value.kind, pages: taken.value.pages });
    },
    read: async (file) => {
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
