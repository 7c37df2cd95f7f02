import { z } from 'zod';
import type { MergedTask, Task } from '#model/task.ts';
import { TASK_ACTS } from '#model/task.ts';
import { isLocalDate } from '#model/time.ts';

/** What one source says of a task: no version (given when it is kept), no sayings (they stand apart, by id). */
export type TaskRecord = Omit<Task, 'version' | 'sayings'>;
/** A merged task before its version and its sayings are known. */
export type MergedRecord = Omit<MergedTask, 'version' | 'sayings'>;

/** The longest texts a record may carry. Unit: characters. */
export const TASK_LIMITS = { id: 120, title: 1_000, body: 300, text: 4_000, list: 40 } as const;

const text = z.string().trim().min(1).max(TASK_LIMITS.text);
const day = z.string().refine(isLocalDate, { error: 'a day such as 2026-11-22' });

export const TASK_ID = /^[\p{L}\p{N}][\p{L}\p{N}.\-_]{2,119}$/u;

export const TaskBodySchema = z.strictObject({
  body: z.string().trim().min(2).max(TASK_LIMITS.body),
  tier: z.enum(['central', 'province', 'district_abolished', 'commune', 'unknown']),
  person: z.enum(['UBND', 'CHU_TICH', 'CO_QUAN_CHUYEN_MON', 'TT_PVHCC', 'CONG_AN', 'HDND', 'BO_TRUONG', 'BO', 'OTHER']),
});

export const TaskBasisSchema = z.strictObject({
  document: z.string().trim().min(2).max(200),
  article: z.string().regex(/^\d+[a-zđ]?$/u).optional(),
  clause: z.string().regex(/^\d+[a-zđ]?$/u).optional(),
  point: z.string().max(40).optional(),
  annex: z.string().max(200).optional(),
  quote: z.string().max(2_000).optional(),
});

/** A record of our own format: `content/tasks`, and what every reader makes of other formats. */
export const TaskRecordSchema = z
  .strictObject({
    id: z.string().regex(TASK_ID),
    title: z.string().trim().min(3).max(TASK_LIMITS.title),
    field: z.string().trim().max(200),
    ministry: z.string().max(200).optional(),
    act: z.enum(TASK_ACTS),
    from: TaskBodySchema.optional(),
    to: TaskBodySchema.optional(),
    conditions: text.optional(),
    basis: z.array(TaskBasisSchema).max(TASK_LIMITS.list).default([]),
    baseRule: text.optional(),
    timeLimit: text.optional(),
    forms: z.array(text).max(TASK_LIMITS.list).default([]),
    procedureCodes: z.array(z.string().regex(/^(?:[1-9]\.\d{6}|mc\.[a-z0-9-]{2,60})$/u)).max(TASK_LIMITS.list).default([]),
    validFrom: day,
    startUnstated: z.literal(true).optional(),
    validTo: day.optional(),
    endsEarlyIf: text.optional(),
    supersededBy: z.array(text).max(TASK_LIMITS.list).default([]),
    furtherDelegation: text.optional(),
    note: text.optional(),
    source: text,
    sourceDate: day,
    certainty: z.enum(['official', 'secondary', 'unverified']),
    review: z.strictObject({ status: z.enum(['draft', 'checked', 'disputed']), by: z.string().optional(), at: z.string().optional(), note: z.string().optional() }).default({ status: 'draft' }),
    provinceCode: z.string().regex(/^\d{2}$/u).optional(),
  })
  .refine((task) => task.validTo === undefined || task.validTo > task.validFrom, { error: 'the end must lie after the start', path: ['validTo'] });

/** Checks a record. Read from JSON, absent keys are absent: the exact optional types hold. */
export function parseTaskRecord(value: unknown): { readonly ok: true; readonly record: TaskRecord } | { readonly ok: false; readonly field: string; readonly problem: string } {
  const parsed = TaskRecordSchema.safeParse(value);
  if (parsed.success) return { ok: true, record: parsed.data as TaskRecord };
  const issue = parsed.error.issues[0];
  return { ok: false, field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' };
}
