import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { sayIn } from '#model/answers-in-words.ts';
import { fillSentence } from '#model/form-fault.ts';
import { sayQuestion, sayUnderstood } from '#model/form-talk.ts';
import { refuse, type Refusal } from '#model/outcome.ts';
import { readSentFile, replyFile } from '#platform/sent-files.routes.ts';
import { callOf, problems, replyRefusal, type Api, type HouseEnv } from '#platform/routes.ts';
import { FileSchema } from './drafts.routes.ts';
import type { Talk } from './draft-talk.ts';
import { sayFault } from './form-sentences.ts';
import type { Forms } from './forms.ts';
import { DraftId, holderOf, json } from './route-parts.ts';
import { MOST_FILE_BYTES } from './take-file.ts';

const TalkSchema = z
  .object({
    kind: z.enum(['ask', 'confirm', 'onPage', 'done']), version: z.number().int(),
    path: z.string().optional(), page: z.string().optional().describe('Where this part is done by hand'),
    says: z.string().describe('What to show or read aloud'),
    label: z.string().optional(), help: z.string().optional(), example: z.string().optional(),
    choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
    understood: z.string().optional().describe('In words; saved only once it is confirmed'),
    fault: z.string().optional().describe('Why the last words were not taken, and what is asked back'),
    mayBeSkipped: z.boolean().optional(),
  })
  .openapi('FormTalk');
const FileId = z.object({ id: z.uuid(), fileId: z.uuid() });
const picture = { description: 'The file', content: { 'image/jpeg': { schema: z.string() }, 'application/pdf': { schema: z.string() } } };

const askRoute = createRoute({
  method: 'get', path: '/api/v1/form-drafts/{id}/say', tags: ['form drafts'], summary: 'What the conversation asks now', request: { params: DraftId },
  responses: { 200: json(TalkSchema, 'The next thing'), ...problems(404, 409, 422) },
});
const sayRoute = createRoute({
  method: 'post', path: '/api/v1/form-drafts/{id}/say', tags: ['form drafts'], summary: 'One answer in own words: understood and shown, then confirmed; what could mean several things is asked back',
  request: { params: DraftId, body: { required: true, content: { 'application/json': { schema: z.object({ text: z.string().max(4_000).openapi({ example: 'sinh mùng 2 tết năm ngoái' }) }) } } } },
  responses: { 200: json(TalkSchema, 'What was understood, or what is asked back'), ...problems(400, 404, 409, 422) },
});
const addRoute = createRoute({
  method: 'post', path: '/api/v1/form-drafts/{id}/files', tags: ['form drafts'], summary: `Sends one picture or PDF, at most ${String(MOST_FILE_BYTES / 1024 / 1024)} MB: as the body itself, or as the part "file" of a form`,
  request: { params: DraftId, query: z.object({ path: z.string().max(60).openapi({ example: 'birthSlip' }), name: z.string().max(300).optional() }) },
  responses: { 201: json(FileSchema, 'Taken'), ...problems(400, 404, 409, 413, 422, 503) },
});
const removeRoute = createRoute({
  method: 'delete', path: '/api/v1/form-drafts/{id}/files/{fileId}', tags: ['form drafts'], summary: 'Takes a file away', request: { params: FileId },
  responses: { 204: { description: 'Taken away' }, ...problems(404, 409, 422) },
});
const fileRoute = createRoute({
  method: 'get', path: '/api/v1/form-drafts/{id}/files/{fileId}', tags: ['form drafts'], summary: 'A file as it is kept, or the picture of one of its pages', request: { params: FileId, query: z.object({ page: z.coerce.number().int().min(1).max(200).optional() }) },
  responses: { 200: picture, ...problems(404, 422) },
});

/** Registers the conversation and the files of drafts. */
export function registerDraftPartRoutes(api: Api, forms: Forms): void {
  const no = (c: Context<HouseEnv>, refusal: Refusal): never => replyRefusal(c, refusal) as never;
  api.openapi(askRoute, async (c) => {
    const outcome = await forms.talk.ask(holderOf(c, c.req.valid('param').id), callOf(c), c.var.language);
    return outcome.ok ? c.json(sayTalk(c, forms, outcome.value) as never, 200, { 'cache-control': 'no-store' }) : no(c, outcome);
  });
  api.openapi(sayRoute, async (c) => {
    const outcome = await forms.talk.say({ holder: holderOf(c, c.req.valid('param').id), said: c.req.valid('json').text, language: c.var.language }, callOf(c));
    return outcome.ok ? c.json(sayTalk(c, forms, outcome.value) as never, 200, { 'cache-control': 'no-store' }) : no(c, outcome);
  });
  api.openapi(addRoute, async (c) => {
    const { path, name } = c.req.valid('query');
    const sent = await readSentFile(c, name);
    if (sent === undefined) return no(c, refuse('file_empty'));
    const outcome = await forms.files.add({ holder: holderOf(c, c.req.valid('param').id), path, ...sent }, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : no(c, outcome);
  });
  api.openapi(removeRoute, async (c) => {
    const { id, fileId } = c.req.valid('param');
    const outcome = await forms.files.remove({ holder: holderOf(c, id), fileId }, callOf(c));
    return outcome.ok ? c.body(null, 204) : no(c, outcome);
  });
  api.openapi(fileRoute, async (c) => {
    const { id, fileId } = c.req.valid('param');
    const file = await forms.files.read(holderOf(c, id), fileId, c.req.valid('query').page, c.var.actor);
    if (file === undefined) return no(c, refuse('not_found', { path: fileId }));
    return replyFile(c, file) as never;
  });
}

/** What a conversation says, in the language of the request. */
function sayTalk(c: Context<HouseEnv>, forms: Forms, { turn, places, version }: Talk): object {
  const { language } = c.var;
  const { formTalk, formWords } = forms.sentences[language];
  if (turn.kind === 'done') return { kind: turn.kind, version, says: formTalk.done };
  const asked = sayQuestion(turn.step, language);
  if (turn.kind === 'onPage') return { kind: turn.kind, version, path: turn.step.path, page: turn.page, label: asked.label, mayBeSkipped: asked.mayBeSkipped, says: fillSentence(formTalk.onPage, { label: asked.label }) };
  if (turn.kind === 'confirm') {
    const understood = sayUnderstood(turn.step, turn.value, language, formWords);
    return { kind: turn.kind, version, path: turn.step.path, label: sayIn(turn.step.question.label, language), understood, says: fillSentence(formTalk.confirm, { value: understood }) };
  }
  const fault = turn.fault === undefined ? undefined : sayFault(turn.fault, forms.sentences[language], language);
  const choices = places.length > 0 ? places.map(({ name }) => ({ value: name, label: name })) : asked.choices;
  return {
    kind: turn.kind, version, path: turn.step.path, ...asked, choices, ...(fault === undefined ? {} : { fault }),
    says: [fault, asked.label, ...(places.length > 0 ? [formTalk.choose] : []), ...(asked.mayBeSkipped ? [formTalk.skip] : [])].filter((part) => part !== undefined).join(' '),
  };
}
