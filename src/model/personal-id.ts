import { accept, refuse, type Outcome } from './outcome.ts';
import type { FaultCode } from './form-fault.ts';
import type { PartialDate } from './partial-date.ts';
import { cleanText } from './vietnamese.ts';

/**
 * The personal identification number: twelve digits, three of the province or country where the birth was registered, one of century and sex, two of the year of birth, six at
 * random. There is no check digit. Numbers that disagree with their bearer exist in the registers, so what disagrees is a warning, never a refusal.
 */
export function readPersonalId(typed: string): Outcome<string, FaultCode> {
  const digits = cleanText(typed).replace(/[\s.\-\u00a0]/gu, '');
  if (/^\d{12}$/u.test(digits)) return accept(digits);
  if (/^\d{9}$/u.test(digits)) return refuse('id_old', { count: 9 });
  return refuse('id_digits', { count: /^\d*$/u.test(digits) ? digits.length : 0 });
}

/** What a number says of its bearer. */
export function describePersonalId(id: string): { readonly birthCode: string; readonly century: number; readonly gender: 'male' | 'female'; readonly year: string } {
  const digit = Number(id[3]);
  const century = 19 + Math.floor(digit / 2);
  return { birthCode: id.slice(0, 3), century, gender: digit % 2 === 0 ? 'male' : 'female', year: `${String(century)}${id.slice(4, 6)}` };
}

/** What of a number disagrees with what else is known of its bearer. `birthCodes`: the three-digit codes of provinces, where they are known. */
export function doubtPersonalId(id: string, known: { readonly birthDate?: PartialDate | undefined; readonly gender?: string | undefined; readonly birthCodes?: ReadonlySet<string> | undefined }): readonly Extract<FaultCode, `id_${string}`>[] {
  const { birthCode, gender, year } = describePersonalId(id);
  const doubts: Extract<FaultCode, `id_${string}`>[] = [];
  if (known.birthCodes !== undefined && !known.birthCodes.has(birthCode)) doubts.push('id_province_unknown');
  if (known.birthDate !== undefined && known.birthDate.slice(0, 4) !== year) doubts.push('id_year_differs');
  if (known.gender !== undefined && known.gender !== gender) doubts.push('id_gender_differs');
  return doubts;
}
