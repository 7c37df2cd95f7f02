import { join } from 'node:path';
import { z } from 'zod';
import { isLocalDate, type LocalDate } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import { readContentFile } from '#platform/read-content.ts';

const day = z.string().refine(isLocalDate);
const certainty = z.enum(['official', 'secondary', 'unverified']);
const TransitionsSchema = z.strictObject({
  note: z.string(),
  begunBefore: day,
  beganBefore: z.strictObject({ source: z.string(), sourceDate: day, certainty }),
  rules: z.array(z.strictObject({ taskId: z.string(), says: z.array(z.string()).min(1) })).min(1),
});

/** Which tasks say who goes on with files that were begun before the two-tier order, by the words of their matter. */
export type Transitions = z.infer<typeof TransitionsSchema>;

/** Reads `content/authority/transitions.json`. Faults: `content_broken` naming the place in it. */
export async function readTransitions(home: string): Promise<Transitions> {
  return readContentFile(join(home, 'content/authority/transitions.json'), (value) => TransitionsSchema.parse(value));
}

/** A file that is told to have been begun before the order changed. */
export interface BegunFile {
  readonly begunBefore: LocalDate;
  /** The tasks that may say who goes on with it; none: no rule is known for its matter. */
  readonly taskIds: readonly string[];
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly certainty: 'official' | 'secondary' | 'unverified';
}

const FILE = /\b(?:ho so|don|vu viec|to trinh|nop|nhan|tiep nhan|thu ly|file|dossier|application)\b/u;
const UNFINISHED = /chua (?:xong|giai quyet|tra|xu ly|duyet|co ket qua|ky|cap)|con do|do dang|lam tiep|giai quyet tiep|xu ly tiep|tiep tuc|chuyen (?:cho|ve|sang) ai|not (?:yet )?(?:finished|decided)|unfinished|goes on|continue/u;
const BEFORE_TIERS = /truoc khi (?:bo|khong con|ket thuc|sap nhap|sap xep|giai the)|truoc (?:ngay )?(?:0?1[/.-]0?7)(?![/.\d-]|$)|truoc thoi diem (?:0?1[/.-]0?7)|con cap (?:huyen|quan)|before the (?:merger|districts)/u;
const DAY = /(?<![\d/.])(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2})(?!\d)/gu;
/** The number of a law ("31/2024/QH15") is no month. */
const MONTH = /(?:thang )?(?<![\d/.])(0?[1-9]|1[0-2])[/.-](20\d{2})(?![\d/])|thang (\d{1,2}) nam (20\d{2})/gu;

/** The file that a text tells of, when it was begun before the order changed and is not done; undefined for every other question. */
export function findBegun(text: string, transitions: Transitions): BegunFile | undefined {
  const folded = foldText(text);
  if (!FILE.test(folded) || !UNFINISHED.test(folded) || !tellsBefore(folded, transitions.begunBefore)) return undefined;
  const said = ` ${folded.replace(/[^a-z0-9]+/gu, ' ')} `;
  const taskIds = transitions.rules.filter(({ says }) => says.some((phrase) => said.includes(` ${foldText(phrase).replace(/[^a-z0-9]+/gu, ' ')} `))).map(({ taskId }) => taskId);
  const { source, sourceDate, certainty: how } = transitions.beganBefore;
  return { begunBefore: transitions.begunBefore, taskIds, source, sourceDate, certainty: how };
}

/** Whether a day or month before the order is told; "before 1 July 2025" is one, though that day itself is not. */
function tellsBefore(folded: string, begunBefore: LocalDate): boolean {
  if (BEFORE_TIERS.test(folded)) return true;
  const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');
  for (const match of folded.matchAll(DAY)) {
    const date = `${match[3] ?? ''}-${two(match[2])}-${two(match[1])}`;
    if (date < begunBefore || (date === begunBefore && /truoc (?:ngay )?$|before $/u.test(folded.slice(0, match.index)))) return true;
  }
  for (const match of folded.replace(DAY, ' ').matchAll(MONTH)) if (`${match[2] ?? match[4] ?? ''}-${two(match[1] ?? match[3])}` < begunBefore.slice(0, 7)) return true;
  return false;
}
