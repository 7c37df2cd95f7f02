/** A stored file is named by its content, so it is never changed and never doubled. */
export interface StoredFile {
  /** SHA-256 of the content. Shape: 64 hexadecimal digits. */
  readonly hash: string;
  readonly bytes: number;
}

export type FilesRefusal = 'file_too_large';

/** Files beside the store, under the data folder. */
export interface Files {
  /** Writes whole or not at all. Refuses: `file_too_large` above `maxBytes` (10 MB unless said). */
  put(content: Uint8Array | AsyncIterable<Uint8Array>, options?: { readonly maxBytes?: number }): Promise<
    import('#model/outcome.ts').Outcome<StoredFile, FilesRefusal>
  >;
  /** The content, or undefined when no such file was stored. */
  find(hash: string): Promise<Uint8Array | undefined>;
  /** A stream of the content, or undefined. */
  findStream(hash: string): Promise<ReadableStream<Uint8Array> | undefined>;
  has(hash: string): Promise<boolean>;
  remove(hash: string): Promise<void>;
}
