import { join } from 'node:path';
import { readReplies } from '#assistant/content/replies.ts';
import { createAuthority, type Authority } from '#authority/authority.ts';
import { readAuthorityContent } from '#authority/authority-content.ts';
import { registerAuthorityRoutes } from '#authority/authority.routes.ts';
import { FINDINGS_TASK } from '#authority/run-import.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Law } from '#law/law.ts';
import { systemActor } from '#model/actor.ts';
import type { JobTask } from '#platform/jobs/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import type { RouteRegistrar } from '#platform/routes.ts';
import { readContentFile } from '#platform/read-content.ts';
import type { Places } from '#places/places.ts';
import type { Sentences } from '#authority/write-reply.ts';
import type { SearchModels } from '#search/search.ts';
import { openTaskSearch, type TaskSearch } from './search/task-search.ts';

/** The room of competence, wired to the catalogue, the places and its own search. */
export interface AuthorityRoom {
  readonly authority: Authority;
  readonly tasks: TaskSearch;
  readonly routes: readonly RouteRegistrar[];
  readonly jobs: Readonly<Record<string, JobTask>>;
  readonly timers: readonly string[];
  close(): void;
}

/** Opens authority, loads our own tasks and builds their search. Faults: `content_broken`. */
export async function openAuthorityRoom(home: string, siteId: string, platform: Platform, rooms: { readonly catalogue: Pick<Catalogue, 'findProcedure'>; readonly places: Pick<Places, 'getPlace'>; readonly law?: Pick<Law, 'stateOn'>; readonly models?: () => SearchModels }): Promise<AuthorityRoom> {
  const content = await readAuthorityContent(home);
  // The room is opened before its search, which is built from the room's tasks.
  const later: { search?: TaskSearch } = {};
  const authority = await createAuthority({
    ...platform,
    content,
    ports: {
      findProcedure: (code, asOf) => rooms.catalogue.findProcedure(code, asOf),
      provinceOf: (code) => {
        const found = rooms.places.getPlace(code);
        return found.ok ? found.value.place.provinceCode : undefined;
      },
      ...(rooms.law === undefined ? {} : { validityOf: validityIn(rooms.law) }),
      findTasks: (text, limit) => later.search?.findTasks(text, limit) ?? [],
    },
  });
  await authority.loadContent(join(home, 'content/tasks'), systemActor(siteId));
  const tasks = openTaskSearch(home, authority, rooms.models);
  later.search = tasks;
  const sentences = await readSentences(home);
  // An import announces each of its tasks; one look finds all that was committed before it.
  let looking = false;
  const unsubscribe = platform.bus.subscribe('task.changed', () => {
    if (looking) return;
    looking = true;
    setImmediate(() => {
      looking = false;
      authority.followOthers().catch((fault: unknown) => platform.log.error('tasks_not_level', { fault: String(fault) }));
    });
  });
  return {
    authority,
    tasks,
    routes: [(api) => registerAuthorityRoutes(api, authority, sentences)],
    jobs: {
      [FINDINGS_TASK]: async () => {
        await authority.followOthers();
        const outcome = await authority.searchFindings({ actor: systemActor(siteId) });
        if (!outcome.ok) throw new Error(`authority.searchFindings was refused: ${outcome.code}`);
      },
    },
    // Two at night in Vietnam: ends come nearer every day.
    timers: [`10 19 * * * ${FINDINGS_TASK}`],
    close: () => {
      unsubscribe();
      tasks.close();
    },
  };
}

/** What the library says of a provision; nothing where it has no such text. */
function validityIn(law: Pick<Law, 'stateOn'>): NonNullable<Parameters<typeof createAuthority>[0]['ports']['validityOf']> {
  return async (address, asOf) => {
    const validity = await law.stateOn(address, asOf);
    return validity.state === 'unknown' ? undefined : validity;
  };
}

/** The sentences of rulings and findings, in both languages. Faults: `content_broken`. */
export async function readSentences(home: string): Promise<Sentences> {
  const [vi, en] = await Promise.all((['vi', 'en'] as const).map((language) => readContentFile(join(home, 'content/replies', `${language}.json`), (value) => value)));
  return readReplies({ vi, en });
}
