import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Actor } from '#model/actor.ts';
import { AUDIENCES, compareGolden, judgeGolden, type GoldenComparison, type GoldenQuestion, type GoldenResult, type KeptGoldenQuestion } from '#model/golden.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { foldText } from '#model/vietnamese.ts';
import type { CommandCall, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import { readContentFile } from '#platform/read-content.ts';
import { cutPage, type Page } from '#platform/routes.ts';
import { findGolden, listGolden, retireGolden, retireOwnGolden, writeGolden } from './golden.store.ts';
import { CHANGE_RIGHTS, isAtProvince } from './knowledge.policy.ts';
import type { GoldenWorld } from './subject.ts';

/** A change re-runs at most so many questions; a few milliseconds each. */
const MOST_RUN = 500;

export const GoldenQuestionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,79}$/u),
  audience: z.enum(AUDIENCES),
  question: z.string().trim().min(3).max(1_000),
  placeCode: z.string().regex(/^\d{2}(?:\d{3})?$/u).optional(),
  expected: z.strictObject({
    candidate: z.string().min(1).max(120).optional(),
    status: z.string().regex(/^[a-z_]{3,60}$/u),
    mustContain: z.array(z.string().trim().min(1).max(300)).max(20),
  }),
  subjects: z.array(z.string().min(1).max(220)).min(1).max(20),
});

export type GoldenRefusal = 'not_allowed' | 'not_found' | 'knowledge_not_at_province' | 'golden_of_content';

export interface GoldenDeps {
  readonly database: Database;
  readonly commands: Commands;
}

/** Questions whose right answers are known. */
export interface Golden {
  /** Brings the questions of content into the store; what a house wrote itself stays. Faults: `content_broken`. */
  loadContent(folder: string, actor: Actor): Promise<{ readonly questions: number; readonly changed: number }>;
  /** Keeps a question of this house. Refuses: `golden_of_content` for the id of one that comes with the program. */
  keep(question: GoldenQuestion, call: CommandCall): Promise<Outcome<KeptGoldenQuestion, GoldenRefusal | RepeatRefusal>>;
  /** Asks a question of this house no more; changes that depend on it are not held against it. Refuses: `golden_of_content`, `not_found`. */
  retire(id: string, call: CommandCall): Promise<Outcome<KeptGoldenQuestion, GoldenRefusal | RepeatRefusal>>;
  /** One that is asked; undefined for none. */
  find(id: string): Promise<KeptGoldenQuestion | undefined>;
  /** Asks a question now as it is typed, and writes nothing. Refuses: `not_allowed`, `knowledge_not_at_province`. */
  tryOut(question: GoldenQuestion, world: GoldenWorld, actor: Actor): Promise<Outcome<GoldenResult, GoldenRefusal>>;
  list(query: { readonly subject?: string; readonly afterId?: string; readonly limit: number }): Promise<Page<KeptGoldenQuestion>>;
  /** The questions that depend on records, or in whose words one of some lay words stands. */
  findDependent(subjects: readonly string[], words: readonly string[]): Promise<readonly KeptGoldenQuestion[]>;
  /** Asks every golden question of one world. */
  judgeAll(world: GoldenWorld): Promise<readonly { readonly question: GoldenQuestion; readonly result: GoldenResult }[]>;
  /** Asks questions of two worlds and sets the answers side by side, the worse first. */
  compare(questions: readonly GoldenQuestion[], before: GoldenWorld, after: GoldenWorld): Promise<readonly GoldenComparison[]>;
}

/** Opens the golden questions. */
export function createGolden({ database, commands }: GoldenDeps): Golden {
  const load: CommandDefinition<{ readonly questions: readonly GoldenQuestion[] }, { changed: number }, never> = {
    name: 'knowledge.loadGoldenQuestions',
    policy: () => undefined,
    run: async ({ questions }, context) => {
      const writtenAt = new Date(context.now).toISOString();
      const changed = (await writeGolden(context.transaction, questions.map((one) => ({ ...one, origin: 'content', writtenBy: context.actor.id, writtenAt })))) + (await retireGolden(context.transaction, questions.map(({ id }) => id), writtenAt));
      context.note('golden', { questions: questions.length, changed });
      return accept({ changed });
    },
  };
  const mayKeep = (actor: Actor): Refusal<GoldenRefusal> | undefined => (mayAct(CHANGE_RIGHTS, actor, 'keepGoldenQuestion') ? (isAtProvince(actor) ? undefined : refuse('knowledge_not_at_province')) : refuse('not_allowed'));
  const keep: CommandDefinition<GoldenQuestion, KeptGoldenQuestion, GoldenRefusal> = {
    name: 'knowledge.keepGoldenQuestion',
    policy: mayKeep,
    run: async (question, context) => {
      const known = await findGolden(context.transaction, question.id);
      if (known?.origin === 'content') return refuse('golden_of_content', { id: question.id });
      const kept: KeptGoldenQuestion = { ...question, origin: 'house', writtenBy: context.actor.id, writtenAt: new Date(context.now).toISOString() };
      await writeGolden(context.transaction, [kept]);
      context.note(question.id);
      return accept(kept);
    },
  };
  const retire: CommandDefinition<{ readonly id: string }, KeptGoldenQuestion, GoldenRefusal> = {
    name: 'knowledge.retireGoldenQuestion',
    policy: mayKeep,
    run: async ({ id }, context) => {
      const known = await findGolden(context.transaction, id);
      if (known?.origin === 'content') return refuse('golden_of_content', { id });
      const isGone = known !== undefined && (await retireOwnGolden(context.transaction, id, new Date(context.now).toISOString()));
      if (!isGone) return refuse('not_found', { path: id });
      context.note(id);
      return accept(known);
    },
  };
  return {
    loadContent: async (folder, actor) => {
      const questions = await readGoldenContent(folder);
      const known = (await listGolden(database, { limit: MOST_RUN * 20 })).filter(({ origin }) => origin === 'content');
      const isLevel = known.length === questions.length && JSON.stringify(known.map(plain)) === JSON.stringify(questions.map(plain));
      if (isLevel) return { questions: questions.length, changed: 0 };
      const outcome = await commands.run(load, { questions }, { actor });
      return { questions: questions.length, changed: outcome.ok ? outcome.value.changed : 0 };
    },
    keep: (question, call) => commands.run(keep, question, call),
    retire: (id, call) => commands.run(retire, { id }, call),
    find: (id) => findGolden(database, id),
    tryOut: async (question, world, actor) => mayKeep(actor) ?? accept(judgeGolden(question.expected, await world.ask(question))),
    list: async ({ subject, afterId, limit }) => cutPage(await listGolden(database, { limit: limit + 1, ...(subject === undefined ? {} : { subjects: [subject] }), ...(afterId === undefined ? {} : { afterId }) }), limit, ({ id }) => [id]),
    findDependent: async (subjects, words) => {
      const direct = await listGolden(database, { subjects, limit: MOST_RUN });
      if (words.length === 0) return direct;
      const said = words.map((word) => ` ${foldText(word)} `);
      const all = await listGolden(database, { limit: MOST_RUN * 20 });
      const ids = new Set(direct.map(({ id }) => id));
      return all.filter(({ id, question }) => ids.has(id) || said.some((word) => ` ${foldText(question).replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(word))).slice(0, MOST_RUN);
    },
    judgeAll: async (world) => {
      const found: { question: GoldenQuestion; result: GoldenResult }[] = [];
      for (const question of await listGolden(database, { limit: MOST_RUN * 20 })) found.push({ question, result: judgeGolden(question.expected, await world.ask(question)) });
      return found;
    },
    compare: async (questions, before, after) => {
      const found: GoldenComparison[] = [];
      for (const question of questions) {
        const was = judgeGolden(question.expected, await before.ask(question));
        const is = judgeGolden(question.expected, await after.ask(question));
        found.push({ question, before: was, after: is, verdict: compareGolden(was, is) });
      }
      const rank = { worse: 0, changed: 1, better: 2, same: 3 };
      return found.sort((left, right) => rank[left.verdict] - rank[right.verdict]);
    },
  };
}

/** All golden questions of a folder, by id. Faults: `content_broken`, also for an id that stands twice. */
export async function readGoldenContent(folder: string): Promise<GoldenQuestion[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const seen = new Set<string>();
  const lists = await Promise.all(
    names.map((name) =>
      readContentFile(join(folder, name), (value) => {
        const questions = z.array(GoldenQuestionSchema).parse(value) as GoldenQuestion[];
        for (const { id } of questions) {
          if (seen.has(id)) throw new Error(`the id "${id}" stands twice`);
          seen.add(id);
        }
        return questions;
      }),
    ),
  );
  return lists.flat().sort((left, right) => (left.id < right.id ? -1 : 1));
}

function plain({ id, audience, question, placeCode, expected, subjects }: GoldenQuestion): unknown {
  return [id, audience, question, placeCode ?? '', expected.candidate ?? '', expected.status, expected.mustContain, subjects];
}
