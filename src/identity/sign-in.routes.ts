import { createRoute, z } from '@hono/zod-openapi';
import { refuse } from '#model/outcome.ts';
import { callOf, problems, type Api } from '#platform/routes.ts';
import type { Identity } from './identity.ts';
import { body, Code, FullName, HouseSchema, json, LoginName, Password, PlaceCode, StageSchema, Token } from './identity-schemas.ts';
import { DEVICE_SECONDS, sayNo, setCookie } from './route-parts.ts';
import { SSO_CALLBACK } from './sso.ts';

const tags = ['sign-in'];

const houseRoute = createRoute({
  method: 'get',
  path: '/api/v1/house',
  tags,
  summary: 'Where this house stands, whether it is a demonstration, and how one signs in',
  responses: { 200: json(HouseSchema, 'The house') },
});
const signInRoute = createRoute({
  method: 'post',
  path: '/api/v1/session',
  tags,
  summary: 'Signs in by password; the session is a cookie. Refusals say the same whatever was wrong',
  request: body(z.object({ loginName: z.string().min(1).max(200).openapi({ example: 'lan.nguyen' }), password: Password })),
  responses: { 200: json(StageSchema, 'Signed in, or what is still due'), ...problems(401, 422, 429) },
});
const secondFactorRoute = createRoute({
  method: 'post',
  path: '/api/v1/session/second-factor',
  tags,
  summary: 'The code after the password: of the app, or one of the recovery codes',
  request: body(z.object({ code: Code })),
  responses: { 200: json(StageSchema, 'Signed in'), ...problems(401, 422, 429) },
});
const ssoRoute = createRoute({
  method: 'get',
  path: '/api/v1/sso',
  tags,
  summary: 'Sends the browser to the other log-in service; `confirm` proves again who is signed in',
  request: { query: z.object({ confirm: z.enum(['1']).optional() }) },
  responses: { 303: { description: 'To the service' }, ...problems(401, 403, 404, 502) },
});
const ssoBackRoute = createRoute({
  method: 'get',
  path: SSO_CALLBACK,
  tags,
  summary: 'Where the other log-in service sends the browser back to',
  responses: { 303: { description: 'To the desk, or to the sign-in page with the reason' } },
});
const setUpCheckRoute = createRoute({
  method: 'post',
  path: '/api/v1/set-up/check',
  tags,
  summary: 'Whether a set-up link still works',
  request: body(z.object({ token: Token })),
  responses: { 200: json(z.object({ expiresAt: z.string() }), 'It does'), ...problems(410, 429) },
});
const setUpRoute = createRoute({
  method: 'post',
  path: '/api/v1/set-up',
  tags,
  summary: 'Says where the house stands and makes the first operator; works once',
  request: body(z.object({ token: Token, placeCode: PlaceCode, loginName: LoginName, fullName: FullName, password: Password })),
  responses: { 201: json(z.object({ loginName: z.string() }), 'Made'), ...problems(404, 410, 422, 429) },
});
const linkCheckRoute = createRoute({
  method: 'post',
  path: '/api/v1/password-links/check',
  tags,
  summary: 'Whose password a one-time link sets',
  request: body(z.object({ token: Token })),
  responses: { 200: json(z.object({ loginName: z.string(), fullName: z.string(), expiresAt: z.string() }), 'The link works'), ...problems(410, 429) },
});
const linkRoute = createRoute({
  method: 'post',
  path: '/api/v1/password-links',
  tags,
  summary: 'Sets a password by a one-time link; a second factor stays as it was',
  request: body(z.object({ token: Token, password: Password })),
  responses: { 200: json(z.object({ loginName: z.string() }), 'Set'), ...problems(410, 422, 429) },
});

/** Adds what may be asked before signing in. */
export function registerSignInRoutes(api: Api, identity: Identity): void {
  const { signIn, links, sso } = identity;
  api.openapi(houseRoute, async (c) => c.json(HouseSchema.parse(await identity.describeHouse()), 200));

  api.openapi(signInRoute, async (c) => {
    const outcome = await signIn.byPassword(c.req.valid('json'), c.var.visitor);
    if (!outcome.ok) return sayNo(c, outcome);
    setCookie(c, identity, 'session', outcome.value.token);
    if (outcome.value.deviceMark !== undefined) setCookie(c, identity, 'device', outcome.value.deviceMark, DEVICE_SECONDS);
    return c.json({ stage: outcome.value.stage }, 200);
  });
  api.openapi(secondFactorRoute, async (c) => {
    const outcome = await signIn.bySecondFactor(c.req.valid('json').code, c.var.visitor);
    if (!outcome.ok) return sayNo(c, outcome);
    setCookie(c, identity, 'session', outcome.value.token);
    return c.json({ stage: outcome.value.stage }, 200);
  });

  api.openapi(ssoRoute, async (c) => {
    // Another site must not be able to begin a sign-in for somebody. Source: ASVS 5.0, 7.6.2.
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return sayNo(c, refuse('foreign_origin'));
    const confirms = c.req.valid('query').confirm === '1';
    const { session } = c.var;
    if (confirms && session?.stage !== 'open') return sayNo(c, refuse('not_signed_in'));
    const outcome = await sso.begin(confirms ? session : undefined);
    if (!outcome.ok) return sayNo(c, outcome);
    setCookie(c, identity, 'sso', outcome.value.token, 600);
    return c.redirect(outcome.value.url, 303);
  });
  api.openapi(ssoBackRoute, async (c) => {
    const outcome = await sso.finish(new URL(c.req.url).search, c.var.visitor, callOf(c));
    setCookie(c, identity, 'sso', '');
    if (!outcome.ok) {
      const code = outcome.details['code'];
      return c.redirect(`/dang-nhap?${new URLSearchParams({ loi: outcome.code, ...(code === undefined ? {} : { ma: String(code) }) }).toString()}`, 303);
    }
    setCookie(c, identity, 'session', outcome.value.token);
    if (outcome.value.purpose === 'confirm') return c.redirect('/can-bo/tai-khoan', 303);
    return c.redirect(outcome.value.stage === 'secondFactor' ? '/dang-nhap/ma' : '/can-bo', 303);
  });

  api.openapi(setUpCheckRoute, async (c) => {
    const outcome = await links.checkSetUp(c.req.valid('json').token, c.var.visitor.address);
    return outcome.ok ? c.json({ expiresAt: outcome.value.expiresAt }, 200) : sayNo(c, outcome);
  });
  api.openapi(setUpRoute, async (c) => {
    const outcome = await links.setUp(c.req.valid('json'), c.var.visitor.address);
    return outcome.ok ? c.json(outcome.value, 201) : sayNo(c, outcome);
  });
  api.openapi(linkCheckRoute, async (c) => {
    const outcome = await links.checkPassword(c.req.valid('json').token, c.var.visitor.address);
    return outcome.ok ? c.json(outcome.value, 200) : sayNo(c, outcome);
  });
  api.openapi(linkRoute, async (c) => {
    const outcome = await links.setPassword(c.req.valid('json'), c.var.visitor.address);
    return outcome.ok ? c.json(outcome.value, 200) : sayNo(c, outcome);
  });
}
