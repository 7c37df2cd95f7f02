import { describePersonalId, readPersonalId } from '#model/personal-id.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';

/** How the log-in service calls what a citizen is known by; the operator says it, for services differ. */
export interface CitizenClaimNames {
  readonly personalId: string;
  readonly name: string;
  readonly birthDate: string;
}

/** Who logged in, as the service vouches. `birthDate`: a day, or only the year where no more is known. Shape: `1958-04-30`, `1958`. */
export interface CitizenIdentity {
  readonly personalId: string;
  readonly name: string;
  readonly birthDate: string;
}

const LONGEST_NAME = 100;

/**
 * Reads who somebody is out of what a service says.
 * Refuses: `citizen_claims_missing` with the names of what is missing or cannot be read: a personal number of twelve digits, a name, a date of birth.
 */
export function readCitizenClaims(claims: Readonly<Record<string, unknown>>, names: CitizenClaimNames): Outcome<CitizenIdentity, 'citizen_claims_missing'> {
  const personalId = readPersonalId(textOf(claims[names.personalId]));
  const name = textOf(claims[names.name]).normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const birthDate = readBirthDate(textOf(claims[names.birthDate]));
  const isName = name !== '' && name.length <= LONGEST_NAME && !/[\p{Cc}<>]/u.test(name);
  if (!personalId.ok || !isName || birthDate === undefined) {
    const missing = [...(personalId.ok ? [] : ['personalId']), ...(isName ? [] : ['name']), ...(birthDate === undefined ? ['birthDate'] : [])];
    return refuse('citizen_claims_missing', { missing: missing.join(', ') });
  }
  return accept({ personalId: personalId.value, name, birthDate });
}

/** Whether number and date of birth say the same year; that they do not is known of real registers, so it is told to the log and refused to nobody. */
export function agreesOnYear({ personalId, birthDate }: CitizenIdentity): boolean {
  return describePersonalId(personalId).year === birthDate.slice(0, 4);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A date as services write it: `1958-04-30`, `1958`, `30/04/1958`, `19580430`; with zeros for what is unknown. Source: OpenID Connect Core 1.0 §5.1. */
function readBirthDate(text: string): string | undefined {
  const clean = text.trim();
  const [, year = '', month = '', day = ''] = /^(\d{4})(?:-(\d{2})-(\d{2})(?:T.*)?)?$/u.exec(clean) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(clean) ?? [];
  const [, first = '', second = '', third = ''] = year === '' ? (/^(\d{2})[/-](\d{2})[/-](\d{4})$/u.exec(clean) ?? []) : [];
  const [y, m, d] = year === '' ? [third, second, first] : [year, month, day];
  if (!/^(?:18|19|20)\d{2}$/u.test(y)) return undefined;
  if (m === '' || m === '00' || d === '00') return y;
  const date = new Date(`${y}-${m}-${d}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== `${y}-${m}-${d}` ? undefined : `${y}-${m}-${d}`;
}
