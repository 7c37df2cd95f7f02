import type { CitizenLogInSettings, SsoSettings } from '#identity/identity-deps.ts';
import { usageFault } from './usage-fault.ts';

/** What the operator of the machine may set about signing in. */
export interface IdentityOptions {
  /** Unit: minutes. */
  readonly idleMinutes: number;
  /** Unit: hours. */
  readonly sessionHours: number;
  readonly needsSecondFactor: boolean;
  readonly sso?: SsoSettings;
  /** How citizens log in; nobody does until it is given. */
  readonly citizens?: CitizenLogInSettings;
  /** What seals second factors where several machines share one store; else a file of the data folder. */
  readonly secret?: string;
}

/**
 * An hour without a request ends a session, twelve hours end every session: a working day with overtime, one sign-in a day.
 * Source: NIST SP 800-63B-4 allows an hour idle and a day in all at its second level; ASVS 5.0, 7.1.1 asks for a stated reason.
 */
export const IDENTITY_DEFAULTS: IdentityOptions = { idleMinutes: 60, sessionHours: 12, needsSecondFactor: false };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads MOTCUA_PUBLIC_URL, MOTCUA_SESSION_IDLE_MINUTES, MOTCUA_SESSION_HOURS, MOTCUA_SECOND_FACTOR, MOTCUA_SECRET, MOTCUA_OIDC_* for officers and
 * MOTCUA_CITIZEN_OIDC_* with MOTCUA_CITIZEN_IDLE_MINUTES and MOTCUA_CITIZEN_HOURS for citizens.
 * Faults: `usage` for a value that is none.
 */
export function readIdentityOptions(environment: Environment): { readonly publicUrl?: string; readonly identity: IdentityOptions } {
  const given = (name: string): string | undefined => (environment[name] === '' ? undefined : environment[name]);
  const number = (name: string, standard: number, most: number): number => {
    const value = Number(given(name) ?? standard);
    if (!Number.isFinite(value) || value <= 0 || value > most) throw usageFault(`${name} phải là số từ 1 đến ${String(most)}`, `${name} must be a number from 1 to ${String(most)}`);
    return value;
  };
  const factor = given('MOTCUA_SECOND_FACTOR') ?? 'optional';
  if (factor !== 'optional' && factor !== 'required') throw usageFault('MOTCUA_SECOND_FACTOR phải là optional hoặc required', 'MOTCUA_SECOND_FACTOR must be optional or required');
  const secret = given('MOTCUA_SECRET');
  if (secret !== undefined && secret.length < 32) throw usageFault('MOTCUA_SECRET cần ít nhất 32 ký tự ngẫu nhiên', 'MOTCUA_SECRET needs at least 32 random characters');
  const sso = readService(given, 'MOTCUA_OIDC', 'SSO');
  const citizens = readCitizens(given, number);
  const publicUrl = given('MOTCUA_PUBLIC_URL');
  if (publicUrl !== undefined && !/^https?:\/\/[^/?#]+\/?$/.test(publicUrl)) throw usageFault('MOTCUA_PUBLIC_URL phải có dạng https://tên-máy', 'MOTCUA_PUBLIC_URL must look like https://host');
  return {
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/$/, '') }),
    identity: {
      idleMinutes: number('MOTCUA_SESSION_IDLE_MINUTES', IDENTITY_DEFAULTS.idleMinutes, 24 * 60),
      sessionHours: number('MOTCUA_SESSION_HOURS', IDENTITY_DEFAULTS.sessionHours, 24 * 30),
      needsSecondFactor: factor === 'required',
      ...(sso === undefined ? {} : { sso }),
      ...(citizens === undefined ? {} : { citizens }),
      ...(secret === undefined ? {} : { secret }),
    },
  };
}

/** A log-in service by three settings that belong together. `prefix`: what their names begin with. */
function readService(given: (name: string) => string | undefined, prefix: string, standardName: string): SsoSettings | undefined {
  const names = [`${prefix}_ISSUER`, `${prefix}_CLIENT_ID`, `${prefix}_CLIENT_SECRET`] as const;
  const [issuer, clientId, clientSecret] = names.map(given);
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw usageFault(`${names[0]}, ${names[1]} và ${names[2]} phải có cùng nhau`, `${names[0]}, ${names[1]} and ${names[2]} belong together`);
  }
  if (!/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/.test(issuer)) throw usageFault(`${names[0]} phải bắt đầu bằng https://`, `${names[0]} must begin with https://`);
  return { issuer, clientId, clientSecret, name: given(`${prefix}_NAME`) ?? standardName };
}

/**
 * Half an hour without a request ends a citizen's session, eight hours end every session: long enough to fetch a paper and go on, short for a computer
 * of the commune. Source: NIST SP 800-63B-4 §2.2.3, second level: an hour idle and a day in all at most.
 */
export const CITIZEN_DEFAULTS = { idleMinutes: 30, hours: 8, scope: 'openid profile', name: 'VNeID', claims: { name: 'name', birthDate: 'birthdate' } } as const;

/** The claim of the personal number has no default: no standard names it, and a wrong one must not be guessed at. */
function readCitizens(given: (name: string) => string | undefined, number: (name: string, standard: number, most: number) => number): CitizenLogInSettings | undefined {
  const prefix = 'MOTCUA_CITIZEN_OIDC';
  const service = readService(given, prefix, CITIZEN_DEFAULTS.name);
  if (service === undefined) return undefined;
  const personalId = given(`${prefix}_CLAIM_ID`);
  if (personalId === undefined) throw usageFault(`${prefix}_CLAIM_ID: cần tên của trường chứa số định danh cá nhân`, `${prefix}_CLAIM_ID: the name of the claim with the personal number is needed`);
  const scope = given(`${prefix}_SCOPE`) ?? CITIZEN_DEFAULTS.scope;
  if (!scope.split(' ').includes('openid')) throw usageFault(`${prefix}_SCOPE phải có openid`, `${prefix}_SCOPE must contain openid`);
  return {
    ...service, scope,
    claims: { personalId, name: given(`${prefix}_CLAIM_NAME`) ?? CITIZEN_DEFAULTS.claims.name, birthDate: given(`${prefix}_CLAIM_BIRTH_DATE`) ?? CITIZEN_DEFAULTS.claims.birthDate },
    idleMs: number('MOTCUA_CITIZEN_IDLE_MINUTES', CITIZEN_DEFAULTS.idleMinutes, 24 * 60) * 60_000,
    absoluteMs: number('MOTCUA_CITIZEN_HOURS', CITIZEN_DEFAULTS.hours, 24) * 3_600_000,
  };
}
