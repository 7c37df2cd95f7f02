import type { Answer } from '#model/answer.ts';
import type { Procedure } from '#model/procedure.ts';
import { behaviorOf, rankOfGold, type Behavior } from './measures.ts';
import { recount } from './recount.ts';
import type { EvalRow } from './rows.ts';

/** One question with what became of it. */
export interface Judged {
  readonly row: EvalRow;
  readonly answer: Answer;
  /** Place of the first right candidate, from 1; 0 when none is right. */
  readonly rank: number;
  readonly goldLoaded: boolean;
  /** What is right in this house: a question about a record it does not hold is to be refused, never answered from a like one. */
  readonly expected: Behavior;
  readonly behavior: Behavior;
  readonly behaviorRight: boolean;
  readonly unbound: readonly string[];
  readonly wrong: readonly string[];
  readonly present: number;
  readonly stated: number;
  /** Words that had to stand in the answer and do not, or must not be confirmed and are repeated. */
  readonly broken: readonly string[];
  readonly ms: number;
}

export interface JudgeSources {
  /** The record in force; undefined when it is not loaded. */
  readonly findProcedure: (code: string) => Promise<Procedure | undefined>;
  /** Texts beside the records that an answer may quote: doors, notes, places. */
  readonly extra: readonly string[];
}

/** Judges one answer against its row; facts are counted again from the words. */
export async function judge(row: EvalRow, answer: Answer, ms: number, sources: JudgeSources): Promise<Judged> {
  const codes = new Set([...answer.facts.map((fact) => fact.record), ...answer.candidates.map((candidate) => candidate.code), ...(answer.procedure === null ? [] : [answer.procedure.code])]);
  const records: Procedure[] = [];
  for (const code of codes) {
    const record = await sources.findProcedure(code);
    if (record !== undefined) records.push(record);
  }
  const loaded = await Promise.all(row.gold.map((code) => sources.findProcedure(code)));
  const goldLoaded = row.gold.length === 0 || loaded.some((record) => record !== undefined);
  const counted = recount(answer, records, [...sources.extra, ...answer.candidates.map((candidate) => candidate.name)]);
  const behavior = behaviorOf(answer.status);
  const expected = goldLoaded ? row.behavior : 'refuse';
  const rightRecord = answer.procedure !== null && row.gold.includes(answer.procedure.code);
  return {
    row,
    answer,
    rank: rankOfGold(answer.candidates.map((candidate) => candidate.code), row.gold),
    goldLoaded,
    expected,
    behavior,
    behaviorRight: behavior === expected,
    unbound: counted.unbound,
    wrong: counted.wrong,
    present: rightRecord ? counted.present : 0,
    stated: rightRecord ? counted.stated : 0,
    broken: [...row.mustContain.filter((words) => !answer.text.includes(words)).map((words) => `thiếu "${words}"`), ...row.mustNotConfirm.filter((words) => answer.text.includes(words)).map((words) => `lặp lại "${words}"`)],
    ms,
  };
}
