import { z } from 'zod';
import { isLocalDate } from './time.ts';

/** A sentence in both languages; English may be missing, then Vietnamese is shown. */
const WordsSchema = z.strictObject({ vi: z.string().min(1).max(600), en: z.string().min(1).max(600).optional() });
const KeySchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'a key such as childName');
const LocalDateSchema = z.string().refine(isLocalDate, 'a day that exists, such as 2026-11-24');

/**
 * What a question asks for. Each kind has one shape of value, one component on screen and one way onto paper:
 * `text`, `longText`, `email` as typed; `personName` a full name, with capitals as the person writes them; `personalId` twelve digits; `date` a day, or a month or
 * a year where the question allows it (`1958-03-02`, `1958-03`, `1958`); `place` a commune of today, with the words that were typed; `address` a place with house
 * and street; `phone` ten or eleven digits beginning with 0; `moneyVnd`, `wholeNumber` whole numbers; `choice` the value of an option, `choices` a list of them;
 * `yesNo` true or false; `gender` `male` or `female`; `ethnicity` its name (`Kinh`); `nationality` two letters of ISO 3166 (`VN`, `US`), `XX` for none;
 * `relation` the value of an option, or free words where there are no options; `paper` an identity paper with number, day and issuer; `group` several questions as
 * one value; `repeat` a list of such groups; `table` the same with a row each; `file` a list of pictures or PDFs; `signature` a blank line on paper and
 * the own name typed on screen; `declaration` one box that must be ticked, so always true.
 */
export const QUESTION_KINDS = [
  'text', 'longText', 'personName', 'personalId', 'date', 'place', 'address', 'phone', 'email', 'moneyVnd', 'wholeNumber', 'choice', 'choices', 'yesNo',
  'gender', 'ethnicity', 'nationality', 'relation', 'paper', 'group', 'repeat', 'table', 'file', 'signature', 'declaration',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/**
 * When a page, a question or a rule counts. A path is `childName`, or `mother.birthDate` inside a group; in a repeat it starts at the row with `./`. The parts of a paper,
 * place or address are reached the same way (`idPaper.number`, `home.place.code`). `ageOn`: whole years from the field's day to that moment; `daysSince`: days passed
 * from the field's day to that moment. What is not answered, or not asked, is no value: `is` and `in` do not hold for it, `filled: false` does; a comparison of days of which one is not known
 * neither holds nor fails. Evaluated in `model/form-condition.ts`.
 */
export type Condition =
  | { readonly field: string; readonly is: string | number | boolean }
  | { readonly field: string; readonly in: readonly (string | number)[] }
  | { readonly field: string; readonly filled: boolean }
  | { readonly field: string; readonly compare: 'before' | 'after' | 'notBefore' | 'notAfter'; readonly with: string }
  | { readonly field: string; readonly ageOn: string; readonly atLeast?: number; readonly below?: number }
  | { readonly field: string; readonly daysSince: string; readonly atLeast?: number; readonly below?: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const PathSchema = z.string().regex(/^(?:\.\/)?[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*$/, 'a path such as mother.birthDate');
/** A path, a day, or `today` (the day of the answer). */
const MomentSchema = z.union([z.literal('today'), LocalDateSchema, PathSchema]);
export const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ field: PathSchema, is: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ field: PathSchema, in: z.array(z.union([z.string(), z.number()])).min(1) }),
    z.strictObject({ field: PathSchema, filled: z.boolean() }),
    z.strictObject({ field: PathSchema, compare: z.enum(['before', 'after', 'notBefore', 'notAfter']), with: MomentSchema }),
    z.strictObject({ field: PathSchema, ageOn: MomentSchema, atLeast: z.number().optional(), below: z.number().optional() }),
    z.strictObject({ field: PathSchema, daysSince: MomentSchema, atLeast: z.number().optional(), below: z.number().optional() }),
    z.strictObject({ all: z.array(ConditionSchema).min(1) }),
    z.strictObject({ any: z.array(ConditionSchema).min(1) }),
    z.strictObject({ not: ConditionSchema }),
  ]),
) as z.ZodType<Condition>;

/** One question. What only some kinds know (`options`, `of`, …) is refused for the others by `model/check-form.ts`. */
export interface Question {
  readonly kind: QuestionKind;
  readonly label: Words;
  /** Said below the label: what is meant, where it stands on a paper. */
  readonly help?: Words;
  readonly example?: Words;
  /** True, false or a condition; true unless said. */
  readonly required?: boolean | Condition;
  readonly when?: Condition;
  readonly options?: readonly { readonly value: string; readonly label: Words; readonly hint?: Words }[];
  /** Of `date`: how much may be unknown. `day`: whole days only (the default). */
  readonly precision?: 'day' | 'month' | 'year';
  /** Of `date` and numbers: the bounds, as a day, `today` or a path; of text: lengths in characters. */
  readonly min?: string | number;
  readonly max?: string | number;
  /** Of `text`: a pattern with the sentence that says what is wanted. */
  readonly pattern?: { readonly regex: string; readonly says: Words };
  /** Of `personalId`: the questions of the same person it must agree with. */
  readonly agreesWith?: { readonly birthDate?: string; readonly gender?: string };
  /** Of `group`, `repeat` and `table`: the questions of one row, in order. */
  readonly of?: Readonly<Record<string, Question>>;
  /** The order of `of`, where that of its keys may be lost on the way; see `model/form-order.ts`. */
  readonly order?: readonly string[];
  readonly rows?: { readonly min: number; readonly max: number; readonly one: Words };
  /** Of `file`: which paper of the dossier it is; `unless`: answers by which that paper need not be handed in at all. */
  readonly component?: { readonly code?: string; readonly name: string; readonly unless?: Condition };
  readonly files?: { readonly maxCount: number; readonly kinds: readonly ('image' | 'pdf')[] };
  /** Where the value may come from: the identity card's own text, or what the signed-in person said before. */
  readonly card?: 'id' | 'oldId' | 'name' | 'birthDate' | 'gender' | 'address' | 'issuedOn';
}
export type Words = z.infer<typeof WordsSchema>;

export const QuestionSchema: z.ZodType<Question> = z.lazy(() =>
  z.strictObject({
    kind: z.enum(QUESTION_KINDS),
    label: WordsSchema,
    help: WordsSchema.optional(),
    example: WordsSchema.optional(),
    required: z.union([z.boolean(), ConditionSchema]).optional(),
    when: ConditionSchema.optional(),
    options: z.array(z.strictObject({ value: z.string().min(1).max(60), label: WordsSchema, hint: WordsSchema.optional() })).min(1).max(80).optional(),
    precision: z.enum(['day', 'month', 'year']).optional(),
    min: z.union([z.string(), z.number()]).optional(),
    max: z.union([z.string(), z.number()]).optional(),
    pattern: z.strictObject({ regex: z.string().min(1).max(200), says: WordsSchema }).optional(),
    agreesWith: z.strictObject({ birthDate: PathSchema.optional(), gender: PathSchema.optional() }).optional(),
    of: z.record(KeySchema, QuestionSchema).optional(),
    order: z.array(KeySchema).max(60).optional(),
    rows: z.strictObject({ min: z.number().int().min(0), max: z.number().int().min(1).max(50), one: WordsSchema }).optional(),
    component: z.strictObject({ code: z.string().optional(), name: z.string().min(1), unless: ConditionSchema.optional() }).optional(),
    files: z.strictObject({ maxCount: z.number().int().min(1).max(20), kinds: z.array(z.enum(['image', 'pdf'])).min(1) }).optional(),
    card: z.enum(['id', 'oldId', 'name', 'birthDate', 'gender', 'address', 'issuedOn']).optional(),
  }),
) as z.ZodType<Question>;

/** A value that follows from others and is not asked. */
export const ComputedSchema = z.strictObject({
  key: KeySchema,
  label: WordsSchema,
  /** Without it always; with several of which one holds, `join` of their keys is whichever there is. */
  when: ConditionSchema.optional(),
  /** `ageOn`: whole years between two days; `copyOf`: the same value; `join`: texts with a gap; `count`: rows; `sum`: of a column; `dateInWords`, `moneyInWords`: said in words. */
  from: z.union([
    z.strictObject({ ageOn: z.tuple([PathSchema, MomentSchema]) }),
    z.strictObject({ copyOf: PathSchema }),
    z.strictObject({ join: z.array(PathSchema).min(1), with: z.string().max(5) }),
    z.strictObject({ count: PathSchema }),
    z.strictObject({ sum: PathSchema }),
    z.strictObject({ dateInWords: PathSchema }),
    z.strictObject({ moneyInWords: PathSchema }),
  ]),
});
export type Computed = z.infer<typeof ComputedSchema>;

/** A rule over several answers: its sentence is shown at `fields` when `test` does not hold. */
export const FormRuleSchema = z.strictObject({
  id: z.string().min(1).max(60),
  /** What must hold. */
  test: ConditionSchema,
  when: ConditionSchema.optional(),
  fields: z.array(PathSchema).min(1),
  says: WordsSchema,
  /** `stop` keeps the form from being sent; `warn` is shown and may be passed. */
  weight: z.enum(['stop', 'warn']),
  basis: z.string().min(1).optional(),
});
export type FormRule = z.infer<typeof FormRuleSchema>;

/** One screen of the form: one thing asked, as a rule one question, at most a handful that belong together. */
export const FormPageSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'a page id such as nguoi-me'),
  heading: WordsSchema,
  help: WordsSchema.optional(),
  fields: z.array(KeySchema).min(1).max(12),
  when: ConditionSchema.optional(),
});
export type FormPage = z.infer<typeof FormPageSchema>;

/** A form as data. Shape: `content/forms/<id>.json`. The schema of its answers (JSON Schema 2020-12) is made from it by `model/form-schema.ts`. */
export const FormSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, 'an id such as khai-sinh'),
  version: z.number().int().min(1),
  validFrom: LocalDateSchema,
  validTo: LocalDateSchema.optional(),
  name: WordsSchema,
  /** What is sent with it and how long it takes, before the first question. */
  intro: WordsSchema.optional(),
  minutes: z.number().int().min(1).max(120).optional(),
  /**
   * The procedures it is filed for, and what of them the answers decide (`model/form-filing.ts`). `when`: the answers are for this one, where a form is for several. `cases`: only some of its cases.
   * `caseOf`: which case the answers are, the first that holds. `fee`: how many the fee is asked for, by the path of a number, or counted at the desk; once unless said.
   * `besides`: what the form asks for beside it, counted by the path of a number and priced by the record of another procedure, such as copies.
   * `sinceVersion`: the procedure's version it was written for.
   */
  procedures: z
    .array(
      z.strictObject({
        code: z.string().min(1),
        when: ConditionSchema.optional(),
        cases: z.array(z.string()).optional(),
        caseOf: z.array(z.strictObject({ id: z.string(), when: ConditionSchema.optional() })).min(1).optional(),
        fee: z.union([z.strictObject({ times: PathSchema }), z.strictObject({ atDesk: z.literal(true) })]).optional(),
        besides: z.array(z.strictObject({ code: z.string().min(1), times: PathSchema })).min(1).optional(),
        sinceVersion: z.number().int().min(1).optional(),
      }),
    )
    .min(1),
  /**
   * The official declaration that it fills: a template of the documents room, and for each value of the template the answer (or computed
   * value) that goes there, as it is said on paper; of several those that were answered, one after another. What is not named stays a blank line.
   */
  paper: z.strictObject({ template: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/), values: z.record(z.string().min(1), z.union([PathSchema, z.array(PathSchema).min(2)])) }).optional(),
  source: z.strictObject({ text: z.string().min(1), date: LocalDateSchema, certainty: z.enum(['official', 'secondary', 'unverified']), note: z.string().optional() }),
  questions: z.record(KeySchema, QuestionSchema),
  pages: z.array(FormPageSchema).min(1).max(60),
  computed: z.array(ComputedSchema).max(40).default([]),
  rules: z.array(FormRuleSchema).max(60).default([]),
  /** Paths of who files: how the person is found again and told. */
  applicant: z.strictObject({ name: PathSchema, birthDate: PathSchema.optional(), personalId: PathSchema.optional(), phone: PathSchema.optional(), email: PathSchema.optional(), address: PathSchema.optional() }),
  /** Answers of invented people that fill the whole form, for tests, previews and practice. */
  samples: z.array(z.strictObject({ name: z.string().min(1), today: LocalDateSchema, answers: z.record(z.string(), z.unknown()) })).min(1),
});
export type Form = z.infer<typeof FormSchema>;

/** Where the value of each kind is kept. Dates with unknown parts are `1958`, `1958-03` or `1958-03-02`. */
export interface PlaceAnswer {
  /** The commune's code of today. */
  readonly code: string;
  readonly name: string;
  /** What was typed, where it was an old name or an old paper's. */
  readonly typed?: string;
}
export interface AddressAnswer {
  readonly place: PlaceAnswer;
  /** House, street, hamlet. */
  readonly detail: string;
}
export interface PaperAnswer {
  readonly kind: 'card' | 'oldCard' | 'passport' | 'other';
  readonly number: string;
  readonly issuedOn?: string;
  readonly issuer?: string;
}
export interface FileAnswer {
  readonly id: string;
  readonly name: string;
  readonly pages: number;
}
