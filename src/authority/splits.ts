import { join } from 'node:path';
import { z } from 'zod';
import { isLocalDate } from '#model/time.ts';
import { exactText, foldText, hasMarks } from '#model/vietnamese.ts';
import { readContentFile } from '#platform/read-content.ts';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const phrases = z.array(z.string().min(1)).min(1);
const SplitSchema = z.strictObject({
  id: z.string(),
  about: phrases,
  question: bilingual,
  choices: z.array(z.strictObject({ tasks: phrases, when: bilingual, tells: phrases })).min(2),
  source: z.string(),
  sourceDate: z.string().refine(isLocalDate),
  certainty: z.enum(['official', 'secondary', 'unverified']),
});

/** One matter that several bodies decide, each in a case of its own: land for a person or for an organisation. */
export type Split = z.infer<typeof SplitSchema>;

/** Reads `content/authority/splits.json`. Faults: `content_broken` naming the place in it. */
export async function readSplits(home: string): Promise<readonly Split[]> {
  return readContentFile(join(home, 'content/authority/splits.json'), (value) => z.array(SplitSchema).parse(value));
}

/** The split that a question is about, when nothing in it tells which case it is and one of its tasks is among those found. */
export function findSplit(text: string, found: readonly string[], splits: readonly Split[]): Split | undefined {
  const says = reader(text);
  return splits.find(({ about, choices }) => about.some(says) && choices.some(({ tasks }) => tasks.some((id) => found.includes(id))) && !choices.some(({ tells }) => tells.some(says)));
}

/** With marks typed only the exact words count; without marks their letters. */
function reader(text: string): (phrase: string) => boolean {
  const write = hasMarks(text) ? exactText : foldText;
  const line = ` ${write(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `;
  return (phrase) => line.includes(` ${write(phrase).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `);
}
