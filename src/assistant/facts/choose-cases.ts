import type { Procedure, ProcedureCase } from '#model/procedure.ts';
import { foldText } from '#model/vietnamese.ts';
import type { CaseFact } from '../context.ts';
import { CASE_WORDS } from '../words/case-facts.ts';

export interface ChosenCase {
  readonly index: number;
  readonly one: ProcedureCase;
}

/** Headings that the national data files as cases ("* Giấy tờ phải nộp:") and that hold for everybody. */
const HEADING = /giay to|thanh phan|phai nop|phai xuat trinh|xuat trinh|luu y|ho so gom|ho so bao gom|yeu cau/u;

/** Whether a case is only a heading of the list of papers. */
export function isHeading(one: ProcedureCase): boolean {
  const name = foldText(one.name).trim();
  return name === '' || (HEADING.test(name) && !/truong hop|doi voi|neu\b/u.test(name));
}

/** The cases that fit what was told; all of them when nothing was told that parts them. */
export function chooseCases(procedure: Procedure, facts: readonly CaseFact[]): ChosenCase[] {
  const all = procedure.cases.map((one, index) => ({ one, index }));
  if (all.length < 2 || facts.length === 0) return all;
  const fitting = all.filter(({ one }) => {
    const words = foldText(`${one.name} ${one.appliesWhen ?? ''}`);
    return facts.some((fact) => CASE_WORDS[fact].test(words));
  });
  if (fitting.length === 0 || fitting.length === all.length) return all;
  const headings = all.filter(({ one }) => isHeading(one) && !fitting.some((chosen) => chosen.one === one));
  return headings.length > 0 && headings.length + fitting.length < all.length ? [...fitting, ...headings] : fitting;
}
