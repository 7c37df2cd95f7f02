import { createRoute, z } from '@hono/zod-openapi';
import { refuse } from '#model/outcome.ts';
import { realSiteOf } from '#model/site.ts';
import { SIGNED_IN, type Guard } from '#platform/guard.ts';
import { callOf, cutPage, PageQuerySchema, problems, type Api } from '#platform/routes.ts';
import type { Identity } from './identity.ts';
import { body, Code, DeedSchema, Id, json, OwnSessionSchema, pageOf, Password, SessionSchema, SignInSchema, SiteId } from './identity-schemas.ts';
import { confirmed, readBefore, sayNo, sessionOf, setCookie } from './route-parts.ts';

const tags = ['session'];
const done = { 204: { description: 'Done' } };

/** For those who must set up a second factor before their session opens, and for everybody signed in. */
const ENROLLING: Guard = {
  ...SIGNED_IN,
  middleware: async (context, next) => {
    const stage = context.var.session?.stage;
    if (stage !== 'open' && stage !== 'enrolment') return context.var.problem(refuse('not_signed_in'));
    await next();
    return undefined;
  },
};

/** Adds what signed-in people do with their own account. */
export function registerSessionRoutes(api: Api, identity: Identity): void {
  registerOwnSession(api, identity);
  registerProofs(api, identity);
  registerOwnLog(api, identity);
}

function registerOwnSession(api: Api, identity: Identity): void {
  const { sessions, account, sites } = identity;

  api.openapi(
    createRoute({ method: 'get', path: '/api/v1/session', tags, summary: 'Who is signed in here, where, and what that allows', ...ENROLLING, responses: { 200: json(SessionSchema, 'The session'), ...problems(401) } }),
    async (c) => {
      const live = await sessions.find(c.var.visitor);
      const person = live === undefined ? undefined : await identity.findAccount(live.row.officerId);
      if (live === undefined || person === undefined) return sayNo(c, refuse('not_signed_in'));
      const [site, house] = await Promise.all([sites.get(live.row.siteId), identity.describeHouse()]);
      const elsewhere = [...new Set(person.roles.map((role) => role.siteId))].filter((id) => id !== realSiteOf(live.row.siteId));
      const otherSites = await Promise.all(elsewhere.map((id) => sites.get(id)));
      const { actor, session } = live.caller;
      return c.json(
        SessionSchema.parse({
          stage: session.stage, officer: { id: person.id, loginName: person.loginName, fullName: person.fullName }, site, roles: actor === undefined ? [] : live.row.roles, otherSites,
          rights: actor === undefined ? [] : identity.listRights(actor), confirmed: identity.isConfirmed(session), hasPassword: person.passwordHash !== null, passwordSetAt: person.passwordSetAt,
          secondFactorSince: person.totpSince, recoveryCodesLeft: person.recoveryCodesLeft, isLinked: person.isLinked, endsAt: live.row.endsAt, demo: house.demo,
        }),
        200,
        { 'cache-control': 'no-store' },
      );
    },
  );
  api.openapi(
    createRoute({ method: 'delete', path: '/api/v1/session', tags, summary: 'Signs out here', ...ENROLLING, responses: { ...done, ...problems(401) } }),
    async (c) => {
      const session = sessionOf(c);
      const method = (await sessions.find(c.var.visitor))?.row.method ?? 'password';
      await account.signOut(session, { ...callOf(c), actor: { ...c.var.actor, id: session.officerId, kind: 'officer' } });
      await identity.signIn.log(session.officerId, 'signedOut', method, c.var.visitor);
      setCookie(c, identity, 'session', '');
      return c.body(null, 204);
    },
  );
  api.openapi(
    createRoute({ method: 'get', path: '/api/v1/session/sessions', tags, summary: 'Every session of one\'s own, the last used first', ...SIGNED_IN, responses: { 200: json(pageOf(OwnSessionSchema, 'OwnSessions'), 'All of them'), ...problems(401) } }),
    async (c) => {
      const session = sessionOf(c);
      const items = (await identity.listOwnSessions(session.officerId)).map((row) => ({ ...row, current: row.id === session.id }));
      return c.json({ items, nextCursor: null }, 200);
    },
  );
  api.openapi(
    createRoute({ method: 'delete', path: '/api/v1/session/sessions', tags, summary: 'Signs out everywhere, here too', ...SIGNED_IN, middleware: [SIGNED_IN.middleware, confirmed(identity)], responses: { 200: json(z.object({ ended: z.number().int() }), 'How many ended'), ...problems(401, 403) } }),
    async (c) => {
      const ended = await account.signOutEverywhere(sessionOf(c).officerId, callOf(c));
      setCookie(c, identity, 'session', '');
      return c.json(ended, 200);
    },
  );
  api.openapi(
    createRoute({ method: 'delete', path: '/api/v1/session/sessions/{id}', tags, summary: 'Ends one of one\'s own sessions', ...SIGNED_IN, middleware: [SIGNED_IN.middleware, confirmed(identity)], request: { params: z.object({ id: Id }) }, responses: { ...done, ...problems(401, 403, 404) } }),
    async (c) => {
      const session = sessionOf(c);
      const { id } = c.req.valid('param');
      const outcome = await account.endSession(session.officerId, id, callOf(c));
      if (!outcome.ok) return sayNo(c, outcome);
      if (id === session.id) setCookie(c, identity, 'session', '');
      return c.body(null, 204);
    },
  );
  api.openapi(
    createRoute({ method: 'put', path: '/api/v1/session/site', tags, summary: 'Goes on working at another site where one holds a role', ...SIGNED_IN, request: body(z.object({ siteId: SiteId })), responses: { ...done, ...problems(401, 403) } }),
    async (c) => {
      const outcome = await account.workAt(sessionOf(c), c.req.valid('json').siteId, callOf(c));
      if (!outcome.ok) return sayNo(c, outcome);
      setCookie(c, identity, 'session', outcome.value.token);
      return c.body(null, 204);
    },
  );
}

function registerProofs(api: Api, identity: Identity): void {
  const { account, secondFactor } = identity;
  const delicate = { ...SIGNED_IN, middleware: [SIGNED_IN.middleware, confirmed(identity)] };

  api.openapi(
    createRoute({
      method: 'post', path: '/api/v1/session/confirmation', tags, summary: 'Proves again who one is, before a delicate deed', ...SIGNED_IN,
      request: body(z.object({ password: Password, code: Code.optional() })), responses: { ...done, ...problems(401, 429) },
    }),
    async (c) => {
      const session = sessionOf(c);
      const outcome = await account.confirm(session, c.req.valid('json') as { password: string; code?: string }, callOf(c));
      if (!outcome.ok) {
        if (outcome.code === 'confirmation_wrong') await identity.signIn.log(session.officerId, 'failed', 'password', c.var.visitor);
        if (outcome.code === 'second_factor_wrong') await identity.signIn.log(session.officerId, 'wrongCode', 'password', c.var.visitor);
        return sayNo(c, outcome);
      }
      await identity.signIn.log(session.officerId, 'confirmed', 'password', c.var.visitor);
      setCookie(c, identity, 'session', outcome.value.token);
      return c.body(null, 204);
    },
  );
  api.openapi(
    createRoute({
      method: 'put', path: '/api/v1/session/password', tags, summary: 'Changes one\'s own password and ends one\'s other sessions', ...delicate,
      request: body(z.object({ current: Password.optional(), next: Password })), responses: { ...done, ...problems(401, 403, 422, 429) },
    }),
    async (c) => {
      const { current, next } = c.req.valid('json');
      const outcome = await account.changePassword(sessionOf(c), { next, ...(current === undefined ? {} : { current }) }, callOf(c));
      if (!outcome.ok) return sayNo(c, outcome);
      setCookie(c, identity, 'session', outcome.value.token);
      return c.body(null, 204);
    },
  );
  api.openapi(
    createRoute({
      method: 'post', path: '/api/v1/session/totp', tags, summary: 'A new secret for an authenticator app; it counts once its first code was typed', ...ENROLLING, middleware: [ENROLLING.middleware, confirmed(identity)],
      responses: { 200: json(z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }).openapi('TotpProposal'), 'The secret as text and as QR picture'), ...problems(401, 403, 409) },
    }),
    async (c) => {
      const session = sessionOf(c);
      const outcome = await secondFactor.propose(session, { ...callOf(c), actor: { ...c.var.actor, kind: 'officer', id: session.officerId } });
      return outcome.ok ? c.json({ ...outcome.value }, 200, { 'cache-control': 'no-store' }) : sayNo(c, outcome);
    },
  );
  api.openapi(
    createRoute({
      method: 'put', path: '/api/v1/session/totp', tags, summary: 'Proves the secret by its first code; gives the recovery codes, this one time', ...ENROLLING, middleware: [ENROLLING.middleware, confirmed(identity)],
      request: body(z.object({ code: Code })), responses: { 200: json(z.object({ recoveryCodes: z.array(z.string()) }).openapi('RecoveryCodes'), 'Set'), ...problems(401, 403, 409, 429) },
    }),
    async (c) => {
      const session = sessionOf(c);
      const outcome = await secondFactor.enrol(session, c.req.valid('json').code, { ...callOf(c), actor: { ...c.var.actor, kind: 'officer', id: session.officerId } });
      if (!outcome.ok) return sayNo(c, outcome);
      if (session.stage === 'enrolment') await identity.signIn.log(session.officerId, 'signedIn', 'password', c.var.visitor);
      setCookie(c, identity, 'session', outcome.value.token);
      return c.json({ recoveryCodes: [...outcome.value.recoveryCodes] }, 200);
    },
  );
  api.openapi(
    createRoute({ method: 'delete', path: '/api/v1/session/totp', tags, summary: 'Takes one\'s second factor away', ...delicate, responses: { ...done, ...problems(401, 403, 409) } }),
    async (c) => {
      const outcome = await secondFactor.remove(sessionOf(c), callOf(c));
      if (!outcome.ok) return sayNo(c, outcome);
      setCookie(c, identity, 'session', outcome.value.token);
      return c.body(null, 204);
    },
  );
}

function registerOwnLog(api: Api, identity: Identity): void {
  const { log } = identity;
  const query = { query: PageQuerySchema };
  const keyOf = (row: { readonly at: string; readonly id: string }): readonly string[] => [row.at, row.id];

  api.openapi(
    createRoute({ method: 'get', path: '/api/v1/session/sign-ins', tags, summary: 'When and from where one signed in or somebody tried to, newest first', ...SIGNED_IN, request: query, responses: { 200: json(pageOf(SignInSchema, 'SignIns'), 'One page'), ...problems(401, 422) } }),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const before = readBefore(cursor);
      if (before === undefined) return sayNo(c, refuse('invalid_request', { reason: 'cursor' }));
      const page = cutPage(await log.listSignIns(sessionOf(c).officerId, before, limit + 1), limit, keyOf);
      return c.json({ items: [...page.items], nextCursor: page.nextCursor }, 200);
    },
  );
  api.openapi(
    createRoute({ method: 'get', path: '/api/v1/session/deeds', tags, summary: 'What one did here, newest first', ...SIGNED_IN, request: query, responses: { 200: json(pageOf(DeedSchema, 'Deeds'), 'One page'), ...problems(401, 422) } }),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const before = readBefore(cursor);
      if (before === undefined) return sayNo(c, refuse('invalid_request', { reason: 'cursor' }));
      const page = cutPage(await log.listDeeds(sessionOf(c).officerId, before, limit + 1), limit, keyOf);
      return c.json({ items: page.items.map((row) => DeedSchema.parse(row)), nextCursor: page.nextCursor }, 200);
    },
  );
  api.openapi(
    createRoute({ method: 'get', path: '/api/v1/session/changes', tags, summary: 'What was changed about one\'s own account, by whomever, newest first', ...SIGNED_IN, request: query, responses: { 200: json(pageOf(DeedSchema, 'Deeds'), 'One page'), ...problems(401, 422) } }),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const before = readBefore(cursor);
      if (before === undefined) return sayNo(c, refuse('invalid_request', { reason: 'cursor' }));
      const page = cutPage(await log.listChanges(sessionOf(c).officerId, before, limit + 1), limit, keyOf);
      return c.json({ items: page.items.map((row) => DeedSchema.parse(row)), nextCursor: page.nextCursor }, 200);
    },
  );
}
