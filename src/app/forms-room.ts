import { join } from 'node:path';
import { createForms, type Forms } from '#forms/forms.ts';
import type { FormPlaces, FormsPorts } from '#forms/forms.ts';
import { registerDraftPartRoutes } from '#forms/draft-parts.routes.ts';
import { registerDraftRoutes, type ReadLogIn } from '#forms/drafts.routes.ts';
import { registerOwnDraftRoutes } from '#forms/own-drafts.routes.ts';
import { registerFormRoutes } from '#forms/forms.routes.ts';
import { openHouseSecret } from '#identity/house-secret.ts';
import { createThrottle } from '#identity/throttle.ts';
import { systemActor } from '#model/actor.ts';
import type { PlaceAnswer } from '#model/form.ts';
import type { Places } from '#places/places.ts';
import type { JobTask } from '#platform/jobs/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import type { RouteRegistrar } from '#platform/routes.ts';
import type { Config } from './config.ts';
import { readLocales } from './content.ts';

/** The room of forms, wired. */
export interface FormsRoom {
  readonly forms: Forms;
  readonly routes: readonly RouteRegistrar[];
  readonly jobs: Readonly<Record<string, JobTask>>;
  readonly timers: readonly string[];
  followOthers(): Promise<void>;
  close(): Promise<void>;
}

/** A name is surely meant from this likeness on, when the next is clearly less like it. Source: tried with the names of content/places in `forms-room.test.ts`. */
const SURE = 0.9;
const LEAD = 0.05;
const SHOWN = 6;
/** The old provinces' order: numbers of persons born before the reform keep its codes. */
const BEFORE_REFORM = '2025-06-30';

/** The register of places as forms ask it. */
export function formPlacesOf(places: Pick<Places, 'findPlaces' | 'getPlace' | 'listProvinces'>): FormPlaces {
  return {
    birthCodes: new Set(places.listProvinces(BEFORE_REFORM).map(({ code }) => `0${code}`)),
    placeOf: (code) => {
      const found = places.getPlace(code);
      return found.ok && found.value.place.level === 'commune' ? { code, name: found.value.place.address } : undefined;
    },
    findPlaces: (text) => {
      const { items } = places.findPlaces(text, { limit: SHOWN });
      const ranked = items.flatMap(({ unit, alternatives, score }) => (alternatives.length > 0 ? alternatives : [unit]).filter(({ level }) => level === 'commune').map((place) => ({ score, isOnly: alternatives.length === 0, place })));
      // The likeliest way in which a commune was meant counts.
      const unique = ranked.filter(({ place }, at) => ranked.findIndex((other) => other.place.code === place.code) === at).slice(0, SHOWN);
      const [first, second] = unique;
      const isSure = first !== undefined && first.isOnly && first.score >= SURE && (second === undefined || first.score - second.score >= LEAD);
      return { isSure, places: unique.map(({ place }): PlaceAnswer => ({ code: place.code, name: place.address })) };
    },
  };
}

/** Opens forms over places and the house's secret. `ports`: who takes what was sent, and who knows earlier answers; absent until a room to the right gives them. Faults: `content_broken`. */
export async function openFormsRoom(config: Config, platform: Platform, places: Places, ports: FormsPorts = {}, readLogIn?: ReadLogIn): Promise<FormsRoom> {
  const locales = await readLocales(config.home);
  const secret = await openHouseSecret(config.dataDir === '' ? platform.dataDir : config.dataDir, config.identity?.secret);
  const forms = await createForms({ ...platform, folder: join(config.home, 'content/forms'), sentences: locales as unknown as Forms['sentences'], vault: secret, throttle: createThrottle({ ...platform, secret }), places: formPlacesOf(places), ...ports });
  const secure = (config.publicUrl ?? '').startsWith('https:');
  const stop = platform.bus.subscribe('form.changed', () => forms.library.refresh());
  return {
    forms,
    routes: [(api) => registerFormRoutes(api, forms, platform.clock), (api) => registerDraftRoutes(api, forms, secure, readLogIn), (api) => registerOwnDraftRoutes(api, forms, secure), (api) => registerDraftPartRoutes(api, forms)],
    jobs: { forms_forget: async () => void (await forms.drafts.forgetExpired({ actor: systemActor(config.siteId) })) },
    timers: ['47 * * * * forms_forget'],
    followOthers: () => forms.library.refresh(),
    close: async () => {
      stop();
      await forms.close();
    },
  };
}
