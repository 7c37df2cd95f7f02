const MEGABYTE = 1024 * 1024;

/** What an import of legal texts takes; one place, so that messages, checks and documentation agree. Unit: bytes unless named. */
export const LAW_LIMITS = {
  /** The land law with all annexes is below 2 MB of text; a scan of it is 60 MB. */
  fileBytes: 64 * MEGABYTE,
  /** What a DOCX may unpack to, its text alone. */
  unpackedBytes: 128 * MEGABYTE,
  /** Packed text of a document shrinks to about a tenth; a bomb to a thousandth. */
  packedShare: 400,
  provisions: 5_000,
  folderDepth: 12,
  /** Faults named in the report of one document; the rest is counted. */
  namedFaults: 100,
  /** Faults kept in the import log. */
  keptFaults: 1_000,
} as const;
