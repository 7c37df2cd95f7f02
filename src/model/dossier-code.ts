import { isLocalDate, type LocalDate } from './time.ts';

/** The parts of a dossier's code. */
export interface DossierCode {
  /** The electronic id of the agency. Shape: `H26.12.3`, `X38.14.797` where none is known, the reversed `000.00.19.H26` of before 2025, `G04.099` of a central service. */
  readonly agency: string;
  /** The day of reception, never of submission. */
  readonly receivedOn: LocalDate;
  readonly running: number;
  /** Two digits of the owner of a centralised national system; absent on ordinary dossiers. */
  readonly central?: string;
}

const ORDINARY = /^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,5})-(\d{6})-(\d{4,})$/u;
/** The form of centralised services has one part after the first letter group. Source: Circular 04/2025/TT-VPCP, Article 13(3) of 03/2025. */
const CENTRAL = /^([A-Z]{1,2}\d{2}\.\d{3}\.\d{2})-(\d{6})-(\d{2})(\d{4,})$/u;

/**
 * Writes the code of an ordinary dossier. The number has four digits and grows longer by itself.
 * Shape: `H26.12.3-261130-0007`. Source: Circular 03/2025/TT-VPCP Article 13.
 */
export function writeDossierCode(agency: string, receivedOn: LocalDate, running: number): string {
  return `${agency}-${receivedOn.slice(2).replaceAll('-', '')}-${String(running).padStart(4, '0')}`;
}

/** Reads a code as people type it (spaces, small letters); undefined for what is none. */
export function readDossierCode(text: string): DossierCode | undefined {
  const code = text.trim().toUpperCase().replaceAll(/\s+/gu, '');
  const central = CENTRAL.exec(code);
  const match = central ?? ORDINARY.exec(code);
  if (match === null) return undefined;
  const [, agency = '', day = '', third = '', fourth = ''] = match;
  const receivedOn = `20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`;
  if (!isLocalDate(receivedOn)) return undefined;
  return central === null ? { agency, receivedOn, running: Number(third) } : { agency, receivedOn, running: Number(fourth), central: third };
}

/**
 * The agency's part where its electronic id is not known yet: `X`, which no ministry or province has, and the place's code.
 * Shape: `X38.14.797` for commune 14797 of province 38, `X38` for the province, `X00` for a house without a place.
 */
export function standInAgencyId(provinceCode: string | undefined, placeCode: string | undefined): string {
  if (placeCode === undefined || provinceCode === undefined) return 'X00';
  return placeCode.length === 5 ? `X${provinceCode}.${placeCode.slice(0, 2)}.${placeCode.slice(2)}` : `X${provinceCode}`;
}

/**
 * The agency's part in practice: `T00`, for no agency's id begins with T and no province's number is 00, and the place's code.
 * Shape: `T00.14.797` for commune 14797, `T00.38` for the province.
 */
export function practiceAgencyId(placeCode: string | undefined): string {
  if (placeCode === undefined) return 'T00';
  return placeCode.length === 5 ? `T00.${placeCode.slice(0, 2)}.${placeCode.slice(2)}` : `T00.${placeCode}`;
}
