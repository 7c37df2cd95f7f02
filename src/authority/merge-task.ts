import { writeAddress } from '#model/law-address.ts';
import type { Certainty } from '#model/procedure.ts';
import type { TaskConflict, TaskOrigin, TaskProvenance } from '#model/task.ts';
import type { MergedRecord, TaskRecord } from './task-schema.ts';

/** One source's word on a task. */
export interface SourcedTask {
  readonly origin: TaskOrigin;
  readonly record: TaskRecord;
}

const RANK: Readonly<Record<Certainty, number>> = { official: 2, secondary: 1, unverified: 0 };
/** Fields that one source may fill where the other is silent. */
const FILLED = ['ministry', 'from', 'to', 'conditions', 'baseRule', 'timeLimit', 'validTo', 'endsEarlyIf', 'furtherDelegation', 'note'] as const;
const LISTS = ['basis', 'forms', 'procedureCodes', 'supersededBy'] as const;

/**
 * One task from its sources: the surer one counts, between equals the newer, between those ours; what it does not say the other
 * fills in, and where both say something else, both stay visible as a conflict. The title is ours where we wrote one: it is
 * written to be read. What this house changed with two pairs of eyes stands whole before them all. Never silent: `provenance` says who told which field.
 */
export function mergeTask(sources: readonly SourcedTask[]): MergedRecord {
  const [base, ...others] = [...sources].sort(compareSources);
  if (base === undefined) throw new Error('mergeTask: a task without a source');
  const provenance: TaskProvenance[] = [tell('', base)];
  const conflicts: TaskConflict[] = [];
  let merged: TaskRecord = base.record;
  for (const other of others) {
    if (base.origin === 'local') {
      // Somebody saw the whole record and approved it: what it leaves out is left out on purpose.
      conflicts.push(...listConflicts(base, other));
      continue;
    }
    const filled: Record<string, unknown> = { ...merged };
    if (other.origin === 'own' && other.record.title !== merged.title) {
      filled['title'] = other.record.title;
      provenance.push(tell('title', other));
    }
    for (const field of FILLED) {
      if (merged[field] !== undefined || other.record[field] === undefined || (field === 'to' && endsByName(merged))) continue;
      filled[field] = other.record[field];
      provenance.push(tell(field, other));
    }
    for (const field of LISTS) {
      if (merged[field].length > 0 || other.record[field].length === 0) continue;
      filled[field] = other.record[field];
      provenance.push(tell(field, other));
    }
    if (merged.act === 'procedure' && other.record.act !== 'procedure') {
      filled['act'] = other.record.act;
      provenance.push(tell('act', other));
    }
    if (merged.startUnstated === true && other.record.startUnstated !== true) {
      filled['validFrom'] = other.record.validFrom;
      delete filled['startUnstated'];
      provenance.push(tell('validFrom', other));
    }
    if (rankReview(other.record) > rankReview(merged)) {
      filled['review'] = other.record.review;
      provenance.push(tell('review', other));
    }
    conflicts.push(...listConflicts(base, other));
    merged = filled as unknown as TaskRecord;
  }
  return { ...merged, provenance, conflicts };
}

function compareSources(left: SourcedTask, right: SourcedTask): number {
  return (
    Number(right.origin === 'local') - Number(left.origin === 'local') ||
    RANK[right.record.certainty] - RANK[left.record.certainty] ||
    (left.record.sourceDate < right.record.sourceDate ? 1 : left.record.sourceDate > right.record.sourceDate ? -1 : 0) ||
    (left.origin === 'own' ? -1 : 1)
  );
}

/** A record that says the provision was ended names nobody on purpose: another source's name is a conflict, no filling. */
function endsByName(record: TaskRecord): boolean {
  return record.to === undefined;
}

function rankReview({ review }: TaskRecord): number {
  return review.status === 'disputed' ? 2 : review.status === 'checked' ? 1 : 0;
}

function tell(field: string, { origin, record }: SourcedTask): TaskProvenance {
  return { field, origin, source: record.source, sourceDate: record.sourceDate, certainty: record.certainty };
}

/** Where two sources both say something of who, by what or when, and do not say the same. Wording is no conflict. */
export function listConflicts(kept: SourcedTask, other: SourcedTask): TaskConflict[] {
  const conflicts: TaskConflict[] = [];
  const say = (sourced: SourcedTask, value: string): TaskConflict['kept'] => ({ origin: sourced.origin, source: sourced.record.source, value });
  for (const [field, write] of COMPARED) {
    const [left, right] = [write(kept.record), write(other.record)];
    if (left === '' || right === '' || left === right) continue;
    conflicts.push({ field, kept: say(kept, left), other: say(other, right) });
  }
  return conflicts;
}

const COMPARED: readonly (readonly [string, (record: TaskRecord) => string])[] = [
  // A published procedure says nothing of the legal act: another source's word is no contradiction.
  ['act', (record) => (record.act === 'procedure' ? '' : record.act)],
  ['to', (record) => (record.to === undefined ? 'không còn ai' : `${record.to.body} (${record.to.tier})`)],
  ['from', (record) => (record.from === undefined ? '' : `${record.from.body} (${record.from.tier})`)],
  ['basis', (record) => record.basis.map(writeAddress).sort().join('; ')],
  ['validFrom', (record) => (record.startUnstated === true ? '' : record.validFrom)],
  ['validTo', (record) => record.validTo ?? ''],
  ['timeLimit', (record) => record.timeLimit ?? ''],
  ['procedureCodes', (record) => [...record.procedureCodes].sort().join(', ')],
];
