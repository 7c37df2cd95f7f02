import { createRoute, z } from '@hono/zod-openapi';
import { sayIn } from '#model/answers-in-words.ts';
import { citizenOf, OWN } from '#platform/guard.ts';
import { problems, replyRefusal, type Api } from '#platform/routes.ts';
import { DraftKeySchema } from './drafts.routes.ts';
import type { Forms } from './forms.ts';
import { draftCookie, DraftId, json } from './route-parts.ts';

const own = { tags: ['own'], ...OWN };
const OwnDraftSchema = z
  .object({ id: z.uuid(), code: z.string().openapi({ example: 'TK-7K3M-9QXA' }), formId: z.string(), name: z.string().describe('Of the form, in the language of the request'), procedureCode: z.string(), savedAt: z.string(), forgetOn: z.string() })
  .openapi('OwnDraft');
const listRoute = createRoute({
  method: 'get', path: '/api/v1/my/form-drafts', summary: 'Drafts that were begun while logged in, on whatever device', ...own,
  responses: { 200: json(z.object({ items: z.array(OwnDraftSchema) }), 'The last saved first'), ...problems(401) },
});
const openRoute = createRoute({
  method: 'post', path: '/api/v1/my/form-drafts/{id}/opening', summary: 'Opens one of them again, without its code and the year of birth', ...own, request: { params: DraftId },
  responses: { 200: json(DraftKeySchema, 'Opened'), ...problems(401, 403, 404, 422) },
});

/** Registers a person's own drafts. `secure`: whether the house is reached by https. */
export function registerOwnDraftRoutes(api: Api, forms: Pick<Forms, 'own'>, secure: boolean): void {
  api.openapi(listRoute, async (c) => {
    const items = await forms.own.list(citizenOf(c).personKey, c.var.actor);
    return c.json({ items: items.map(({ name, formVersion: _version, ...draft }) => ({ ...draft, name: sayIn(name, c.var.language) })) }, 200, { 'cache-control': 'private, no-store' });
  });
  api.openapi(openRoute, async (c) => {
    const opened = await forms.own.open(c.req.valid('param').id, citizenOf(c).personKey, c.var.actor);
    if (!opened.ok) return replyRefusal(c, opened) as never;
    c.header('set-cookie', draftCookie(opened.value, secure), { append: true });
    return c.json(opened.value as never, 200, { 'cache-control': 'no-store' });
  });
}
