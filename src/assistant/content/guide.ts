import { z } from 'zod';
import { isLocalDate } from '#model/time.ts';
import { exactText, foldText, hasMarks } from '#model/vietnamese.ts';

const Both = z.object({ vi: z.string().min(1), en: z.string().min(1) });
const Sourced = z.object({
  source: z.string().min(1),
  sourceDate: z.string().refine(isLocalDate, 'a day that exists'),
  certainty: z.enum(['official', 'secondary', 'unverified']),
});

/** Where to go when it is not the commune, and the emergency numbers. Shape: `content/doors.json`. */
export const DoorsFileSchema = z.object({
  doors: z.array(
    Sourced.extend({
      id: z.string().regex(/^[a-z-]+$/),
      /** What people say, in any spelling; all words of a saying must stand in the question in order. */
      say: z.array(z.string().min(2)),
      /** Words that say another thing is meant. */
      unless: z.array(z.string()).default([]),
      /** Codes of the matter's records: where the house holds one of them, the matter is answered like any other. */
      unlessHeld: z.array(z.string()).default([]),
      /** The body, as shown. */
      name: Both,
      /** One sentence that says who does it and where to go. */
      tell: Both,
      phone: z.string().regex(/^\d{3,10}$/).optional(),
      /** A path of this site to go on with. */
      path: z.string().startsWith('/').optional(),
    }),
  ),
  /** Matters of no office: the honest answer is that this is not for here. */
  outside: z.array(z.object({ id: z.string().regex(/^[a-z-]+$/), say: z.array(z.string().min(2)), unless: z.array(z.string()).default([]) })),
  emergencies: z.array(
    Sourced.extend({
      id: z.enum(['police', 'fire', 'medical', 'child']),
      number: z.string().regex(/^\d{3}$/),
      name: Both,
      tell: Both,
    }),
  ),
  notes: z.array(Sourced.extend({ id: z.string(), text: Both })),
});

/** A set of records that share an everyday name, with the question that parts them. Shape: `content/clarify.json`. */
export const ClarifyFileSchema = z.object({
  clarifications: z.array(
    z.object({
      id: z.string().regex(/^[a-z-]+$/),
      /** The everyday names; the question must say little else. */
      say: z.array(z.string().min(2)),
      question: Both,
      choices: z.array(z.object({ code: z.string(), label: Both })).min(2).max(4),
      /** Further records that fit the name, shown as candidates. */
      also: z.array(z.string()).default([]),
    }),
  ),
  /** Records so alike that only a circumstance parts them, which the person must tell. */
  between: z.array(
    z.object({
      id: z.string().regex(/^[a-z-]+$/),
      question: Both,
      choices: z
        .array(
          z.object({
            code: z.string(),
            label: Both,
            /** Records of another level or way that stand for the same choice. */
            also: z.array(z.string()).default([]),
            /** Words with which people tell that this one is meant: then nothing is asked. */
            tells: z.array(z.string()).default([]),
          }),
        )
        .min(2)
        .max(4),
    }),
  ),
  /** An ordinary matter that is answered at once, and the rarer one beside it with the circumstance that calls for it. */
  beside: z.array(z.object({ id: z.string().regex(/^[a-z-]+$/), code: z.string(), offer: z.string(), when: Both })),
});

/** Life events, written by hand: what people say and the procedures in order. Shape: `content/life-events.json`. */
export const LifeEventsFileSchema = z.object({
  lifeEvents: z.array(
    z.object({
      id: z.string().regex(/^[a-z-]+$/),
      title: Both,
      icon: z.string().optional(),
      say: z.array(z.string().min(2)),
      /** Where one of these is said too, another thing is told of: "ba tôi mới mất căn cước" tells of no death. */
      unless: z.array(z.string().min(2)).default([]),
      /** `sometimes`: only some people need it, so its papers are not among those to prepare first. */
      procedures: z.array(z.object({ code: z.string(), order: z.number().int(), why: Both, sometimes: z.boolean().optional() })).min(1),
    }),
  ),
  mostAsked: z.array(z.union([z.string(), z.object({ code: z.string() }).loose()])).default([]),
});

export type DoorsFile = z.infer<typeof DoorsFileSchema>;
export type Door = DoorsFile['doors'][number] & { readonly matchers: readonly Saying[] };
/** A matter of no office, such as the weather. */
export type OutsideMatter = DoorsFile['outside'][number] & { readonly matchers: readonly Saying[] };
export type Emergency = DoorsFile['emergencies'][number];
/** A sentence of the office with its source, such as the end of the district level. */
export type OfficeNote = DoorsFile['notes'][number];
export type Clarification = z.infer<typeof ClarifyFileSchema>['clarifications'][number] & { readonly matchers: readonly Saying[] };
/** Records that a circumstance parts, the words that tell it cut into words. */
export type Between = Omit<z.infer<typeof ClarifyFileSchema>['between'][number], 'choices'> & { readonly choices: readonly (z.infer<typeof ClarifyFileSchema>['between'][number]['choices'][number] & { readonly matchers: readonly Saying[] })[] };
export type Beside = z.infer<typeof ClarifyFileSchema>['beside'][number];
export type LifeEvent = z.infer<typeof LifeEventsFileSchema>['lifeEvents'][number] & { readonly matchers: readonly Saying[]; readonly exceptions: readonly Saying[] };

/** A saying cut into words once, in both forms. */
export interface Saying {
  readonly exact: readonly string[];
  readonly folded: readonly string[];
}

/** The words of a question in both forms. With marks typed, only the exact form counts: "bộ, chồng" is not "bỏ chồng". */
export interface SaidWords {
  readonly exact: readonly string[];
  readonly folded: readonly string[];
  readonly marked: boolean;
}

/** Cuts a text into words, in both forms. */
export function readSaidWords(text: string): SaidWords {
  return { exact: wordsOf(exactText(text)), folded: wordsOf(foldText(text)), marked: hasMarks(text) };
}

/** Cuts sayings into words, so that a question is compared without cutting again. */
export function readSayings(sayings: readonly string[]): Saying[] {
  return sayings.map((saying) => ({ exact: wordsOf(exactText(saying)), folded: wordsOf(foldText(saying)) }));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether all words of a saying stand in a question in order, with at most `gap` other words between neighbours. */
export function saysSo(saying: Saying, said: SaidWords, gap = 1): boolean {
  const wanted = said.marked ? saying.exact : saying.folded;
  const words = said.marked ? said.exact : said.folded;
  const [first, ...rest] = wanted;
  if (first === undefined) return false;
  for (let start = words.indexOf(first); start >= 0; start = words.indexOf(first, start + 1)) {
    let at = start;
    let held = true;
    for (const word of rest) {
      const next = words.indexOf(word, at + 1);
      if (next < 0 || next - at - 1 > gap) {
        held = false;
        break;
      }
      at = next;
    }
    if (held) return true;
  }
  return false;
}

/** Two words must stand side by side; among more, one stranger may stand between. */
export function gapOf(saying: Saying): number {
  return saying.folded.length <= 2 ? 0 : 1;
}
