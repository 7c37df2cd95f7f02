/** Facts beside a sentence; personal data in texts is masked before it is written. */
export type LogFields = Readonly<Record<string, unknown>>;

/** The operator's record of what happened. Names first, sentence second: `log.info('imported', { count })`. */
export interface Log {
  debug(sentence: string, fields?: LogFields): void;
  info(sentence: string, fields?: LogFields): void;
  warn(sentence: string, fields?: LogFields): void;
  error(sentence: string, fields?: LogFields): void;
  /** A log whose every line carries these fields. */
  with(fields: LogFields): Log;
}

/** A log that keeps nothing, for tests and one-shot commands. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  with: () => silentLog,
};
