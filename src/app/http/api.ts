import { createHash } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import type { MiddlewareHandler } from 'hono';
import { newId } from '#model/ids.ts';
import { refuse } from '#model/outcome.ts';
import { isDiskFull } from '#platform/fault.ts';
import type { Platform } from '#platform/platform.ts';
import { describeDevice } from '#identity/describe-device.ts';
import { isKnownTag, type ActorOf, type Api, type CitizenOf, type HouseEnv, type Language, type RouteRegistrar, type Visitor } from '#platform/routes.ts';
import type { Locales } from '../content.ts';
import { describeIssue } from './describe-issue.ts';
import { docsPage } from './docs-page.ts';
import { isForeignChange } from './foreign-origin.ts';
import type { RequestSurroundings } from './node-adapter.ts';
import { chooseLanguage, describeProblem } from './problem.ts';

export interface ApiDeps {
  readonly platform: Platform;
  readonly locales: Locales;
  readonly siteId: string;
  readonly routes: readonly RouteRegistrar[];
  readonly maxBodyBytes: number;
  /** Finds the officer of a request; without it everybody is a citizen. */
  readonly actorOf?: ActorOf;
  /** Finds the citizen of a request; without it nobody logs in. */
  readonly citizenOf?: CitizenOf;
  /** How people reach the house, when the operator has said so; pages from there are our own. */
  readonly publicUrl?: string;
}

/** The open API: every room's routes, problem details, ETags, the OpenAPI document and its page. */
export function createApi(deps: ApiDeps): Api {
  const api = new OpenAPIHono<HouseEnv>({
    defaultHook: (result, context) => {
      if (result.success) return undefined;
      return context.var.problem(refuse('invalid_request', { reason: describeIssue(result.error.issues[0], context.var.language) }));
    },
  });
  api.use('*', introduce(deps));
  api.use('*', refuseForeign(deps));
  api.use('*', etag);
  for (const register of deps.routes) register(api);
  addDocuments(api, deps);
  api.notFound((context) => context.var.problem(refuse('not_found', { path: new URL(context.req.url).pathname })));
  api.onError((fault, context) => {
    const surroundings = context.env as Partial<RequestSurroundings> | undefined;
    if (surroundings?.bodyTooLarge?.() === true) return context.var.problem(refuse('body_too_large', { maxBytes: deps.maxBodyBytes }));
    if (fault instanceof HTTPException && fault.status === 415) return context.var.problem(refuse('unsupported_media_type'));
    if (fault instanceof HTTPException && fault.status === 400) return context.var.problem(refuse('malformed_json'));
    if (fault instanceof SyntaxError && context.req.method !== 'GET') return context.var.problem(refuse('malformed_json'));
    deps.platform.log.error('a request met a fault', { requestId: context.var.requestId, path: context.req.path, fault });
    deps.platform.metrics.count('motcua_faults_total');
    return context.var.problem(isDiskFull(fault) ? refuse('disk_full') : refuse('internal_fault', { requestId: context.var.requestId }));
  });
  return api;
}

const REQUEST_ID = /^[\w.-]{8,100}$/;

function introduce(deps: ApiDeps): MiddlewareHandler<HouseEnv> {
  return async (context, next) => {
    const startedAt = performance.now();
    const asked = context.req.header('x-request-id') ?? '';
    const requestId = REQUEST_ID.test(asked) ? asked : newId(deps.platform.clock.now());
    const language: Language = readLanguage(context.req.query('lang')) ?? chooseLanguage(context.req.header('accept-language'));
    context.set('requestId', requestId);
    context.set('language', language);
    context.set('actor', { kind: 'citizen', id: 'anonymous', siteId: deps.siteId, roles: [] });
    const surroundings = context.env as Partial<RequestSurroundings> | undefined;
    const visitor: Visitor = { address: surroundings?.address ?? '-', device: describeDevice(context.req.header('user-agent') ?? ''), cookie: context.req.header('cookie') ?? '' };
    context.set('visitor', visitor);
    const caller = visitor.cookie === '' ? undefined : await deps.actorOf?.(visitor);
    const citizen = visitor.cookie === '' ? undefined : await deps.citizenOf?.(visitor);
    if (citizen !== undefined) {
      context.set('citizen', citizen);
      // By the session and not by the person: what is written down of a deed names nobody.
      context.set('actor', { kind: 'citizen', id: `citizen:${citizen.sessionId}`, siteId: deps.siteId, roles: [] });
    }
    if (caller !== undefined) context.set('session', caller.session);
    if (caller?.actor !== undefined) context.set('actor', caller.actor);
    context.set('problem', (refusal) => {
      const problem = describeProblem(refusal, language, deps.locales, new URL(context.req.url).pathname);
      return Response.json(problem, {
        status: problem.status,
        headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': language, 'x-request-id': requestId, 'cache-control': 'no-store' },
      });
    });
    await next();
    context.header('x-request-id', requestId);
    context.header('content-language', language);
    context.header('vary', 'Accept-Language', { append: true });
    if (caller !== undefined || citizen !== undefined) {
      // What somebody reads who is signed in belongs to nobody else's cache.
      context.header('vary', 'Cookie', { append: true });
      if (!(context.res.headers.get('cache-control') ?? '').includes('no-store')) context.header('cache-control', 'private, no-cache');
    }
    const route = context.req.routePath.replaceAll(/[{}]/g, '');
    const status = String(context.res.status);
    deps.platform.metrics.observe('motcua_request_seconds', (performance.now() - startedAt) / 1000, { route, method: context.req.method, status });
  };
}

/** Where signing in begins, before there is a session: another site must not sign somebody in as somebody else either. */
const BEFORE_SESSION = /^\/api\/v1\/(?:session|set-up|password-links|my)(?:\/|$)/;

/**
 * Refuses changes that another site's page sends along with the cookie of somebody signed in (`foreign_origin`). Questions of citizens
 * who are not carry no such cookie and may come from a page of the province or a ministry.
 */
function refuseForeign(deps: ApiDeps): MiddlewareHandler<HouseEnv> {
  const publicHost = deps.publicUrl === undefined ? undefined : new URL(deps.publicUrl).host;
  return async (context, next) => {
    const concerns = context.var.session !== undefined || context.var.citizen !== undefined || BEFORE_SESSION.test(context.req.path);
    if (concerns && isForeignChange(context.req.method, context.req.raw.headers, [context.req.header('host'), publicHost])) return context.var.problem(refuse('foreign_origin'));
    await next();
    return undefined;
  };
}

function readLanguage(text: string | undefined): Language | undefined {
  return text === 'vi' || text === 'en' ? text : undefined;
}

/** A weak ETag on every JSON read; 304 when the caller has it already. Source: RFC 9110 §8.8, §13.1. */
const etag: MiddlewareHandler<HouseEnv> = async (context, next) => {
  await next();
  const { res } = context;
  if (context.req.method !== 'GET' || res.status !== 200 || res.headers.has('etag')) return;
  if (!(res.headers.get('content-type') ?? '').startsWith('application/json')) return;
  const body = await res.arrayBuffer();
  const tag = `W/"${createHash('sha1').update(Buffer.from(body)).digest('base64url')}"`;
  const headers = new Headers(res.headers);
  headers.set('etag', tag);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
  context.res = undefined;
  if (isKnownTag(context.req.header('if-none-match'), tag)) {
    headers.delete('content-type');
    headers.delete('content-length');
    context.res = new Response(null, { status: 304, headers });
  } else context.res = new Response(body, { status: 200, headers });
};

function addDocuments(api: Api, deps: ApiDeps): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'citizenSession', { type: 'apiKey', in: 'cookie', name: 'mc_citizen', description: 'Of a citizen who logged in; with the prefix __Host- where the house is reached by https' });
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'mc_session', description: 'Of an officer; with the prefix __Host- where the house is reached by https' });
  let document: ReturnType<Api['getOpenAPI31Document']> | undefined;
  const getDocument = (): NonNullable<typeof document> =>
    (document ??= api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Một Cửa', version: '1', description: 'The open API of the one-stop desk. Errors are problem details (RFC 9457) in Vietnamese or English by Accept-Language.' },
      servers: [{ url: '/' }],
    }));
  api.get('/api/v1/openapi.json', (context) => context.json(getDocument()));
  api.get('/api/v1/docs', (context) => context.html(docsPage(getDocument(), deps.locales, context.var.language)));
}
