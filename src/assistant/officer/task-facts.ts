import type { OfficerFact } from '#model/officer-answer.ts';
import type { Task } from '#model/task.ts';

/** A fact of a task with its source. */
export function taskFact(task: Task, kind: OfficerFact['kind'], field: string, text: string, value: string | null = null): OfficerFact {
  return { kind, value, text, record: task.id, field, source: task.source, asOf: task.sourceDate, certainty: task.certainty, version: task.version };
}
