import type { DescribeFiling } from '#forms/filing.routes.ts';
import { findFeesBeside, findWay } from '#model/find-way.ts';
import { joinFormFees, reckonFormFee, tellFiling } from '#model/form-filing.ts';
import { listPapersToBring } from '#model/papers-to-bring.ts';
import type { MergedProcedure, ProcedureCase } from '#model/procedure.ts';

/** The case that a form is filed for; the record's first where the form names none, or one that the record has no more. */
export function findCase(procedure: MergedProcedure | undefined, caseId: string | undefined): ProcedureCase | undefined {
  return procedure?.cases.find(({ id }) => id === (caseId ?? '')) ?? procedure?.cases[0];
}

/** Says what a form is filed for by the records of today: procedure, case, what still comes on paper, what it costs, to which desk it goes. */
export function createFilingDescription(findProcedure: (code: string) => Promise<MergedProcedure | undefined>, nameDesk: () => Promise<string>): DescribeFiling {
  return async ({ form, begun, flow, computed, today }) => {
    const filing = tellFiling(form, begun, { ...flow.asked, ...computed }, today);
    const procedure = await findProcedure(filing.procedureCode);
    const chosen = findCase(procedure, filing.caseId);
    const desk = await nameDesk();
    const fees = chosen === undefined ? [] : (findWay(chosen, 'online')?.fees ?? []);
    const besides = await Promise.all(filing.besides.map(async ({ procedureCode, times }) => ({ record: await findProcedure(procedureCode), times })));
    const fee = joinFormFees([reckonFormFee(fees, filing, today), ...besides.map(({ record, times }) => reckonFormFee(findFeesBeside(record, 'online'), { times, isCountedAtDesk: false }, today))]);
    const sources = [procedure, ...besides.map(({ record }) => record)].map((record) => record?.provenance[0]?.source).filter((source) => source !== undefined);
    const competent = [procedure?.authority.competent, procedure?.authority.executing].map((all) => (all ?? []).map(({ name }) => name).join('; '));
    return {
      procedureCode: filing.procedureCode,
      procedureName: procedure?.shortName ?? procedure?.name ?? filing.procedureCode,
      caseId: chosen?.id ?? filing.caseId ?? '',
      // A record of one case has no need to name it.
      caseName: procedure !== undefined && procedure.cases.length > 1 ? (chosen?.name ?? null) : null,
      toBring: listPapersToBring({ form, flow, today }, chosen?.components ?? []),
      fee: { ...fee, isCountedAtDesk: filing.isCountedAtDesk, source: sources.length === 0 ? null : [...new Set(sources)].join('; ') },
      competent: competent.find((names) => names !== '') ?? null,
      sentTo: desk === '' ? null : desk,
    };
  };
}
