import type { Question } from '../../src/model/form.ts';
import { isMet } from '../../src/model/form-condition.ts';
import { isRecord, type Answers } from '../../src/model/form-paths.ts';
import type { LocalDate } from '../../src/model/time.ts';

interface Given {
  /** Only what is asked counts (`FormFlow.asked`). */
  readonly asked: Answers;
  /** Everything a draft keeps: rows that are still empty stand here too. */
  readonly kept: Answers;
  readonly today: LocalDate;
}

/** The paths of all questions that some fields of a page ask now, inside groups and rows too. */
export function listAskedPaths(questions: Readonly<Record<string, Question>>, fields: readonly string[], { asked, kept, today }: Given): readonly string[] {
  const within = (level: Readonly<Record<string, Question>>, keys: readonly string[], prefix: string, row: Answers | undefined, values: Answers): string[] =>
    keys.flatMap((key) => {
      const question = Object.hasOwn(level, key) ? level[key] : undefined;
      if (question === undefined || (prefix !== '' && !isMet(question.when, { answers: asked, row, today }))) return [];
      const path = prefix + key;
      const of = question.of;
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      if (of === undefined) return [path];
      if (question.kind === 'group') return [path, ...within(of, Object.keys(of), `${path}.`, isRecord(value) ? value : {}, isRecord(value) ? value : {})];
      const rows = Array.isArray(value) && value.length > 0 ? (value as unknown[]) : Array.from({ length: firstRows(question) });
      return [path, ...rows.flatMap((each, at) => within(of, Object.keys(of), `${path}.${String(at)}.`, isRecord(each) ? each : {}, isRecord(each) ? each : {}))];
    });
  return within(questions, fields, '', undefined, kept);
}

/** Rows that stand open before the first was filled in: as many as must be, one where something is asked for. */
export function firstRows({ rows, required }: Question): number {
  return Math.max(rows?.min ?? 0, required === false ? 0 : 1);
}
