import { seeded } from '#test/support/campaign.ts';

/** How busy each hour is, from 0 to 23: desks open at half past seven, most come before ten and after two; the portal goes on in the evening. */
const HOURS: readonly number[] = [1, 0.5, 0.3, 0.3, 0.5, 1, 4, 40, 100, 95, 70, 35, 8, 45, 80, 75, 50, 12, 8, 9, 10, 8, 5, 2];
const HOUR_MS = 3_600_000;
/** Dossiers of which a paper is asked for on the same day. */
const SUPPLEMENT_SHARE = 0.1;

/** One dossier of the day: which place, which limit, when it comes, and when a paper is asked for and brought. Unit: milliseconds since midnight. */
export interface Arrival {
  readonly place: number;
  readonly limit: number;
  readonly at: number;
  readonly wait?: { readonly from: number; readonly to: number };
}

/** A day's arrivals in order of time, the same each time. `canWait`: for which limits a wait is tried. */
export function planDay(count: number, places: number, canWait: readonly boolean[]): readonly Arrival[] {
  const random = seeded(116_000);
  const total = HOURS.reduce((sum, weight) => sum + weight, 0);
  const draw = (): number => {
    let left = random() * total;
    const hour = HOURS.findIndex((weight) => (left -= weight) < 0);
    return (Math.max(0, hour) + random()) * HOUR_MS;
  };
  return Array.from({ length: count }, (): Arrival => {
    const at = draw();
    const limit = Math.floor(random() * canWait.length);
    // Few large wards receive much, most communes little.
    const place = Math.floor(random() ** 2 * places);
    const from = at + (0.2 + random()) * HOUR_MS;
    const to = from + (0.2 + 3 * random()) * HOUR_MS;
    const waits = random() < SUPPLEMENT_SHARE && canWait[limit] === true && to < 24 * HOUR_MS;
    return { place, limit, at, ...(waits ? { wait: { from, to } } : {}) };
  }).sort((left, right) => left.at - right.at);
}
