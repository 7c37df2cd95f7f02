import { setTimeout as wait } from 'node:timers/promises';
import type { Dossiers } from '#dossiers/dossiers.ts';
import { LIFE, newLife } from './lives.ts';

/** How long each step took, by its name. Unit: milliseconds. */
export type StepTimes = ReadonlyMap<string, number[]>;

export interface LoopResult {
  readonly livesPerSecond: number;
  readonly times: StepTimes;
  /** Lives begun and not ended when the last one was begun: what the house had not kept up with. */
  readonly unfinished: number;
}

function emptyTimes(): Map<string, number[]> {
  return new Map(LIFE.map(({ name }) => [name, []]));
}

/** Some clients, each with one life after another: as fast as the house answers. */
export async function runClosed(dossiers: Dossiers, count: number, clients: number, nextPerson: () => number): Promise<LoopResult> {
  const times = emptyTimes();
  let left = count;
  const begin = performance.now();
  await Promise.all(Array.from({ length: clients }, async () => {
    while ((left -= 1) >= 0) {
      const life = newLife(nextPerson());
      for (const step of LIFE) {
        const started = performance.now();
        await step.run(dossiers, life);
        times.get(step.name)?.push(performance.now() - started);
      }
    }
  }));
  return { livesPerSecond: count / ((performance.now() - begin) / 1_000), times, unfinished: 0 };
}

/** Between two steps of one life. Unit: milliseconds. */
const PAUSE_MS = 250;

/**
 * Lives that begin at a fixed rate, whatever the house answers; each step has its moment, and its time counts from that moment, so that a
 * house that falls behind cannot hide it. Ends when all lives have ended; the lives a second count until then.
 */
export async function runOpen(dossiers: Dossiers, rate: number, seconds: number, nextPerson: () => number): Promise<LoopResult> {
  const times = emptyTimes();
  const begin = performance.now();
  let ended = 0;
  const live = async (at: number): Promise<void> => {
    const life = newLife(nextPerson());
    for (const [place, step] of LIFE.entries()) {
      const moment = at + place * PAUSE_MS;
      const early = moment - performance.now();
      if (early > 0) await wait(early);
      await step.run(dossiers, life);
      times.get(step.name)?.push(performance.now() - moment);
    }
    ended += 1;
  };
  const running: Promise<void>[] = [];
  const count = Math.round(rate * seconds);
  let failed: unknown;
  while (running.length < count && failed === undefined) {
    const due = Math.min(count, Math.floor(((performance.now() - begin) / 1_000) * rate) + 1);
    while (running.length < due) running.push(live(begin + (running.length / rate) * 1_000).catch((fault: unknown) => { failed = fault; }));
    await wait(2);
  }
  if (failed !== undefined) throw failed;
  const unfinished = running.length - ended;
  await Promise.all(running);
  if (failed !== undefined) throw failed;
  return { livesPerSecond: count / ((performance.now() - begin) / 1_000), times, unfinished };
}
