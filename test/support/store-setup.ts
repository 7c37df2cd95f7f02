import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { placeCluster, stopCluster } from '#platform/database/embedded/cluster.ts';
import { findServerUser } from '#platform/database/embedded/server-user.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the store all test files of one run share; started by the first that needs it. */
    storeFolder: string;
  }
}

/** Names the folder of this run's store and, at the end, stops what was started in it. Starts nothing by itself. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-test-'));
  project.provide('storeFolder', folder);
  return async () => {
    await stopCluster(await placeCluster(folder, await findServerUser()));
    await rm(folder, { recursive: true, force: true });
  };
}
