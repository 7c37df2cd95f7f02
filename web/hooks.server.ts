import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { isLoggedIn } from './follow/log-in.ts';
import { readPreferences } from './preferences.ts';

/** The API as `app/http.ts` publishes it; the second argument is what a request brings along beside itself. */
interface InProcessApi {
  fetch(request: Request, surroundings: { readonly address: string; readonly requestId: string; readonly bodyTooLarge: () => boolean }): Response | Promise<Response>;
}

/** What a page's own request passes on to the API: the in-process request carries none of it by itself. */
const PASSED_ON = ['user-agent', 'traceparent'] as const;

/** Pages of one person's declaration, dossier or own place. */
const PERSONAL = /^\/(?:(?:to-khai|ho-so)\/.|cua-toi(?:\/|$))/u;

export const handle: Handle = async ({ event, resolve }) => {
  if (isForeignForm(event.request)) return new Response('Cross-site form refused', { status: 403 });
  const preferences = readPreferences(event.cookies, event.url);
  const requestId = event.request.headers.get('x-request-id') ?? crypto.randomUUID();
  Object.assign(event.locals, preferences, { requestId, demo: event.request.headers.get('x-motcua-demo') === '1', logInService: decodeURIComponent(event.request.headers.get('x-motcua-log-in') ?? ''), origin: event.request.headers.get('x-motcua-origin') ?? event.url.origin });
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      dropIdleMarks(html)
        .replace('%motcua.lang%', preferences.lang)
        .replace('%motcua.theme%', preferences.theme)
        .replace('%motcua.size%', preferences.size),
    preload: () => false,
  });
  response.headers.set('x-request-id', requestId);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.append('vary', 'Cookie');
  // What a person filled in is nobody else's: no shared store keeps it, and going back shows what was saved.
  // Scripts, named by their content, are everybody's.
  const isFixed = response.headers.get('cache-control')?.includes('immutable') === true;
  if (PERSONAL.test(event.url.pathname) || (isLoggedIn(event.cookies) && !isFixed)) response.headers.set('cache-control', 'private, no-store');
  return response;
};

/**
 * Leaves out what only the Svelte runtime would read (marks for waking the page, links to styles that are inlined already)
 * on pages that do not ship it: a third of their bytes.
 */
function dropIdleMarks(html: string): string {
  if (html.includes('__sveltekit')) return html;
  return html.replaceAll(/<!--[^>]*-->/g, '').replaceAll(/\s*<link [^>]*disabled media="\(max-width: 0\)">/g, '');
}

/**
 * Whether a form was sent from another site. The browser's own word is taken first; an older one is judged by Origin.
 * Source: Fetch Metadata Request Headers, W3C.
 */
function isForeignForm(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  return origin !== null && URL.parse(origin)?.host !== (request.headers.get('host') ?? new URL(request.url).host);
}

/** Answers the pages' `/api/` requests in this process. Faults: no API published under `Symbol.for('motcua.api')`. */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return fetch(request);
  const api = (globalThis as Record<symbol, unknown>)[Symbol.for('motcua.api')] as InProcessApi | undefined;
  if (api === undefined) throw new Error("No API in this process: app/http.ts must publish it as globalThis[Symbol.for('motcua.api')]");
  const headers = new Headers(request.headers);
  for (const name of PASSED_ON) {
    const value = event.request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  // With what the API set earlier in this very request: a session whose token has just changed goes on under the new one.
  const cookies = event.cookies.getAll().map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  headers.set('accept-language', event.locals.lang);
  headers.set('x-request-id', event.locals.requestId);
  // Whether the page's own request came from another site was judged in `handle`.
  headers.set('sec-fetch-site', 'same-origin');
  const response = await api.fetch(new Request(request, { headers }), {
    address: event.request.headers.get('x-motcua-address') ?? event.getClientAddress(),
    requestId: event.locals.requestId,
    bodyTooLarge: () => false,
  });
  for (const cookie of response.headers.getSetCookie()) handBackCookie(event.cookies, cookie);
  return response;
};

/** Gives the browser a cookie that the API set during the making of a page. */
function handBackCookie(cookies: Parameters<Handle>[0]['event']['cookies'], line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const equals = pair.indexOf('=');
  if (equals < 1) return;
  const found = new Map(attributes.map((text) => [text.split('=')[0]?.toLowerCase() ?? '', text.split('=').slice(1).join('=')]));
  const maxAge = Number(found.get('max-age'));
  const sameSite = found.get('samesite')?.toLowerCase();
  cookies.set(pair.slice(0, equals), decodeURIComponent(pair.slice(equals + 1)), {
    path: found.get('path') ?? '/',
    httpOnly: found.has('httponly'),
    secure: found.has('secure'),
    ...(found.has('max-age') && Number.isFinite(maxAge) ? { maxAge } : {}),
    ...(sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? { sameSite } : {}),
  });
}

/** What a person sees of a fault: its number to tell an officer, never its inside. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'app') return { ...error };
  if (kind === 'framework') return { status: error.status, message: error.message };
  console.error(JSON.stringify({ level: 'error', requestId: event.locals.requestId, path: event.url.pathname, error: String(error), stack: error instanceof Error ? error.stack : undefined }));
  return { status: 500, message: 'fault' };
};
