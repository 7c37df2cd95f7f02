import type { Channel, ProcedureCase, WayOfFiling } from './procedure.ts';

/** The way of the channel; a record that lists the desk alone holds for every channel. */
export function findWay(procedureCase: Pick<ProcedureCase, 'channels'>, channel: Channel): WayOfFiling | undefined {
  return procedureCase.channels.find((way) => way.channel === channel) ?? procedureCase.channels.find((way) => way.channel === 'direct') ?? procedureCase.channels[0];
}
