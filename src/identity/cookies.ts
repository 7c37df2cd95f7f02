/** A cookie's value in a Cookie header, or undefined. */
export function readCookie(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0 && part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim();
  }
  return undefined;
}

/** The cookies of this room by what they are for. */
export type CookieUse = 'session' | 'device' | 'sso' | 'citizen' | 'citizenSso';

const NAMES: Readonly<Record<CookieUse, string>> = { session: 'session', device: 'device', sso: 'sso', citizen: 'citizen', citizenSso: 'citizen_sso' };

/**
 * How a cookie is called: with the prefix that makes browsers insist on Secure, Path=/ and no Domain wherever the house is reached
 * by https. Source: RFC 6265bis §4.1.3.2.
 */
export function cookieName(use: CookieUse, secure: boolean): string {
  return `${secure ? '__Host-' : ''}mc_${NAMES[use]}`;
}

/**
 * A Set-Cookie line of this room: never readable by script, never sent with a foreign site's requests.
 * `Lax` and not `Strict`, for the way back from another log-in service begins at that service.
 */
export function writeCookie(use: CookieUse, value: string, options: { readonly secure: boolean; readonly maxAgeSeconds?: number }): string {
  const age = options.maxAgeSeconds === undefined ? '' : `; Max-Age=${String(options.maxAgeSeconds)}`;
  return `${cookieName(use, options.secure)}=${value}; Path=/; HttpOnly; SameSite=Lax${options.secure ? '; Secure' : ''}${age}`;
}
