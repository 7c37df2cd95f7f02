const MEGABYTE = 1024 * 1024;

/** What an import takes; one place, so that messages, checks and documentation agree. Unit: bytes unless named. */
export const IMPORT_LIMITS = {
  /** A line of JSONL. The longest real record is 0.3 MB. */
  lineBytes: 8 * MEGABYTE,
  fileBytes: 512 * MEGABYTE,
  /** A .json or .xlsx file is read whole. */
  wholeFileBytes: 64 * MEGABYTE,
  /** What a workbook of that size may say it unpacks to. */
  unpackedBytes: 256 * MEGABYTE,
  records: 50_000,
  /** Rejected records named in the report; the rest is counted. */
  namedRejections: 500,
  folderDepth: 8,
} as const;
