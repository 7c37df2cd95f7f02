import type { SsoSettings } from '#identity/identity-deps.ts';
import { usageFault } from './usage-fault.ts';

/** What the operator of the machine may set about signing in. */
export interface IdentityOptions {
  /** Unit: minutes. */
  readonly idleMinutes: number;
  /** Unit: hours. */
  readonly sessionHours: number;
  readonly needsSecondFactor: boolean;
  readonly sso?: SsoSettings;
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
 * Reads MOTCUA_PUBLIC_URL, MOTCUA_SESSION_IDLE_MINUTES, MOTCUA_SESSION_HOURS, MOTCUA_SECOND_FACTOR, MOTCUA_SECRET and MOTCUA_OIDC_*.
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
  const sso = readSso(given);
  const publicUrl = given('MOTCUA_PUBLIC_URL');
  if (publicUrl !== undefined && !/^https?:\/\/[^/?#]+\/?$/.test(publicUrl)) throw usageFault('MOTCUA_PUBLIC_URL phải có dạng https://tên-máy', 'MOTCUA_PUBLIC_URL must look like https://host');
  return {
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/$/, '') }),
    identity: {
      idleMinutes: number('MOTCUA_SESSION_IDLE_MINUTES', IDENTITY_DEFAULTS.idleMinutes, 24 * 60),
      sessionHours: number('MOTCUA_SESSION_HOURS', IDENTITY_DEFAULTS.sessionHours, 24 * 30),
      needsSecondFactor: factor === 'required',
      ...(sso === undefined ? {} : { sso }),
      ...(secret === undefined ? {} : { secret }),
    },
  };
}

function readSso(given: (name: string) => string | undefined): SsoSettings | undefined {
  const [issuer, clientId, clientSecret] = ['MOTCUA_OIDC_ISSUER', 'MOTCUA_OIDC_CLIENT_ID', 'MOTCUA_OIDC_CLIENT_SECRET'].map(given);
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw usageFault('MOTCUA_OIDC_ISSUER, MOTCUA_OIDC_CLIENT_ID và MOTCUA_OIDC_CLIENT_SECRET phải có cùng nhau', 'MOTCUA_OIDC_ISSUER, MOTCUA_OIDC_CLIENT_ID and MOTCUA_OIDC_CLIENT_SECRET belong together');
  }
  if (!/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/.test(issuer)) throw usageFault('MOTCUA_OIDC_ISSUER phải bắt đầu bằng https://', 'MOTCUA_OIDC_ISSUER must begin with https://');
  return { issuer, clientId, clientSecret, name: given('MOTCUA_OIDC_NAME') ?? 'SSO' };
}
