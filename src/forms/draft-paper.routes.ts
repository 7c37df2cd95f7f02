import { createRoute } from '@hono/zod-openapi';
import { fillPaper } from '#model/answers-in-words.ts';
import { refuse, type Outcome } from '#model/outcome.ts';
import { problems, replyRefusal, type Api } from '#platform/routes.ts';
import type { Forms } from './forms.ts';
import { DraftId, holderOf } from './route-parts.ts';

/** Prints the official declaration filled with some values; handed in by `app/`. */
export type PrintDeclaration = (template: string, values: Readonly<Record<string, unknown>>) => Promise<Outcome<Uint8Array>>;

const paperRoute = createRoute({
  method: 'get', path: '/api/v1/form-drafts/{id}/declaration', tags: ['form drafts'], summary: 'The official declaration filled with what the draft says so far, to look at, print and sign', request: { params: DraftId },
  responses: { 200: { description: 'PDF/A', content: { 'application/pdf': { schema: {} } } }, ...problems(404, 409, 422, 503) },
});

/** Adds the printed declaration of a draft. */
export function registerDraftPaperRoutes(api: Api, forms: Pick<Forms, 'drafts' | 'sentences'>, print: PrintDeclaration): void {
  api.openapi(paperRoute, async (c) => {
    const found = await forms.drafts.find(holderOf(c, c.req.valid('param').id), c.var.actor);
    if (!found.ok) return replyRefusal(c, found) as never;
    const { open, row } = found.value;
    if (open === undefined) return replyRefusal(c, refuse('form_draft_sent', { code: row.dossierCode ?? row.code })) as never;
    if (open.form.paper === undefined) return replyRefusal(c, refuse('not_found', { path: row.id })) as never;
    // The paper is Vietnamese whatever the screen speaks.
    const printed = await print(open.form.paper.template, fillPaper(open.form, open.checked.flow.asked, open.checked.computed, forms.sentences.vi.formWords));
    if (!printed.ok) return replyRefusal(c, printed) as never;
    return c.body(printed.value as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${open.form.id}.pdf"`, 'cache-control': 'private, no-store' }) as never;
  });
}
