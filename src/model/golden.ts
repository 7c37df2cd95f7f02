import { containsStatement } from './measure.ts';
import type { Instant } from './time.ts';

export const AUDIENCES = ['citizen', 'officer'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What the right answer is known by. */
export interface GoldenExpected {
  /** The record that must come first: a procedure code or a task id. */
  readonly candidate?: string;
  /** The status, or its first words: `answered` covers `answered_plan`. */
  readonly status: string;
  /** What the text must say; numbers, days and amounts count by value. */
  readonly mustContain: readonly string[];
}

/** A question whose right answer is known. */
export interface GoldenQuestion {
  readonly id: string;
  readonly audience: Audience;
  readonly question: string;
  /** Where it is asked. Shape: a commune's or province's code. */
  readonly placeCode?: string;
  readonly expected: GoldenExpected;
  /** The records it depends on. */
  readonly subjects: readonly string[];
}

/** A golden question as it is kept. */
export interface KeptGoldenQuestion extends GoldenQuestion {
  readonly origin: 'content' | 'house';
  readonly writtenBy: string;
  readonly writtenAt: Instant;
}

/** What came of asking. */
export interface GoldenGot {
  readonly candidates: readonly string[];
  readonly status: string;
  readonly text: string;
}

export interface GoldenResult extends GoldenGot {
  readonly right: boolean;
  /** What was expected and is not there: `candidate`, `status`, or the words. */
  readonly missing: readonly string[];
}

/** A golden question before and after a change. */
export interface GoldenComparison {
  readonly question: GoldenQuestion;
  readonly before: GoldenResult;
  readonly after: GoldenResult;
  readonly verdict: GoldenVerdict;
}

export const GOLDEN_VERDICTS = ['same', 'better', 'worse', 'changed'] as const;
export type GoldenVerdict = (typeof GOLDEN_VERDICTS)[number];

/** Whether what came is right, and what is missing. */
export function judgeGolden(expected: GoldenExpected, got: GoldenGot): GoldenResult {
  const missing = [
    ...(expected.candidate === undefined || got.candidates[0] === expected.candidate ? [] : ['candidate']),
    ...(got.status === expected.status || got.status.startsWith(`${expected.status}_`) ? [] : ['status']),
    ...expected.mustContain.filter((wanted) => !containsStatement(got.text, wanted)),
  ];
  return { ...got, right: missing.length === 0, missing };
}

/** What a change does to a golden question: worse is what was right and is no longer. */
export function compareGolden(before: GoldenResult, after: GoldenResult): GoldenVerdict {
  if (before.right && !after.right) return 'worse';
  if (!before.right && after.right) return 'better';
  return before.text === after.text && before.status === after.status && before.candidates[0] === after.candidates[0] ? 'same' : 'changed';
}
