import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newId } from '#model/ids.ts';
import { refuse, type Refusal } from '#model/outcome.ts';
import { PlatformFault } from '#platform/fault.ts';
import type { Platform } from '#platform/platform.ts';
import type { Api } from '#platform/routes.ts';
import type { Config } from './config.ts';
import type { Locales } from './content.ts';
import { listen } from './listen.ts';
import { formFileLimits, isFormFile, isUpload, UPLOAD } from './http/uploads.ts';
import { compressResponse } from './http/compress.ts';
import { sendResponse, toRequest, type RequestSurroundings } from './http/node-adapter.ts';
import { ignoreLateWrites } from './http/ignore-late-writes.ts';
import { answerOperations } from './http/operations.routes.ts';
import { chooseLanguage, describeProblem } from './http/problem.ts';
import { readPageLanguage, wantsPage, writeProblemPage } from './http/problem-page.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { setSecurityHeaders } from './http/security-headers.ts';
import { takeRest } from './http/take-rest.ts';

/** SvelteKit's own server, as adapter-node builds it. */
type ScreensHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface HttpDeps {
  readonly config: Config;
  readonly platform: Platform;
  readonly api: Api;
  readonly locales: Locales;
  readonly limits?: Partial<HttpLimits>;
  /** A demonstration: every reply says so in `x-motcua-demo`. */
  readonly demo?: boolean;
}

export interface HttpLimits {
  readonly maxBodyBytes: number;
  /** How long a request may take until its answer begins. Unit: milliseconds. */
  readonly timeoutMs: number;
  /** How long a stop waits for what is under way. Unit: milliseconds. */
  readonly drainMs: number;
  /** How long the rest of a body that was not read may still come once the answer is out. Unit: milliseconds. */
  readonly lingerMs: number;
}

export const HTTP_LIMITS: HttpLimits = { maxBodyBytes: 1024 * 1024, timeoutMs: 30_000, drainMs: 10_000, lingerMs: 30_000 };

export interface HttpServer {
  readonly address: string;
  /** Lets begun requests end, cuts event streams, refuses new ones. */
  close(): Promise<void>;
}

/**
 * Listens: `/api/` goes to the API, `/health`, `/ready` and `/metrics` to the operator, the rest to the screens.
 * Faults: `port_in_use`, `port_forbidden`, `screens_broken`.
 */
export async function openHttp(deps: HttpDeps): Promise<HttpServer> {
  const limits = { ...HTTP_LIMITS, ...deps.limits };
  // In-process calls of server-rendered pages find the API here (web/hooks.server.ts).
  Object.assign(globalThis, { [Symbol.for('motcua.api')]: deps.api });
  const screens = process.env['MOTCUA_SCREENS'] === 'off' ? undefined : await findScreens(deps.config.home, Math.max(limits.maxBodyBytes, UPLOAD.maxBodyBytes));
  const rateLimit = createRateLimit(deps.config.ratePerSecond, deps.platform.clock);
  const state = { closing: false, open: new Set<ServerResponse>(), uploads: 0 };
  // A file may take minutes on a thin line; every other request is cut off by its own timer below.
  const server = createServer({ requestTimeout: Math.max(limits.timeoutMs, UPLOAD.timeoutMs), headersTimeout: Math.min(10_000, limits.timeoutMs), keepAliveTimeout: 5_000 }, (request, response) => {
    const answer = (refusal: Refusal, headers: Readonly<Record<string, string>> = {}): void => writeProblem(request, response, refusal, deps.locales, headers);
    // A line with unread bytes on it is reset when it is closed, and the answer lost: only what came whole is the last of its line.
    const answerLast = (refusal: Refusal): void => answer(refusal, request.complete ? { connection: 'close' } : {});
    takeRest(request, response, limits.lingerMs);
    setSecurityHeaders(response);
    if (deps.demo === true) response.setHeader('x-motcua-demo', '1');
    if (state.closing) return answerLast(refuse('shutting_down'));
    const address = addressOf(request);
    const waitSeconds = rateLimit.take(address);
    if (waitSeconds > 0) return answer(refuse('too_many_requests', { seconds: waitSeconds }), { 'retry-after': String(waitSeconds) });
    const upload = isUpload(request);
    const formFile = isFormFile(request);
    const wider = upload ? UPLOAD : formFile ? formFileLimits(request) : limits;
    const own = { ...limits, maxBodyBytes: Math.max(limits.maxBodyBytes, wider.maxBodyBytes), timeoutMs: Math.max(limits.timeoutMs, wider.timeoutMs) };
    const refuseBody = (refusal: Refusal): void => {
      const refused = (): void => answer(refusal);
      if (!wantsPage(request) && !formFile) return refused();
      // A browser reads the answer only after it has sent everything: what comes is thrown away, not kept.
      request.once('end', refused).once('error', () => response.destroy()).resume();
    };
    if (Number(request.headers['content-length'] ?? 0) > own.maxBodyBytes) return refuseBody(formFile ? refuse('file_over_limit', { maxMb: Math.floor(own.maxBodyBytes / 1024 / 1024) }) : refuse('body_too_large', { maxBytes: own.maxBodyBytes }));
    // The screens count no bytes below the limit of a file: what comes without its length could be any.
    if (request.headers['transfer-encoding'] !== undefined && !(request.url ?? '').startsWith('/api/')) return refuseBody(refuse('body_length_missing'));
    if (upload) {
      // Each is held in memory or on the disk while it comes; more at once would be felt by everybody else.
      if (state.uploads >= UPLOAD.atOnce) return refuseBody(refuse('import_busy'));
      state.uploads += 1;
      response.once('close', () => (state.uploads -= 1));
    }
    const timer = setTimeout(() => {
      if (response.headersSent) return;
      answerLast(refuse('request_timeout', { seconds: own.timeoutMs / 1000 }));
      ignoreLateWrites(response);
    }, own.timeoutMs);
    state.open.add(response);
    response.once('close', () => {
      clearTimeout(timer);
      state.open.delete(response);
    });
    compressResponse(request, response);
    route(deps, screens, request, response, address, own, state).catch((fault: unknown) => {
      deps.platform.log.error('a request could not be answered', { fault });
      if (!response.headersSent) answer(refuse('internal_fault', { requestId: '-' }));
      else response.destroy();
    });
  });
  const address = await listen(server, deps.config);
  return { address, close: () => close(server, state, limits.drainMs) };
}

async function route(
  deps: HttpDeps,
  screens: ScreensHandler | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  address: string,
  limits: HttpLimits,
  state: { readonly closing: boolean },
): Promise<void> {
  const path = (incoming.url ?? '/').split('?')[0] ?? '/';
  const operations = await answerOperations(path, deps.platform, () => !state.closing);
  if (operations !== undefined) return sendResponse(operations, outgoing);
  if (!path.startsWith('/api/') && screens !== undefined) {
    // The pages ask the API in process and must say for whom; what a client wrote there itself is overwritten.
    incoming.headers['x-motcua-address'] = address;
    incoming.headers['x-motcua-demo'] = deps.demo === true ? '1' : '0';
    incoming.headers['x-motcua-log-in'] = encodeURIComponent(deps.config.identity?.citizens?.name ?? '');
    incoming.headers['x-motcua-origin'] = deps.config.publicUrl ?? `http://${incoming.headers.host ?? 'localhost'}`;
    screens(incoming, outgoing, () => writeProblem(incoming, outgoing, refuse('not_found', { path }), deps.locales));
    return;
  }
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  let tooLarge = false;
  const request = toRequest(incoming, { signal: gone.signal, maxBodyBytes: limits.maxBodyBytes, onTooLarge: () => (tooLarge = true) });
  const surroundings: RequestSurroundings = { address, requestId: newId(deps.platform.clock.now()), bodyTooLarge: () => tooLarge };
  const response = await deps.api.fetch(request, surroundings);
  if (!outgoing.headersSent && !outgoing.destroyed) await sendResponse(response, outgoing);
  else await response.body?.cancel();
}

function writeProblem(request: IncomingMessage, response: ServerResponse, refusal: Refusal, locales: Locales, headers: Readonly<Record<string, string>> = {}): void {
  const isPage = wantsPage(request);
  const language = isPage ? readPageLanguage(request.headers.cookie) : chooseLanguage(request.headers['accept-language']);
  const problem = describeProblem(refusal, language, locales, (request.url ?? '/').split('?')[0] ?? '/');
  response.statusCode = problem.status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('content-type', isPage ? 'text/html; charset=utf-8' : 'application/problem+json; charset=utf-8');
  response.setHeader('content-language', language);
  response.setHeader('cache-control', 'no-store');
  response.end(isPage ? writeProblemPage(problem, language) : JSON.stringify(problem));
}

async function findScreens(home: string, maxBodyBytes: number): Promise<ScreensHandler | undefined> {
  const path = join(home, 'build', 'handler.js');
  if (!existsSync(path)) return undefined;
  // The built screens read their own limit when they are loaded, 512 kB unless told; a file sent by a form needs ours.
  process.env['MOTCUA_WEB_BODY_SIZE_LIMIT'] ??= String(maxBodyBytes);
  try {
    const built = (await import(pathToFileURL(path).href)) as { handler: ScreensHandler };
    return built.handler;
  } catch (cause) {
    throw new PlatformFault('screens_broken', { reason: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }
}

/** The client's address; behind a proxy of ours the operator sets MOTCUA_TRUST_PROXY=1 and the last hop's header counts. */
function addressOf(request: IncomingMessage): string {
  const forwarded = process.env['MOTCUA_TRUST_PROXY'] === '1' ? String(request.headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() : undefined;
  return forwarded === undefined || forwarded === '' ? (request.socket.remoteAddress ?? '-') : forwarded;
}

async function close(server: Server, state: { closing: boolean; readonly open: ReadonlySet<ServerResponse> }, drainMs: number): Promise<void> {
  state.closing = true;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // A stream of events never ends by itself; its client comes back with Last-Event-ID.
  for (const response of state.open) if (String(response.getHeader('content-type')).startsWith('text/event-stream')) response.destroy();
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(cut);
}
