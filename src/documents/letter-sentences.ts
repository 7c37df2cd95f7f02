import { z } from 'zod';
import { LETTER_KINDS } from '#model/letter.ts';

const TextsSchema = z.strictObject({ subject: z.string().min(1), opening: z.string().min(1), groundsLead: z.string().min(1), ask: z.string(), closing: z.string().min(1) });

/** The sentences of letters. Shape: `content/templates/letters.json`. */
export const LetterSentencesSchema = z.object({
  source: z.string().min(1),
  sourceDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u),
  certainty: z.enum(['official', 'secondary', 'unverified']),
  letters: z.record(z.enum(LETTER_KINDS), TextsSchema),
  gaps: z.strictObject({ recipient: z.string(), citizen: z.string(), number: z.string(), signer: z.string(), office: z.string() }),
  unsureLead: z.string().min(1),
  noGrounds: z.string().min(1),
});
export type LetterSentences = z.infer<typeof LetterSentencesSchema>;
