import type { Clock } from '#platform/clock.ts';

/** How often one address may ask: a bucket that fills steadily and holds a few seconds' worth. */
export interface RateLimit {
  /** Takes one request; gives the seconds to wait when the bucket is empty, 0 when it may pass. */
  take(address: string): number;
}

const BURST_SECONDS = 4;
const MAX_ADDRESSES = 20_000;

/** Token buckets by address, or by whatever names who asks. Unit: requests a second, 0 lets everything pass; `capacity` is how many may come at once. */
export function createRateLimit(ratePerSecond: number, clock: Clock, capacity = ratePerSecond * BURST_SECONDS): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take: (address) => {
      if (ratePerSecond === 0) return 0;
      const now = clock.now();
      const bucket = buckets.get(address) ?? { tokens: capacity, at: now };
      bucket.tokens = Math.min(capacity, bucket.tokens + ((now - bucket.at) / 1000) * ratePerSecond);
      bucket.at = now;
      // The map keeps the order of last use, so the first is the one longest unseen.
      buckets.delete(address);
      buckets.set(address, bucket);
      if (buckets.size > MAX_ADDRESSES) buckets.delete(buckets.keys().next().value ?? '');
      if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / ratePerSecond));
      bucket.tokens -= 1;
      return 0;
    },
  };
}
