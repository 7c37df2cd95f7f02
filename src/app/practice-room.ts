import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Calendars } from '#calendars/calendars.ts';
import type { Dossiers } from '#dossiers/dossiers.ts';
import { createDueReckoner } from '#dossiers/reckon-due.ts';
import type { Identity } from '#identity/identity.ts';
import { setCookie } from '#identity/route-parts.ts';
import type { Clock } from '#platform/clock.ts';
import type { Platform } from '#platform/platform.ts';
import type { RouteRegistrar } from '#platform/routes.ts';
import { createPractice, type Practice } from '#practice/practice.ts';
import { registerPracticeRoutes } from '#practice/practice.routes.ts';
import { readPracticeContent } from '#practice/read-practice-content.ts';

export interface PracticeRoomDeps {
  readonly catalogue: Pick<Catalogue, 'findProcedure'>;
  readonly calendars: Pick<Calendars, 'clockAt'>;
  readonly identity: Identity;
  readonly dossiers: Dossiers;
  /** The room of dossiers by another clock. */
  readonly dossiersBy: (clock: Clock) => Dossiers;
}

/** Opens practice. Faults: `content_broken`. */
export async function openPracticeRoom(home: string, platform: Platform, { catalogue, calendars, identity, dossiers, dossiersBy }: PracticeRoomDeps): Promise<{ readonly practice: Practice; readonly routes: readonly RouteRegistrar[] }> {
  const content = await readPracticeContent(home);
  const practice = createPractice({ ...platform, content, identity, dossiers, dossiersBy, findProcedure: (code) => catalogue.findProcedure(code), due: createDueReckoner(() => calendars.clockAt(undefined)) });
  return { practice, routes: [(api) => registerPracticeRoutes(api, practice, (context, token) => setCookie(context, identity, 'session', token))] };
}
