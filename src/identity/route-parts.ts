import type { Context, MiddlewareHandler } from 'hono';
import { refuse, type Refusal } from '#model/outcome.ts';
import { readCursor, replyRefusal, type HouseEnv, type OpenSession } from '#platform/routes.ts';
import { writeCookie, type CookieUse } from './cookies.ts';
import type { Identity } from './identity.ts';

type House = Context<HouseEnv>;

/** A browser that has signed in before is known for this long. Unit: seconds. */
export const DEVICE_SECONDS = 180 * 86_400;

/** Problem details have their own media type, which a route's typed replies do not name. */
export function sayNo(context: House, refusal: Refusal): never {
  if (refusal.code === 'sign_in_throttled') context.header('retry-after', String(refusal.details['seconds'] ?? 1));
  const response = replyRefusal(context, refusal);
  const seconds = refusal.code === 'sign_in_throttled' ? refusal.details['seconds'] : undefined;
  if (seconds !== undefined) response.headers.set('retry-after', String(seconds));
  return response as never;
}

/** Puts a cookie of the room on the reply; an empty value takes it away. */
export function setCookie(context: House, identity: Identity, use: CookieUse, value: string, maxAgeSeconds?: number): void {
  const { secure } = identity.sessions;
  context.header('set-cookie', writeCookie(use, value, { secure, ...(value === '' ? { maxAgeSeconds: 0 } : maxAgeSeconds === undefined ? {} : { maxAgeSeconds }) }), { append: true });
  context.header('cache-control', 'no-store');
}

/** The session that the guard has made sure of. Faults: a route without guard. */
export function sessionOf(context: House): OpenSession {
  const { session } = context.var;
  if (session === undefined) throw new Error(`${context.req.path}: a route of signed-in people stands without its guard`);
  return session;
}

/**
 * For delicate deeds: asks that the person proved who they are a short while ago. Comes after the guard of rights.
 * Refuses: `confirmation_needed`. Source: ASVS 5.0, 7.5.1.
 */
export function confirmed(identity: Identity): MiddlewareHandler<HouseEnv> {
  return async (context, next) => {
    const { session } = context.var;
    if (session === undefined) return context.var.problem(refuse('not_signed_in'));
    if (!identity.isConfirmed(session)) return context.var.problem(refuse('confirmation_needed'));
    await next();
    return undefined;
  };
}

/** Where a page of a log begins, newest first; undefined when the cursor is not one of ours. */
export function readBefore(cursor: string | undefined): readonly [string, string] | null | undefined {
  if (cursor === undefined) return null;
  const key = readCursor(cursor, 2);
  const [at, id] = key ?? [];
  if (typeof at !== 'string' || typeof id !== 'string' || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  return [at, id];
}
