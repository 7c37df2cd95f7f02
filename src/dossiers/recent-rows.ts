import type { DossierRow } from './dossiers.store.ts';

/** Dossiers as this process left them last, so that the next action need not read them first. Perhaps no longer so: whoever writes by them must be ready to read. */
export interface RecentRows {
  find(id: string): DossierRow | undefined;
  keep(row: DossierRow): void;
  forget(id: string): void;
}

/** Remembers so many and no more; the one kept longest ago goes first. A row takes about 4 kB. */
export function createRecentRows(most = 500): RecentRows {
  const rows = new Map<string, DossierRow>();
  return {
    find: (id) => rows.get(id),
    keep: (row) => {
      rows.delete(row.id);
      rows.set(row.id, row);
      const [oldest] = rows.keys();
      if (rows.size > most && oldest !== undefined) rows.delete(oldest);
    },
    forget: (id) => void rows.delete(id),
  };
}
