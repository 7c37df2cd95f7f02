import { createRoute, z } from '@hono/zod-openapi';
import { refuse, type Refusal } from '#model/outcome.ts';
import { OWN } from '#platform/guard.ts';
import { callOf, problems, type Api } from '#platform/routes.ts';
import { CITIZEN_CALLBACK, CITIZEN_SIGN_IN_REFUSALS } from './citizen-sign-in.ts';
import type { Identity } from './identity.ts';
import { json } from './identity-schemas.ts';
import { sayNo, setCookie } from './route-parts.ts';

/** The page on which citizens log in, and are told why it did not work. */
const LOG_IN_PAGE = '/cua-toi/dang-nhap';
const ATTEMPT_SECONDS = 600;

const beginRoute = createRoute({
  method: 'get', path: '/api/v1/my/sign-in', tags: ['sign-in'], summary: "Sends a citizen's browser to the log-in service", description: 'Where that cannot be done, to the log-in page with the reason.',
  request: { query: z.object({ back: z.string().max(500).optional().openapi({ description: 'The page of this house to go on with', example: '/to-khai/khai-sinh' }) }) },
  responses: { 303: { description: 'To the service' }, ...problems(403, 422) },
});
const callbackRoute = createRoute({
  method: 'get', path: CITIZEN_CALLBACK, tags: ['sign-in'], summary: 'Where the log-in service sends citizens back to',
  responses: { 303: { description: 'To the page they came from, or to the log-in page with the reason' } },
});
const reasonRoute = createRoute({
  method: 'get', path: '/api/v1/my/sign-in/reason', tags: ['sign-in'], summary: 'Says in words why a log-in did not work, for the page that its browser was sent to',
  request: { query: z.object({ code: z.enum(CITIZEN_SIGN_IN_REFUSALS).openapi({ example: 'citizen_log_in_cancelled' }) }) },
  responses: problems(401, 404, 422, 502),
});
const sessionRoute = createRoute({
  method: 'get', path: '/api/v1/my/session', tags: ['sign-in'], summary: 'Whether somebody is logged in as a citizen, and how one logs in', description: 'Gives the browser another token where the present one has served its time.',
  responses: { 200: json(z.object({ service: z.string().nullable().describe('How the log-in service is called; null where there is none'), citizen: z.object({ name: z.string(), birthYear: z.number().int(), endsAt: z.string() }).nullable() }).openapi('CitizenSession'), 'The session') },
});
const signOutRoute = createRoute({
  method: 'delete', path: '/api/v1/my/session', tags: ['own'], summary: 'Logs out, here or everywhere', ...OWN,
  request: { query: z.object({ everywhere: z.enum(['1']).optional() }) },
  responses: { 200: json(z.object({ ended: z.number().int(), serviceEnd: z.string().nullable().describe('Where the log-in service itself is left') }).openapi('CitizenSignedOut'), 'Logged out'), ...problems(400, 401, 403, 409) },
});

/** Adds citizens' log-in. */
export function registerCitizenRoutes(api: Api, identity: Identity): void {
  const { citizenSignIn, citizenSessions, settings } = identity;
  const explain = ({ code }: Refusal): string => `${LOG_IN_PAGE}?${new URLSearchParams({ loi: code }).toString()}`;

  api.openapi(beginRoute, async (c) => {
    // Another site must not be able to begin a log-in for somebody. Source: ASVS 5.0, 7.6.2.
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return sayNo(c, refuse('foreign_origin'));
    const outcome = await citizenSignIn.begin(c.req.valid('query').back);
    if (!outcome.ok) return c.redirect(explain(outcome), 303);
    setCookie(c, identity, 'citizenSso', outcome.value.token, ATTEMPT_SECONDS);
    return c.redirect(outcome.value.url, 303);
  });
  api.openapi(callbackRoute, async (c) => {
    const outcome = await citizenSignIn.finish(new URL(c.req.url).search, c.var.visitor);
    setCookie(c, identity, 'citizenSso', '');
    if (!outcome.ok) return c.redirect(explain(outcome), 303);
    setCookie(c, identity, 'citizen', outcome.value.token);
    return c.redirect(outcome.value.back, 303);
  });
  api.openapi(reasonRoute, (c) => sayNo(c, refuse(c.req.valid('query').code, { name: settings.citizens?.name ?? '' })));
  api.openapi(sessionRoute, async (c) => {
    const live = await citizenSessions.ofRequest(c.var.visitor);
    c.header('cache-control', 'no-store');
    const token = live === undefined ? undefined : await citizenSessions.renew(live, c.var.visitor);
    if (token !== undefined) setCookie(c, identity, 'citizen', token);
    return c.json({ service: settings.citizens?.name ?? null, citizen: live === undefined ? null : { name: live.identity.name, birthYear: live.caller.birthYear, endsAt: new Date(live.row.endsAt).toISOString() } }, 200);
  });
  api.openapi(signOutRoute, async (c) => {
    const live = await citizenSessions.ofRequest(c.var.visitor);
    if (live === undefined) return sayNo(c, refuse('citizen_not_signed_in'));
    const outcome = await citizenSignIn.signOut(live, c.req.valid('query').everywhere === '1', callOf(c));
    if (!outcome.ok) return sayNo(c, outcome);
    setCookie(c, identity, 'citizen', '');
    return c.json(outcome.value, 200);
  });
}
