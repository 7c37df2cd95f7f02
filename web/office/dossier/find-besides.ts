import { findFeesBeside } from '../../../src/model/find-way.ts';
import type { Channel } from '../../../src/model/procedure.ts';
import type { Procedure } from '../../api.ts';
import { callApi } from '../call-api.ts';

/** Something that is or may be asked for beside a procedure, as the desk sees it. */
export interface ShownBeside {
  readonly code: string;
  readonly name: string;
  /** How many were asked for; none where the forms of the procedure only offer it. */
  readonly times: number;
  readonly fees: Procedure['cases'][number]['channels'][number]['fees'];
}

/** What the applicant asked for beside it, then what the forms of the procedure offer besides: who comes to the desk may ask for it too. */
export async function findBesides(fetch: typeof globalThis.fetch, procedureCode: string, asked: readonly { readonly procedureCode: string; readonly times: number }[], channel: Channel): Promise<readonly ShownBeside[]> {
  const forms = await callApi(fetch, 'GET /api/v1/forms', { query: { procedure: procedureCode } });
  const offered = (forms.ok ? forms.value.items : []).flatMap(({ procedures }) => procedures.filter(({ code }) => code === procedureCode).flatMap(({ besides = [] }) => besides.map(({ code }) => code)));
  const codes = [...new Set([...asked.map((one) => one.procedureCode), ...offered])];
  return Promise.all(codes.map(async (code) => {
    const reply = await callApi(fetch, 'GET /api/v1/procedures/{code}', { params: { code } });
    const record = reply.ok ? reply.value.procedure : undefined;
    // The record's own type is the model's; the API gives it word for word.
    return { code, name: record?.shortName ?? record?.name ?? code, times: asked.find((one) => one.procedureCode === code)?.times ?? 0, fees: findFeesBeside(record as never, channel) as ShownBeside['fees'] };
  }));
}
