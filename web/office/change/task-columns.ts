import type { TaskImportRequest } from '../../api.ts';

export type TaskColumn = NonNullable<TaskImportRequest['mapping']>[string];

/** What a column of a file of tasks may be; `ignore` leaves it out. The API's own list, checked by its type. */
export const TASK_COLUMNS = [
  'title', 'field', 'act', 'toBody', 'toTier', 'fromBody', 'fromTier', 'basis', 'document', 'article', 'clause', 'point', 'annex', 'quote', 'baseRule', 'conditions', 'timeLimit', 'forms', 'procedureCodes',
  'validFrom', 'validTo', 'startUnstated', 'endsEarlyIf', 'supersededBy', 'furtherDelegation', 'ministry', 'note', 'source', 'sourceDate', 'certainty', 'provinceCode', 'id', 'ignore',
] as const satisfies readonly TaskColumn[];
