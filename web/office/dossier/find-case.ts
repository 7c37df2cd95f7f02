import type { Procedure } from '../../api.ts';
import { findWay } from '../../../src/model/find-way.ts';
import type { Channel } from '../../../src/model/procedure.ts';
import { callApi } from '../call-api.ts';

/** The case of a procedure with the way of filing; nothing of it where the record is gone. */
export interface FoundCase {
  readonly procedure: Procedure | undefined;
  readonly components: Procedure['cases'][number]['components'];
  readonly fees: Procedure['cases'][number]['channels'][number]['fees'];
  /** The published limit is no number that can be reckoned. */
  readonly needsLimit: boolean;
  readonly limit: string;
}

/** Reads the case in force today. */
export async function findCase(fetch: typeof globalThis.fetch, code: string, caseId: string, channel: Channel): Promise<FoundCase> {
  const reply = await callApi(fetch, 'GET /api/v1/procedures/{code}', { params: { code } });
  return caseOf(reply.ok ? reply.value.procedure : undefined, caseId, channel);
}

/** The case of a record that is at hand. */
export function caseOf(procedure: Procedure | undefined, caseId: string, channel: Channel): FoundCase {
  const found = procedure?.cases.find(({ id }) => id === caseId);
  // The record's own type is the model's; the API gives it word for word.
  const way = found === undefined ? undefined : findWay(found as never, channel);
  return { procedure, components: found?.components ?? [], fees: (way?.fees ?? []) as FoundCase['fees'], needsLimit: way === undefined || way.time.state !== 'structured', limit: way?.time.text ?? '' };
}
