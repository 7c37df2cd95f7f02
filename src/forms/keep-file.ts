import { cleanText } from '#model/vietnamese.ts';
import { accept, type Outcome } from '#model/outcome.ts';
import { nameOfFile, type DraftDeps } from './draft-deps.ts';
import type { FileRefusal, FileTaker } from './take-file.ts';

const LONGEST_NAME = 120;

/** A file as it is kept: made safe, sealed, with the pictures of its pages. */
export interface KeptFile {
  readonly kind: 'image' | 'pdf';
  readonly pages: number;
  /** Of the content before sealing. */
  readonly bytes: number;
  readonly sealedName: string;
  /** Where the sealed content stands among the house's files. */
  readonly contentHash: string;
  readonly previews: readonly string[];
}

/** A kept file, opened to be shown. */
export interface ReadFile {
  readonly content: Uint8Array;
  readonly type: 'image/jpeg' | 'application/pdf';
  readonly name: string;
}

/** Keeps files that people send, for this room and for the one that has the dossiers. Who may read one is asked there. */
export interface FileKeeper {
  /** Makes a file safe and keeps it; whoever does not write it down afterwards drops it. Refuses: as `FileTaker.take`. */
  take(bytes: Uint8Array, name: string, wanted: readonly ('image' | 'pdf')[]): Promise<Outcome<KeptFile, FileRefusal>>;
  /** The content, or the picture of a page (from 1); undefined for a page that is not there. */
  open(file: KeptFile, page?: number): Promise<ReadFile | undefined>;
  nameOf(file: Pick<KeptFile, 'sealedName'>): string;
  drop(file: Pick<KeptFile, 'contentHash' | 'previews'>): Promise<void>;
}

/** Opens the keeping of files. */
export function createFileKeeper({ files, vault, taker }: Pick<DraftDeps, 'files' | 'vault'> & { readonly taker: Pick<FileTaker, 'take'> }): FileKeeper {
  const keep = async (bytes: Uint8Array): Promise<string> => {
    const sealed = vault.sealBytes(bytes);
    const stored = await files.put(sealed, { maxBytes: sealed.length });
    if (!stored.ok) throw new Error(`forms: a file of ${String(sealed.length)} bytes was not kept`);
    return stored.value.hash;
  };
  const nameOf: FileKeeper['nameOf'] = ({ sealedName }) => nameOfFile(sealedName, vault);
  return {
    nameOf,
    take: async (bytes, name, wanted) => {
      const taken = await taker.take(bytes, wanted);
      if (!taken.ok) return taken;
      const { kind, content, previews, pages } = taken.value;
      const contentHash = await keep(content);
      const pictures: string[] = [];
      for (const preview of previews) pictures.push(await keep(preview));
      return accept({ kind, pages, bytes: content.length, sealedName: vault.seal(cleanFileName(name, kind)), contentHash, previews: pictures });
    },
    open: async (file, page) => {
      const hash = page === undefined ? file.contentHash : file.previews[page - 1];
      const sealed = hash === undefined ? undefined : await files.find(hash);
      const content = sealed === undefined ? undefined : vault.unsealBytes(sealed);
      return content === undefined ? undefined : { content, type: page === undefined && file.kind === 'pdf' ? 'application/pdf' : 'image/jpeg', name: nameOf(file) };
    },
    drop: async ({ contentHash, previews }) => void (await Promise.all([contentHash, ...previews].map((hash) => files.remove(hash)))),
  };
}

/** The device's name for a file without folders and signs that mean something to a system; its ending is what the content is now. */
function cleanFileName(name: string, kind: 'image' | 'pdf'): string {
  const last = cleanText(name).split(/[/\\]/u).at(-1) ?? '';
  const stem = last.replace(/\.[^.]{1,8}$/u, '').replace(/[^\p{L}\p{M}\p{N} ._()-]/gu, '').replace(/^[. ]+/u, '').slice(0, LONGEST_NAME).trim();
  return `${stem === '' ? 'tep' : stem}.${kind === 'pdf' ? 'pdf' : 'jpg'}`;
}
