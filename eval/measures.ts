import type { AnswerStatus } from '#model/answer.ts';

export type Behavior = 'answer' | 'clarify' | 'refuse' | 'error';

/** What an answer's status means as a behaviour. Source: the status families of design §6. */
export function behaviorOf(status: AnswerStatus | string): Behavior {
  if (status.startsWith('answered')) return 'answer';
  if (status.startsWith('clarification')) return 'clarify';
  return status.startsWith('error') ? 'error' : 'refuse';
}

/** The place of the first right candidate, from 1; 0 when none is right. */
export function rankOfGold(candidates: readonly string[], gold: readonly string[]): number {
  return candidates.findIndex((code) => gold.includes(code)) + 1;
}

export function share(values: readonly boolean[]): number {
  return values.length === 0 ? 1 : values.filter(Boolean).length / values.length;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which a share of the values lie; nearest rank. */
export function percentile(values: readonly number[], part: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

/**
 * A 95 % bootstrap interval of a mean. Deterministic: the same values give the same interval.
 * Source: Efron's percentile bootstrap, 1,000 draws.
 */
export function bootstrapInterval(values: readonly number[], draws = 1_000): readonly [number, number] {
  if (values.length === 0) return [0, 0];
  let state = 0x2545f491;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
  const means = Array.from({ length: draws }, () => {
    let sum = 0;
    for (let at = 0; at < values.length; at += 1) sum += values[Math.floor(next() * values.length)] ?? 0;
    return sum / values.length;
  }).sort((left, right) => left - right);
  return [means[Math.floor(draws * 0.025)] ?? 0, means[Math.floor(draws * 0.975)] ?? 0];
}
