import type { Filing, FrozenVersions } from '#model/dossier-action.ts';
import { findFeesBeside } from '#model/find-way.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import type { PricedBeside } from '#model/reception-bill.ts';
import type { DossierPorts } from './dossier-ports.ts';
import type { RequestOf } from './dossier-requests.ts';

type AskedFee = RequestOf<'receive'>['fee'];

/** Something asked for beside what is filed, with the record that prices it. */
export interface BesideFacts {
  readonly procedureCode: string;
  /** None where the desk took it off. */
  readonly times: number;
  readonly provinceVnd?: Readonly<Record<string, number>>;
  readonly current: MergedProcedure | undefined;
  /** The record by which the applicant was told the sum; undefined where nobody was. */
  readonly filed: MergedProcedure | undefined;
}

/** What is asked for beside a dossier: as the desk says, else as the applicant asked. */
export async function readBesides(ports: Pick<DossierPorts, 'findProcedure' | 'findProcedureVersion'>, filing: Pick<Filing, 'besides'>, fee: AskedFee): Promise<readonly BesideFacts[]> {
  const asked: NonNullable<NonNullable<AskedFee>['besides']> = fee?.besides ?? filing.besides ?? [];
  return Promise.all(asked.map(async ({ procedureCode, times, provinceVnd }) => {
    const version = filing.besides?.find((one) => one.procedureCode === procedureCode)?.procedureVersion;
    const [current, filed] = await Promise.all([ports.findProcedure(procedureCode), version === undefined ? undefined : ports.findProcedureVersion(procedureCode, version)]);
    return { procedureCode, times, ...(provinceVnd === undefined ? {} : { provinceVnd }), current, filed };
  }));
}

/** The records that price it, as they stand on the day; undefined where nothing is asked for beside it. */
export function freezeBesides(besides: readonly BesideFacts[]): FrozenVersions['besides'] {
  const asked = besides.flatMap(({ procedureCode, times, current }) => (times === 0 || current === undefined ? [] : [{ procedureCode, times, procedureVersion: current.version }]));
  return asked.length === 0 ? undefined : asked;
}

/** Whether what is asked for beside it costs otherwise now than the applicant was told. */
export function costOtherwise(besides: readonly BesideFacts[], channel: Filing['channel']): boolean {
  return besides.some(({ filed, current }) => filed !== undefined && filed.version !== current?.version && JSON.stringify(findFeesBeside(filed, channel)) !== JSON.stringify(findFeesBeside(current, channel)));
}

/** What is asked for beside it with the fees of its record, by the way of filing. */
export function priceBesides(besides: readonly BesideFacts[], channel: Filing['channel']): readonly PricedBeside[] {
  return besides.map(({ current, procedureCode, times, provinceVnd }) => ({ name: current?.name ?? procedureCode, fees: findFeesBeside(current, channel), times, ...(provinceVnd === undefined ? {} : { provinceVnd }) }));
}
