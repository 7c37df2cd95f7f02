import { createRoute } from '@hono/zod-openapi';
import type { Answers } from '#model/form-paths.ts';
import type { Form } from '#model/form.ts';
import { refuse, type Outcome } from '#model/outcome.ts';
import { problems, replyRefusal, type Api } from '#platform/routes.ts';
import type { Forms } from './forms.ts';
import { DraftId, holderOf } from './route-parts.ts';

/** Prints the official declaration that some answers fill; undefined for a form without one. Handed in by `app/`. */
export type PrintDeclaration = (form: Form, asked: Answers, computed: Answers) => Promise<Outcome<Uint8Array> | undefined>;

const paperRoute = createRoute({
  method: 'get', path: '/api/v1/form-drafts/{id}/declaration', tags: ['form drafts'], summary: 'The official declaration filled with what the draft says so far, to look at, print and sign', request: { params: DraftId },
  responses: { 200: { description: 'PDF/A', content: { 'application/pdf': { schema: {} } } }, ...problems(404, 409, 422, 503) },
});

/** Adds the printed declaration of a draft. */
export function registerDraftPaperRoutes(api: Api, forms: Pick<Forms, 'drafts'>, print: PrintDeclaration): void {
  api.openapi(paperRoute, async (c) => {
    const found = await forms.drafts.find(holderOf(c, c.req.valid('param').id), c.var.actor);
    if (!found.ok) return replyRefusal(c, found) as never;
    const { open, row } = found.value;
    if (open === undefined) return replyRefusal(c, refuse('form_draft_sent', { code: row.dossierCode ?? row.code })) as never;
    const printed = await print(open.form, open.checked.flow.asked, open.checked.computed);
    if (printed === undefined) return replyRefusal(c, refuse('not_found', { path: row.id })) as never;
    if (!printed.ok) return replyRefusal(c, printed) as never;
    return c.body(printed.value as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${open.form.id}.pdf"`, 'cache-control': 'private, no-store' }) as never;
  });
}
