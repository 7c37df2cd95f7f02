/** What a form of a browser sends without asking anybody first. Source: Fetch Standard, CORS-safelisted request headers. */
const FORM_TYPES = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i;

/**
 * Whether a request that changes something comes from a page of another site. The browser's own word is taken first, then Origin;
 * where neither stands it was no browser of today, and only what an old form could send is refused.
 * Source: ASVS 5.0, 3.5.1; Fetch Metadata Request Headers, W3C.
 */
export function isForeignChange(method: string, headers: Headers, ownHosts: readonly (string | undefined)[]): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  if (origin === null) return FORM_TYPES.test(headers.get('content-type') ?? '');
  const host = URL.parse(origin)?.host;
  return host === undefined || !ownHosts.includes(host);
}
