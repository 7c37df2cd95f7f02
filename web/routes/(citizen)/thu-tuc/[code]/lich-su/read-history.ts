export interface VersionLine {
  readonly version: number;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly recordedAt?: string;
  readonly source?: string;
}

export interface ChangeLine {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

function asRows(body: unknown, ...names: readonly string[]): readonly Record<string, unknown>[] {
  if (Array.isArray(body)) return body.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null);
  if (typeof body !== 'object' || body === null) return [];
  for (const name of names) {
    const rows = (body as Record<string, unknown>)[name];
    if (Array.isArray(rows)) return asRows(rows);
  }
  return [];
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}

/** The versions of a record, newest first. */
export function readVersions(body: unknown): readonly VersionLine[] {
  return asRows(body, 'items', 'versions')
    .map((row) => ({
      version: Number(row['version']),
      validFrom: textOf(row['validFrom']),
      ...(typeof row['validTo'] === 'string' ? { validTo: row['validTo'] } : {}),
      ...(typeof row['recordedAt'] === 'string' ? { recordedAt: row['recordedAt'] } : {}),
      ...(typeof row['source'] === 'string' ? { source: row['source'] } : {}),
    }))
    .filter(({ version }) => Number.isInteger(version))
    .sort((a, b) => b.version - a.version);
}

/** What changed between two versions, field by field. */
export function readChanges(body: unknown, lang: 'vi' | 'en'): readonly ChangeLine[] {
  return asRows(body, 'differences', 'changes', 'items').map((row) => ({
    field: textOf((row['label'] as Record<string, unknown> | undefined)?.[lang] ?? row['field']),
    before: textOf(row['before']),
    after: textOf(row['after']),
  }));
}
