import type { AskedBeside, Payable } from './dossier-action.ts';
import { joinPayables, reckonTimes } from './dossier-fee.ts';
import type { Form } from './form.ts';
import { isMet } from './form-condition.ts';
import { readPath, type Answers } from './form-paths.ts';
import type { Fee } from './procedure.ts';
import type { LocalDate } from './time.ts';

/** What a form was begun for: where its reader came from, before the first answer. */
export interface BegunFor {
  readonly procedureCode: string;
  readonly caseId?: string;
}

/** What a form is filed for, as its answers say. */
export interface FormFiling {
  readonly procedureCode: string;
  /** Absent where the form does not part its procedure into cases and none was chosen. */
  readonly caseId?: string;
  /** How many of what the fee is asked for; 1 where the form does not count. */
  readonly times: number;
  /** What the fee is asked for is counted at the desk, so no sum is known before. */
  readonly isCountedAtDesk: boolean;
  /** What is asked for beside it, priced by the record of another procedure. */
  readonly besides: readonly AskedBeside[];
}

/** What something costs: the sum with its arithmetic, or the record's own words where nobody can know the sum yet. Both empty: no fee is published, which is never "free". */
export interface FormFee {
  readonly payable: Payable | null;
  readonly texts: readonly string[];
}

/** The procedure and case that some answers are for: those that are asked, and the values computed of them. What the form does not decide stays as it was begun. */
export function tellFiling(form: Pick<Form, 'procedures'>, begun: BegunFor, answers: Answers, today: LocalDate): FormFiling {
  const view = { answers, today };
  const procedure = form.procedures.find(({ when }) => when !== undefined && isMet(when, view)) ?? form.procedures.find(({ code }) => code === begun.procedureCode) ?? form.procedures[0];
  if (procedure === undefined) throw new Error('a form without a procedure');
  const { code, caseOf, cases, fee, besides = [] } = procedure;
  const caseId = caseOf?.find(({ when }) => isMet(when, view))?.id ?? (code === begun.procedureCode ? begun.caseId : undefined) ?? cases?.[0];
  const countAt = (path: string): number | undefined => {
    const count = readPath(path, answers);
    return typeof count === 'number' && count > 0 ? count : undefined;
  };
  return {
    procedureCode: code,
    ...(caseId === undefined ? {} : { caseId }),
    times: (fee !== undefined && 'times' in fee ? countAt(fee.times) : undefined) ?? 1,
    isCountedAtDesk: fee !== undefined && 'atDesk' in fee,
    besides: besides.flatMap(({ code: other, times }) => [countAt(times)].filter((count) => count !== undefined).map((count) => ({ procedureCode: other, times: count }))),
  };
}

/** What a form costs of one record's fees. */
export function reckonFormFee(fees: readonly Fee[], { times, isCountedAtDesk }: Pick<FormFiling, 'times' | 'isCountedAtDesk'>, on: LocalDate): FormFee {
  const payable = isCountedAtDesk ? undefined : reckonTimes(fees, times, { on });
  return payable?.ok === true ? { payable: payable.value, texts: [] } : { payable: null, texts: fees.map(({ text }) => text) };
}

/** One bill of what a form costs and of what is asked for beside it. Where one sum is not known there is no sum: every part is told in its own words, never the known part as if it were all. */
export function joinFormFees(fees: readonly FormFee[]): FormFee {
  const [first, ...others] = fees;
  if (first === undefined || others.length === 0) return first ?? { payable: null, texts: [] };
  const known = fees.map(({ payable }) => payable).filter((payable) => payable !== null);
  if (known.length < fees.length) return { payable: null, texts: fees.flatMap(({ payable, texts }) => payable?.lines.map(({ text }) => text) ?? texts) };
  return { payable: joinPayables(known), texts: [] };
}
