/** The fields of two people over what both had seen. */
export interface MergedFields {
  readonly values: ReadonlyMap<string, string>;
  /** Fields that both changed to different things: by path what the other wrote. */
  readonly clashes: ReadonlyMap<string, string>;
  /** Fields that only the other changed. */
  readonly taken: readonly string[];
}

/**
 * Puts what one person wrote over what stands now: a field one did not touch follows the other, one that both touched stays as this
 * person wrote it and is told. Nothing that was written is lost.
 */
export function mergeFields(seen: ReadonlyMap<string, string>, mine: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): MergedFields {
  const values = new Map<string, string>();
  const clashes = new Map<string, string>();
  const taken: string[] = [];
  for (const path of new Set([...now.keys(), ...mine.keys()])) {
    const [was, is, wrote] = [seen.get(path) ?? '', now.get(path) ?? '', mine.get(path) ?? now.get(path) ?? ''];
    const touched = mine.has(path) && wrote !== was;
    values.set(path, touched ? wrote : is);
    if (touched && is !== was && is !== wrote) clashes.set(path, is);
    if (!touched && is !== was) taken.push(path);
  }
  return { values, clashes, taken };
}
