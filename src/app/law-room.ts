import { join } from 'node:path';
import { z } from 'zod';
import { registerLawRoutes } from '#law/law.routes.ts';
import { createLaw, type Law } from '#law/law.ts';
import { registerProvisionRoutes } from '#law/provisions.routes.ts';
import { readQuestionWords, type QuestionWords } from '#law/search/read-law-query.ts';
import type { Actor } from '#model/actor.ts';
import type { Platform } from '#platform/platform.ts';
import { readContentFile } from '#platform/read-content.ts';
import type { RouteRegistrar } from '#platform/routes.ts';

/** The law library, wired. */
export interface LawRoom {
  readonly law: Law;
  readonly routes: readonly RouteRegistrar[];
  /** Follows what another process changed (an import beside the running server). */
  followOthers(): Promise<void>;
  close(): void;
}

/** Opens the law library and loads what officials wrote of documents. Faults: `content_broken`. */
export async function openLawRoom(home: string, platform: Platform, actor: Actor, buildApart?: () => Promise<boolean>): Promise<LawRoom> {
  const law = createLaw({ ...platform, questionWords: await readLawQuestionWords(home), ...(buildApart === undefined ? {} : { buildApart }) });
  await law.loadContent(join(home, 'content/law/documents.json'), actor);
  const unsubscribe = platform.bus.subscribe('law.changed', () => law.changed());
  let level = await law.revision();
  return {
    law,
    routes: [(api) => registerLawRoutes(api, law), (api) => registerProvisionRoutes(api, law)],
    followOthers: async () => {
      const revision = await law.revision();
      if (revision === level) return;
      level = revision;
      law.changed();
    },
    close: () => {
      unsubscribe();
      law.close();
    },
  };
}

const QuestionWordsSchema = z.strictObject({ about: z.string(), phrases: z.array(z.string().min(1)) });

/** What a question says that is not its object, from `content/law`. Faults: `content_broken`. */
export async function readLawQuestionWords(home: string): Promise<QuestionWords> {
  return readQuestionWords((await readContentFile(join(home, 'content/law/question-words.json'), (value) => QuestionWordsSchema.parse(value))).phrases);
}
