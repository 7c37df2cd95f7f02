import type { Channel, Fee, ProcedureCase, WayOfFiling } from './procedure.ts';

/** The way of the channel; a record that lists the desk alone holds for every channel. */
export function findWay(procedureCase: Pick<ProcedureCase, 'channels'>, channel: Channel): WayOfFiling | undefined {
  return procedureCase.channels.find((way) => way.channel === channel) ?? procedureCase.channels.find((way) => way.channel === 'direct') ?? procedureCase.channels[0];
}

/** The fees of what is asked for beside something else. Nobody chose a case of it: the record's nameless one counts, else its first. */
export function findFeesBeside(record: { readonly cases: readonly Pick<ProcedureCase, 'id' | 'channels'>[] } | undefined, channel: Channel): readonly Fee[] {
  const chosen = record?.cases.find(({ id }) => id === '') ?? record?.cases[0];
  return chosen === undefined ? [] : (findWay(chosen, channel)?.fees ?? []);
}
