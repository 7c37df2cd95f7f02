import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { refuse } from '#model/outcome.ts';
import { guard } from '#platform/guard.ts';
import { openLiveStream, STREAMS_A_SESSION, type LiveSource, type StreamSlots } from '#platform/live-stream.ts';
import { problems, replyRefusal, type Api, type HouseEnv, type Visitor } from '#platform/routes.ts';
import { ProofSchema } from './dossier-schemas.ts';
import type { Dossiers } from './dossiers.ts';
import { DOSSIER_RIGHTS } from './dossiers.policy.ts';
import { proofOf } from './proof-of.ts';

/** Who is still signed in, asked without keeping anybody signed in; handed in by `app/`. */
export interface LivePeople {
  isOfficerHere(visitor: Visitor): Promise<boolean>;
  isCitizenHere(visitor: Visitor): Promise<boolean>;
}

const Mark = z.string().max(100);
const events = { 200: { description: `Server-sent events: \`changed\` with the mark as its id, \`ended\` when it may not be followed any more. At most ${String(STREAMS_A_SESSION)} streams a session`, content: { 'text/event-stream': { schema: z.string() } } } };
const query = z.object({ seen: Mark.optional().describe('The mark of the page; what changed since is told at once') });
const read = { tags: ['dossiers'], ...guard('dossiers', DOSSIER_RIGHTS, 'readDossier') };

const applicantRoute = createRoute({
  method: 'post', path: '/api/v1/dossier-access/events', tags: ['filing'], summary: "Tells the applicant that something of a dossier's page changed", description: 'Only that, and only what the page shows. By POST, so that neither number nor year stands in an address.',
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ ...ProofSchema, seen: Mark.optional().describe('The mark of the page') }) } } } },
  responses: { ...events, ...problems(404, 422, 429) },
});
const dossierRoute = createRoute({
  method: 'get', path: '/api/v1/dossiers/{id}/events', summary: 'Tells an officer that a dossier was acted on', description: 'The mark is the number of the last action.', ...read,
  request: { params: z.object({ id: z.uuid() }), query },
  responses: { ...events, ...problems(401, 403, 404, 422, 429) },
});
const deskRoute = createRoute({
  method: 'get', path: '/api/v1/dossier-events', summary: "Tells an officer that the site's open dossiers changed", ...read,
  request: { query },
  responses: { ...events, ...problems(401, 403, 422, 429) },
});
const markRoute = createRoute({
  method: 'get', path: '/api/v1/dossier-mark', summary: "The mark of the site's open dossiers as they stand, for a page that follows them", ...read,
  responses: { 200: { description: 'The mark', content: { 'application/json': { schema: z.object({ mark: z.string() }).openapi('DossierMark') } } }, ...problems(401, 403) },
});

/** Adds what tells of changes without a page being loaded anew. */
export function registerLiveRoutes(api: Api, dossiers: Pick<Dossiers, 'followAsApplicant' | 'followDossier' | 'followDesk'>, slots: StreamSlots, people: LivePeople): void {
  const stream = (c: Context<HouseEnv>, session: string, seen: string | undefined, source: LiveSource, isHere: () => Promise<boolean>): never => {
    const giveBack = slots.take(session);
    if (giveBack === undefined) return replyRefusal(c, refuse('streams_too_many', { max: STREAMS_A_SESSION })) as never;
    // A reader that comes back says what it saw last; the page's own mark is older then.
    const last = c.req.header('last-event-id') ?? seen;
    // Who has signed out meanwhile follows nothing any more.
    const readMark = async (): Promise<string | undefined> => ((await isHere()) ? source.readMark() : undefined);
    return replyStream(openLiveStream({ ...source, readMark }, last === undefined ? undefined : last.slice(0, 100), { onClose: giveBack })) as never;
  };

  api.openapi(applicantRoute, async (c) => {
    const { seen, ...given } = c.req.valid('json');
    const source = await dossiers.followAsApplicant(proofOf(c, given));
    if (!source.ok) return replyRefusal(c, source) as never;
    const { citizen, visitor } = c.var;
    // Opened by log-in it is followed as long as that lasts; by number and year there is no session, so the browser is known by both.
    const byLogIn = given.birthYear === undefined && citizen !== undefined;
    return stream(c, byLogIn ? `citizen ${citizen.sessionId}` : `number ${given.number.toUpperCase()} ${visitor.address}`, seen, source.value, async () => !byLogIn || people.isCitizenHere(visitor));
  });
  api.openapi(dossierRoute, async (c) => {
    const { id } = c.req.valid('param');
    const source = await dossiers.followDossier(id, c.var.actor);
    if (source === undefined) return replyRefusal(c, refuse('not_found', { path: id })) as never;
    return stream(c, officerKey(c), c.req.valid('query').seen, source, () => people.isOfficerHere(c.var.visitor));
  });
  api.openapi(deskRoute, (c) => stream(c, officerKey(c), c.req.valid('query').seen, dossiers.followDesk(c.var.actor), () => people.isOfficerHere(c.var.visitor)));
  api.openapi(markRoute, async (c) => c.json({ mark: (await dossiers.followDesk(c.var.actor).readMark()) ?? '' }, 200, { 'cache-control': 'private, no-store' }));
}

function officerKey(c: Context<HouseEnv>): string {
  return `officer ${c.var.session?.id ?? c.var.actor.id}`;
}

/** The reply that carries a stream. */
function replyStream(stream: ReadableStream<Uint8Array>): Response {
  return new Response(stream, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } });
}
