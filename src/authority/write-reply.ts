import type { z } from '@hono/zod-openapi';
import type { MergedTask, Ruling, RulingReason, RulingSide, TaskBody } from '#model/task.ts';
import { isLocalDate, writeDate } from '#model/time.ts';
import { fillSentence } from '#platform/import-files/fault-sentences.ts';
import type { Language } from '#platform/routes.ts';
import type { FindingSchema, KeptImportSchema } from './authority-schemas.ts';
import type { ImportRow } from './authority.store.ts';
import type { Authority } from './authority.ts';
import type { KeptFinding } from './findings.store.ts';
import { ROW_SENTENCES } from './import-sentences.ts';
import type { TaskRejection } from './import-tasks.ts';

/** The sentences of `content/replies`, as the room needs them. */
export interface Sentences {
  say(language: Language, key: string, values?: Readonly<Record<string, string>>): string;
}

export interface WrittenRuling {
  readonly kind: Ruling['kind'];
  readonly side?: RulingSide;
  readonly previous?: TaskBody;
  readonly supporting: readonly RulingSide[];
  readonly overridden: readonly RulingSide[];
  readonly doubts: readonly RulingSide[];
  readonly sides: readonly RulingSide[];
  readonly askWhom?: string;
  readonly task?: MergedTask;
  readonly when?: 'before' | 'after' | 'abolished';
  readonly supersededBy: readonly string[];
  readonly reasons: readonly (RulingReason & { readonly text: string })[];
}

/** A ruling with every reason as a sentence, and all parts of the four kinds side by side. */
export function writeRuling(ruling: Ruling, sentences: Sentences, language: Language): WrittenRuling {
  const { reasons, ...parts } = ruling;
  return { supporting: [], overridden: [], doubts: [], sides: [], supersededBy: [], ...parts, reasons: reasons.map((reason) => ({ ...reason, text: sayReason(reason, sentences, language) })) };
}

/** The sentence of a reason. */
export function sayReason({ key, values }: RulingReason, sentences: Sentences, language: Language): string {
  return sentences.say(language, key, values);
}

/** A finding as people read it. */
export function writeFinding(finding: KeptFinding, authority: Pick<Authority, 'findTask'>, sentences: Sentences, language: Language): z.infer<typeof FindingSchema> {
  const { id, kind, taskId, provinceCode, details, state, owner, note, foundAt, changedAt } = finding;
  // Days are kept as 2027-03-01 and read as 01/03/2027.
  const said = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, isLocalDate(value) ? writeDate(value) : value]));
  return {
    id, kind, taskId, details: { ...details }, state, foundAt, changedAt, text: sentences.say(language, `finding.${kind}`, said),
    taskTitle: authority.findTask(taskId)?.title ?? taskId, provinceCode: provinceCode ?? null, owner: owner ?? null, note: note ?? null,
  };
}

/** An import as it was written down, each rejected row with its sentence. */
export function writeKeptImport({ rejections, ...kept }: ImportRow, language: Language): z.infer<typeof KeptImportSchema> {
  const written = (rejections as readonly TaskRejection[]).map(({ file, place, id, reason, details }) => ({ file, place, reason, details: { ...details }, text: fillSentence(ROW_SENTENCES[reason][language], details), ...(id === undefined ? {} : { id }) }));
  return { ...kept, paths: [...kept.paths], counts: { ...kept.counts }, rejections: written };
}
