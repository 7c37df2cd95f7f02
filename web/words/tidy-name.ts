/**
 * A name out of a cut table without what only the table needed: a leading dash or number in brackets, a trailing colon
 * or semicolon. The words stay as the record has them.
 */
export function tidyName(text: string): string {
  return text
    .replace(/^\s*(?:[-+–•*]\s+|\(\d+(?:\.\d+)*\)\s*)+/u, '')
    .replace(/[\s:;]+$/u, '')
    .trim();
}

/** Whether a condition says no more than the name it belongs to. */
export function repeats(name: string, condition: string): boolean {
  const fold = (text: string): string => tidyName(text).toLowerCase().replaceAll(/\s+/gu, ' ').replace(/\.$/u, '');
  return fold(name).includes(fold(condition));
}
