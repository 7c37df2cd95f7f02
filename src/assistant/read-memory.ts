import { z } from 'zod';
import { ASKED } from '#model/question.ts';
import type { Memory } from './context.ts';

const MemorySchema = z.object({
  code: z.string().optional(),
  name: z.string().optional(),
  lang: z.enum(['vi', 'en']).optional(),
  asOf: z.string().optional(),
  communeCode: z.string().optional(),
  choices: z.array(z.string()).optional(),
  asked: z.array(z.enum(ASKED)).optional(),
});

/** What an earlier turn left; a shape of another version of the house counts as nothing said yet. */
export function readMemory(stored: unknown): Memory {
  const parsed = MemorySchema.safeParse(stored);
  return parsed.success ? (Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined)) as Memory) : {};
}
