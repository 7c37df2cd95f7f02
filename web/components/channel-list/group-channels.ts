import type { Channel, Fee, TimeLimit, WayOfFiling } from '../../../src/model/procedure.ts';

export interface ChannelGroup {
  readonly channels: readonly Channel[];
  readonly time: TimeLimit;
  readonly fees: readonly Fee[];
  readonly notes: readonly string[];
}

/** Puts ways of filing with the same time and the same fees together, so that nobody reads one sentence three times. */
export function groupChannels(ways: readonly WayOfFiling[]): readonly ChannelGroup[] {
  const groups = new Map<string, { channels: Channel[]; time: TimeLimit; fees: readonly Fee[]; notes: string[] }>();
  for (const way of ways) {
    const key = JSON.stringify([way.time.text, way.time.amount, way.time.unit, way.fees.map((fee) => [fee.text, fee.amountVnd, fee.state])]);
    const group = groups.get(key) ?? { channels: [], time: way.time, fees: way.fees, notes: [] };
    groups.set(key, group);
    if (!group.channels.includes(way.channel)) group.channels.push(way.channel);
    if (way.note !== undefined && way.note !== '' && !group.notes.includes(way.note)) group.notes.push(way.note);
  }
  return [...groups.values()];
}
