import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DOSSIER_ACTION_KINDS } from '#model/dossier-action.ts';
import type { Exercise } from '#model/practice.ts';
import { DESK_ROLES } from '#model/role.ts';
import { isLocalDate } from '#model/time.ts';
import { readContentFile } from '#platform/read-content.ts';
import type { InventedNames } from './invent-person.ts';

const Both = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const Role = z.enum(DESK_ROLES);
const Words = z.array(z.string().min(1)).min(5);

const PeopleSchema = z.strictObject({
  about: z.string(),
  cast: z.array(z.strictObject({ name: z.string().regex(/^[a-z]{2,20}$/u), fullName: z.string().min(2), roles: z.array(Role).min(1) })).min(4),
  names: z.strictObject({ surnames: Words, middleNames: Words, givenNames: Words, streets: Words, mark: z.string().min(3) }),
});

/** One thing done in an invented dossier; what a request names by `@…` is filled in when it is done. */
const DeedSchema = z.strictObject({
  by: Role,
  /** Office hours after the deed before. */
  after: z.number().positive().max(80),
  do: z.looseObject({ kind: z.enum([...DOSSIER_ACTION_KINDS, 'takeCash']) }),
});
const LaidSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z]+$/u),
  procedure: z.string().min(1),
  case: z.string().default(''),
  channel: z.enum(['direct', 'online', 'post']),
  begins: z.union([z.strictObject({ dueIn: z.number().int().min(-30).max(60) }), z.strictObject({ hoursAgo: z.number().min(0.5).max(200) })]),
  /** How many of the required papers are left out, the last first. */
  lacks: z.number().int().min(0).max(5).default(0),
  deeds: z.array(DeedSchema).default([]),
});
const WordsSchema = z.strictObject({ missingWhat: z.string().includes('{name}'), missingHow: z.string().min(1), unsignedWhat: z.string().min(1), unsignedHow: z.string().min(1) });
/** Sentences of requests that depend on what is missing. */
export type LaidWords = z.infer<typeof WordsSchema>;

const DossiersSchema = z.strictObject({
  about: z.string(),
  source: z.string().min(1),
  sourceDate: z.string().refine(isLocalDate),
  certainty: z.enum(['official', 'secondary', 'unverified']),
  /** Stands for a fee that the province sets. */
  exampleFeeVnd: z.number().int().min(1_000).max(1_000_000),
  words: WordsSchema,
  dossiers: z.array(LaidSchema).min(10),
  /** Which of them a fresh practice site holds, in order; one may come several times. */
  atFirst: z.array(z.string()).min(10),
  /** Bundles it holds beside. */
  bundles: z.array(z.string()),
});

const Condition = z.union([z.strictObject({ is: z.union([z.string(), z.number(), z.boolean()]) }), z.strictObject({ atLeast: z.number().int().min(1) }), z.strictObject({ exists: z.literal(true) })]);
const Kind = z.enum(DOSSIER_ACTION_KINDS);
const ExerciseSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]+$/u),
  order: z.number().int().min(1).max(99),
  title: Both,
  aim: Both,
  minutes: z.number().int().min(1).max(60),
  prepares: z.array(z.string()),
  steps: z
    .array(z.strictObject({ text: Both, role: Role, check: z.strictObject({ kind: Kind, dossiers: z.number().int().min(1).optional(), where: z.record(z.string(), Condition).optional(), after: Kind.optional() }) }))
    .min(1)
    .max(8),
});

/** An invented dossier as it is laid ready. */
export type LaidDossier = z.infer<typeof LaidSchema>;
export type LaidDeed = LaidDossier['deeds'][number];

/** What practice is made of, from `content/practice`. */
export interface PracticeContent {
  readonly cast: z.infer<typeof PeopleSchema>['cast'];
  readonly names: InventedNames;
  readonly dossiers: ReadonlyMap<string, LaidDossier>;
  readonly exampleFeeVnd: number;
  readonly words: LaidWords;
  readonly atFirst: readonly string[];
  readonly bundles: readonly string[];
  /** In their order. */
  readonly exercises: readonly Exercise[];
}

/** Reads the folder once, at start. Faults: `content_broken`, also for a name of a dossier that is not there. */
export async function readPracticeContent(home: string): Promise<PracticeContent> {
  const folder = join(home, 'content', 'practice');
  const [people, laid] = await Promise.all([readContentFile(join(folder, 'people.json'), (value) => PeopleSchema.parse(value)), readContentFile(join(folder, 'dossiers.json'), (value) => checkNames(DossiersSchema.parse(value)))]);
  const known = new Map(laid.dossiers.map((one) => [one.id, one]));
  const files = (await readdir(join(folder, 'exercises'))).filter((name) => name.endsWith('.json'));
  const exercises = await Promise.all(files.map((name) => readContentFile(join(folder, 'exercises', name), (value) => checkExercise(ExerciseSchema.parse(value), known))));
  return { cast: people.cast, names: people.names, dossiers: known, exampleFeeVnd: laid.exampleFeeVnd, words: laid.words, atFirst: laid.atFirst, bundles: laid.bundles, exercises: exercises.sort((left, right) => left.order - right.order) };
}

function checkNames(laid: z.infer<typeof DossiersSchema>): z.infer<typeof DossiersSchema> {
  const unknown = laid.atFirst.find((id) => !laid.dossiers.some((one) => one.id === id));
  if (unknown !== undefined) throw new Error(`atFirst: no dossier is called ${unknown}`);
  return laid;
}

function checkExercise(exercise: z.infer<typeof ExerciseSchema>, known: ReadonlyMap<string, LaidDossier>): Exercise {
  const unknown = exercise.prepares.find((id) => !known.has(id));
  if (unknown !== undefined) throw new Error(`prepares: no dossier is called ${unknown}`);
  return exercise as Exercise;
}
