import type { IdentityDeps } from './identity-deps.ts';
import { listChangeRows, listDeedRows, listNames, listSignInRows, type DeedRow, type SignInRow } from './log.store.ts';

/** A deed with the name of who did it. */
export interface DeedView extends DeedRow {
  /** Absent for the system and for officers the house no longer knows. */
  readonly actorName?: string;
  /** Of a deed on somebody's account: whose. */
  readonly subjectName?: string;
}

type Before = readonly [at: string, id: string] | null;

/** What is written down about a person: for that person, and of changes to the account for its operators. */
export interface PersonLog {
  listSignIns(officerId: string, before: Before, limit: number): Promise<readonly SignInRow[]>;
  listDeeds(officerId: string, before: Before, limit: number): Promise<readonly DeedView[]>;
  listChanges(officerId: string, before: Before, limit: number): Promise<readonly DeedView[]>;
}

/** Opens the log. It reads the audit and the access log and writes neither. */
export function createPersonLog({ database }: IdentityDeps): PersonLog {
  const named = async (rows: readonly DeedRow[]): Promise<DeedView[]> => {
    const subjectOf = (row: DeedRow): string => (row.subject.startsWith('officer:') ? row.subject.slice('officer:'.length) : '');
    const names = await listNames(database, [...new Set(rows.flatMap((row) => [row.actorId, subjectOf(row)]))]);
    return rows.map((row) => {
      const actorName = names.get(row.actorId);
      const subjectName = names.get(subjectOf(row));
      return { ...row, ...(actorName === undefined ? {} : { actorName }), ...(subjectName === undefined ? {} : { subjectName }) };
    });
  };
  return {
    listSignIns: (officerId, before, limit) => listSignInRows(database, officerId, before, limit),
    listDeeds: async (officerId, before, limit) => named(await listDeedRows(database, officerId, before, limit)),
    listChanges: async (officerId, before, limit) => named(await listChangeRows(database, officerId, before, limit)),
  };
}
