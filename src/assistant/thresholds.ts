import { z } from 'zod';
import { COVER_SIGNALS } from './words/judge-cover.ts';

const Chance = z.number().min(0).max(1);

/** Where *answer*, *clarify* and *refuse* part. Shape: `src/assistant/thresholds.json`, with the run that made them. */
export const ThresholdsSchema = z.object({
  /** At or above: the first record is answered. */
  answer: Chance,
  /** At or above, and below `answer`: the person chooses among the first records. Below: no record. */
  clarify: Chance,
  /** Below: the question is about no record at all. */
  inScope: Chance,
  /** Records within this of the first are as likely. */
  near: Chance,
  /** A record named in a follow-up replaces the one talked about at or above this. */
  switchRecord: Chance,
  /** Each part of a question with several parts must reach this to be answered on its own. */
  part: Chance,
  /** A life event's plan yields to one record found at or above this. */
  planYields: Chance,
  /** Of records that a written question parts: another choice with this share of the first's chance is as likely. */
  twin: Chance,
  /** The same share for records whose titles alone say that they are twins. */
  twinAlike: Chance,
  /** At or above, a twin is not asked about. */
  twinSure: Chance,
  /** With more topic words than this a story is told, and nothing is asked back. Unit: words. */
  toldWords: z.number().int().positive(),
  /** The same for twins by title. Unit: words. */
  twinWords: z.number().int().positive(),
  /** Whether the record found is of the matter asked about: weights of `COVER_SIGNALS`, bias first, and the chance below which it is not answered. */
  cover: z.object({ weights: z.array(z.number()).length(COVER_SIGNALS.length + 1), least: Chance, run: z.string().min(1) }),
  run: z.string().min(1),
});
export type Thresholds = z.infer<typeof ThresholdsSchema>;
