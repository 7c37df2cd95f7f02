import type { TestProject } from 'vitest/node';
import { startOwnHouse } from './own-house.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string;
  }
}

/** Starts the house on a free port with a data folder of its own; `MOTCUA_URL` names one that runs already. */
export default async function startHouse(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['MOTCUA_URL'];
  if (given !== undefined) {
    project.provide('baseUrl', given.replace(/\/$/, ''));
    return async () => undefined;
  }
  const house = await startOwnHouse();
  project.provide('baseUrl', house.baseUrl);
  return () => house.stop();
}
