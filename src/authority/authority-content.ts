import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readContentFile } from '#platform/read-content.ts';
import { isLocalDate } from '#model/time.ts';
import { TaskBasisSchema, TaskBodySchema } from './task-schema.ts';

const day = z.string().refine(isLocalDate);
const certainty = z.enum(['official', 'secondary', 'unverified']);

const DecreeSchema = z.strictObject({
  number: z.string(), kind: z.enum(['phan_dinh', 'phan_quyen_phan_cap', 'both']), field: z.string(), ministry: z.string(), department: z.string(),
  validFrom: day, validTo: day, endStated: z.boolean(), source: z.string(), certainty,
});
const AmendmentSchema = z.strictObject({
  id: z.string(), document: z.string(), article: z.string().optional(), clause: z.string().optional(), by: z.string(), on: day.optional(),
  effect: z.enum(['repeals', 'replaces', 'amends', 'mayChange']), note: z.string(), source: z.string(), certainty,
});
const ContradictionSchema = z.strictObject({
  id: z.string(), about: z.enum(['recipient', 'basis']), taskIds: z.array(z.string()).min(1), procedureCodes: z.array(z.string()).default([]),
  other: z.strictObject({ title: z.string(), to: TaskBodySchema, basis: z.array(TaskBasisSchema), source: z.string(), sourceDate: day, certainty }).optional(),
  askWhom: z.string(), note: z.string(),
});
const SuccessorSchema = z.strictObject({ matter: z.string().optional(), words: z.array(z.string()).default([]), body: TaskBodySchema, basis: z.array(TaskBasisSchema).default([]), certainty, note: z.string().optional() });
const OldBodySchema = z.strictObject({
  id: z.string(), name: z.string(), names: z.array(z.string()).min(1), tier: TaskBodySchema.shape.tier, abolishedOn: day, successors: z.array(SuccessorSchema).min(1),
  source: z.string(), certainty, note: z.string().optional(),
});

export type Decree = z.infer<typeof DecreeSchema>;
export type Amendment = z.infer<typeof AmendmentSchema>;
export type Contradiction = z.infer<typeof ContradictionSchema>;
export type OldBody = z.infer<typeof OldBodySchema>;

/** What officials keep about authority beside the tasks themselves. */
export interface AuthorityContent {
  readonly decrees: readonly Decree[];
  readonly amendments: readonly Amendment[];
  /** Contradictions that a person read in the texts; those a program can see are found by `detectFindings`. */
  readonly contradictions: readonly Contradiction[];
  readonly bodies: readonly OldBody[];
  /** What officers say, by task id. */
  readonly sayings: ReadonlyMap<string, readonly string[]>;
}

/** Reads `content/authority` and `content/task-sayings`. Faults: `content_broken` naming the file and the place in it. */
export async function readAuthorityContent(home: string): Promise<AuthorityContent> {
  const file = (name: string): string => join(home, 'content/authority', name);
  const [decrees, contradictions, bodies, sayings] = await Promise.all([
    readContentFile(file('decrees.json'), (value) => z.strictObject({ decrees: z.array(DecreeSchema), amendments: z.array(AmendmentSchema) }).parse(value)),
    readContentFile(file('contradictions.json'), (value) => z.array(ContradictionSchema).parse(value)),
    readContentFile(file('bodies.json'), (value) => z.array(OldBodySchema).parse(value)),
    readTaskSayings(home),
  ]);
  return { ...decrees, contradictions, bodies, sayings };
}

/** All sayings by task id. An id in two files has the sayings of both. */
export async function readTaskSayings(home: string): Promise<Map<string, readonly string[]>> {
  const folder = join(home, 'content/task-sayings');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const all = new Map<string, readonly string[]>();
  for (const name of names) {
    const entries = await readContentFile(join(folder, name), (value) => z.record(z.string(), z.array(z.string().min(2).max(200)).min(1)).parse(value));
    for (const [id, said] of Object.entries(entries)) all.set(id, [...(all.get(id) ?? []), ...said]);
  }
  return all;
}
