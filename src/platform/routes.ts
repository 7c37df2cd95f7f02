import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Actor } from '#model/actor.ts';
import type { Refusal } from '#model/outcome.ts';
import { isLocalDate } from '#model/time.ts';
import type { CommandCall } from './command.ts';

export type Language = 'vi' | 'en';

/** Who stands at the door: what a request says about where it comes from. */
export interface Visitor {
  /** The client's address as the house's own server saw it. */
  readonly address: string;
  /** Browser and system in a few words, such as `Firefox · Linux`; never the whole header. */
  readonly device: string;
  /** The whole Cookie header, empty without one. */
  readonly cookie: string;
}

/** An officer's session as routes see it; `actor` is an officer only while its stage is `open`. */
export interface OpenSession {
  readonly id: string;
  readonly officerId: string;
  /** `secondFactor`: the password was right, a code is due; `enrolment`: a second factor must be set up first. */
  readonly stage: 'secondFactor' | 'enrolment' | 'open';
  /** When the person last proved who they are. Unit: milliseconds since 1970. */
  readonly confirmedAt: number;
}

/** What the house knows of a visitor who carries a live session. */
export interface Caller {
  readonly session: OpenSession;
  /** Absent until the session is open. */
  readonly actor?: Actor;
}

/** A citizen who logged in, as routes see them: a keyed hash and a year, nothing that names the person. */
export interface SignedInCitizen {
  readonly sessionId: string;
  /** What dossiers keep of their applicant's personal number. */
  readonly personKey: string;
  readonly birthYear: number;
}

/** Finds the citizen of a request by its session; the room `identity` gives it, `app/http/api.ts` asks it. */
export type CitizenOf = (visitor: Visitor) => Promise<SignedInCitizen | undefined>;

/** Finds the officer of a request by its session; the room `identity` gives it, `app/http/api.ts` asks it. */
export type ActorOf = (visitor: Visitor) => Promise<Caller | undefined>;

/** What every route finds in its context: `c.var.actor`, `c.var.language`, `c.var.requestId`. */
export interface HouseEnv {
  Variables: {
    actor: Actor;
    visitor: Visitor;
    /** Of a visitor with a live session. */
    session?: OpenSession;
    /** Of a visitor who logged in as a citizen. */
    citizen?: SignedInCitizen;
    language: Language;
    requestId: string;
    /** Turns a refusal into problem details in the caller's language (the table is `app/refusals.ts`). */
    problem: (refusal: Refusal) => Response;
  };
}

/** The API that rooms add their routes to. Shape: paths begin with `/api/v1/`. */
export type Api = OpenAPIHono<HouseEnv>;

/** A room's `register<Room>Routes(api, room)` once the room is given. */
export type RouteRegistrar = (api: Api) => void;

/** Answers with problem details. Source: RFC 9457. */
export function replyRefusal(context: Context<HouseEnv>, refusal: Refusal): Response {
  return context.var.problem(refusal);
}

/** What a command needs from a request: actor, Idempotency-Key header, request id. */
export function callOf(context: Context<HouseEnv>): CommandCall {
  const idempotencyKey = context.req.header('idempotency-key');
  return { actor: context.var.actor, requestId: context.var.requestId, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
}

export const ProblemSchema = z
  .object({
    type: z.string().openapi({ example: '/api/v1/docs#not_found' }),
    title: z.string().openapi({ example: 'Không tìm thấy' }),
    status: z.number().int().openapi({ example: 404 }),
    code: z.string().openapi({ example: 'not_found' }),
    detail: z.string(),
    instance: z.string(),
  })
  .openapi('Problem');

/** The refusals of a route in its OpenAPI entry: `responses: { 200: …, ...problems(404, 422) }`. */
export function problems(...statuses: readonly number[]): Record<number, { description: string; content: { 'application/problem+json': { schema: typeof ProblemSchema } } }> {
  return Object.fromEntries(
    statuses.map((status) => [status, { description: 'Problem details (RFC 9457)', content: { 'application/problem+json': { schema: ProblemSchema } } }]),
  );
}

/** The query of a list: `cursor` is what the last page handed out, `limit` 1 to 100 (20 unless said). */
export const PageQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** Hides the last key of a page in an opaque text. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in a cursor, or undefined when the text was not made by `writeCursor` with as many parts. */
export function readCursor(cursor: string, parts: number): readonly (string | number)[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(key) || key.length !== parts) return undefined;
    return key.every((part) => typeof part === 'string' || typeof part === 'number') ? (key as (string | number)[]) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a caller has what goes by a tag: by its own name, weakly, or as whatever there is. Source: RFC 9110 §13.1.2. */
export function isKnownTag(ifNoneMatch: string | undefined, tag: string): boolean {
  const bare = (text: string): string => text.replace(/^W\//u, '');
  return (ifNoneMatch ?? '').split(',').some((part) => part.trim() === '*' || (part.trim() !== '' && bare(part.trim()) === bare(tag)));
}

/** A day of a request; what is wrong with it is told in both languages. Shape: `2026-11-22`. */
export const DayText = z.string().refine(isLocalDate, { error: 'a day that exists is needed, such as 2026-11-22', params: { vi: 'cần một ngày có thật, như 2026-11-22' } });

/** Why a cursor is refused. */
export const CURSOR_BROKEN = {
  vi: 'cursor: không phải dấu trang của danh sách này. Hãy lấy lại từ nextCursor của trang trước',
  en: 'cursor: no mark of this list. Take it from nextCursor of the page before',
} as const;

/** Cuts one row too many off a list and makes the cursor of the next page. Ask the store for `limit + 1` rows. */
export function cutPage<Item>(rows: readonly Item[], limit: number, keyOf: (item: Item) => readonly (string | number)[]): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null };
}
