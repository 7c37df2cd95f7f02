/** What a column of a file of tasks may be; `ignore` leaves it out. The API refuses any other. */
export const TASK_COLUMNS = [
  'title', 'field', 'act', 'toBody', 'toTier', 'fromBody', 'fromTier', 'basis', 'document', 'article', 'clause', 'point', 'annex', 'quote', 'baseRule', 'conditions', 'timeLimit', 'forms', 'procedureCodes',
  'validFrom', 'validTo', 'startUnstated', 'endsEarlyIf', 'supersededBy', 'furtherDelegation', 'ministry', 'note', 'source', 'sourceDate', 'certainty', 'provinceCode', 'id', 'ignore',
] as const;
export type TaskColumn = (typeof TASK_COLUMNS)[number];
