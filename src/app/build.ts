import type { JobTask } from '#platform/jobs/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import type { RouteRegistrar } from '#platform/routes.ts';
import type { Config } from './config.ts';

/** The rooms, wired: what they serve, what they do later, what was loaded, and how they close. */
export interface House {
  readonly routes: readonly RouteRegistrar[];
  /** Tasks of the worker by name. */
  readonly tasks: Readonly<Record<string, JobTask>>;
  /** What was loaded, one line each, printed at start. */
  readonly loaded: readonly { readonly vi: string; readonly en: string }[];
  close(): Promise<void>;
}

/** Builds every room by hand, left to right as in design D5; the only place where rooms meet at run time. */
export async function buildHouse(_config: Config, _platform: Platform): Promise<House> {
  return {
    routes: [],
    tasks: {},
    loaded: [],
    close: async () => undefined,
  };
}
