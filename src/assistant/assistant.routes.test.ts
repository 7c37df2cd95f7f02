import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConversations } from '#conversations/conversations.ts';
import { registerConversationRoutes } from '#conversations/conversations.routes.ts';
import type { Answer } from '#model/answer.ts';
import { refuse } from '#model/outcome.ts';
import { testClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import type { HouseEnv } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { testPorts } from './assistant.fixture.ts';
import { registerAssistantRoutes } from './assistant.routes.ts';
import { createAssistant } from './assistant.ts';

const STATUS: Readonly<Record<string, number>> = { not_found: 404, procedure_unknown: 404, invalid_request: 422, idempotency_key_reused: 409 };
let platform: TestPlatform;
let api: OpenAPIHono<HouseEnv>;

beforeAll(async () => {
  platform = await openTestPlatform({ clock: testClock('2026-11-23T09:00:00+07:00') });
  const conversations = createConversations(platform);
  const assistant = createAssistant({ ports: await testPorts(), conversations, commands: platform.commands, log: silentLog, mostAsked: ['1.001193', '9.999999'] });
  api = new OpenAPIHono<HouseEnv>({ defaultHook: (result, c) => (result.success ? undefined : c.var.problem(refuse('invalid_request'))) });
  api.use('*', async (c, next) => {
    c.set('actor', { kind: 'citizen', id: 'anonymous', siteId: 'local', roles: [] });
    c.set('language', 'vi');
    c.set('problem', (refusal) => Response.json({ code: refusal.code, ...refusal.details }, { status: STATUS[refusal.code] ?? 500 }));
    await next();
  });
  registerAssistantRoutes(api, assistant);
  registerConversationRoutes(api, conversations);
});
afterAll(() => platform.close());

async function ask(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return api.request('/api/v1/answers', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
}
const get = async (path: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const response = await api.request(path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('asking over HTTP', () => {
  test('the answer has the agreed shape and can be looked up by its number', async () => {
    const response = await ask({ question: 'đăng ký tạm trú hết bao nhiêu tiền' });
    const answer = (await response.json()) as Answer;
    expect(response.status).toBe(200);
    expect(Object.keys(answer)).toEqual(expect.arrayContaining(['id', 'status', 'lang', 'asked', 'procedure', 'candidates', 'clarify', 'text', 'facts', 'next', 'unboundNumbers', 'ms']));
    expect(answer).toMatchObject({ status: 'answered', asked: ['fee'], procedure: { code: '1.004194' }, clarify: null, unboundNumbers: 0, machine: true });
    expect((await get(`/api/v1/answers/${answer.id}`)).body).toEqual(answer);
  });

  test('a follow-up goes on in the same conversation', async () => {
    const first = (await (await ask({ question: 'làm khai sinh cần gì' })).json()) as Answer;
    const second = (await (await ask({ question: 'thế mất bao lâu?', conversationId: first.conversationId })).json()) as Answer;
    expect([second.procedure?.code, second.conversationId]).toEqual(['1.001193', first.conversationId]);
    const { body } = await get(`/api/v1/conversations/${String(first.conversationId)}`);
    expect((body['turns'] as { question: string }[]).map((turn) => turn.question)).toEqual(['làm khai sinh cần gì', 'thế mất bao lâu?']);
  });

  test('the same key gives the same answer, and refuses another question', async () => {
    const key = { 'idempotency-key': 'same-question-1' };
    const first = (await (await ask({ question: 'kết hôn mấy ngày' }, key)).json()) as Answer;
    const again = (await (await ask({ question: 'kết hôn mấy ngày' }, key)).json()) as Answer;
    expect(again).toEqual(first);
    expect((await ask({ question: 'khai tử mấy ngày' }, key)).status).toBe(409);
  });

  test('as events: the lines first, then the whole', async () => {
    const response = await ask({ question: 'đăng ký tạm trú mất bao lâu' }, { accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = (await response.text()).trim().split('\n\n').map((event) => Object.fromEntries(event.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])));
    expect(events[0]?.['event']).toBe('begin');
    const answer = JSON.parse(events.at(-1)?.['data'] ?? '') as Answer;
    expect(events.at(-1)?.['event']).toBe('answer');
    expect(events.slice(1, -1).map((event) => (JSON.parse(event['data'] ?? '') as { text: string }).text).join('\n')).toBe(answer.text);
  });

  test('a question of one megabyte is answered in a sentence, and little of it is kept', async () => {
    const answer = (await (await ask({ question: 'x'.repeat(1_000_000) })).json()) as Answer;
    expect(answer.status).toBe('guarded_too_long');
    const [row] = await platform.database.query<{ length: number }>('select length(question) as length from answer where id = $1', [answer.id]);
    expect(row?.length).toBeLessThan(300);
  });

  test.each([[{}], [{ question: 5 }], [{ question: 'x', conversationId: 'not-a-uuid' }], [{ question: 'x', communeCode: '1' }], [{ question: 'x', lang: 'fr' }]])('refuses %j', async (body) => {
    expect((await ask(body)).status).toBe(422);
  });

  test('an unknown answer or conversation is not found', async () => {
    expect((await get('/api/v1/answers/TL-2222-2222')).status).toBe(404);
    expect((await get('/api/v1/conversations/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7')).status).toBe(404);
  });

  test('a conversation is deleted by whoever holds its id', async () => {
    const { conversationId, id } = (await (await ask({ question: 'khai tử' })).json()) as Answer;
    expect((await api.request(`/api/v1/conversations/${String(conversationId)}`, { method: 'DELETE' })).status).toBe(204);
    expect((await get(`/api/v1/answers/${id}`)).status).toBe(404);
  });
});

describe('due dates over HTTP', () => {
  test('the first worked example, by the record of birth registration', async () => {
    const { body } = await get('/api/v1/due-date?code=1.001193&receivedAt=2026-11-23T15:30&channel=direct');
    expect(body).toMatchObject({ dueOn: '2026-11-25', provisional: false, calendarSource: expect.stringContaining('112') as string });
    expect(body['explanation']).toContain('Thứ Ba 24/11/2026, nghỉ lễ (Ngày Văn hóa Việt Nam): không tính');
  });

  test('by a number and a unit, in English', async () => {
    const { body } = await get('/api/v1/due-date?amount=5&unit=workingDay&receivedAt=2026-08-28T09:00&lang=en');
    expect(body).toMatchObject({ dueOn: '2026-09-09' });
    expect((body['explanation'] as string[])[0]).toContain('Received');
  });

  test.each([
    ['/api/v1/due-date?code=9.999999', 404],
    ['/api/v1/due-date', 422],
    ['/api/v1/due-date?amount=5&unit=workingDay&receivedAt=never', 422],
    ['/api/v1/due-date?amount=5&unit=workingDay&receivedAt=2027-12-31T09:00', 422],
    ['/api/v1/due-date?amount=5&unit=workingDay&receivedAt=2024-12-31T09:00', 422],
  ])('%s → %d', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });
});

describe('what can be chosen', () => {
  test('life events name their procedures, and the most asked that exist', async () => {
    const { body } = await get('/api/v1/life-events');
    const items = body['items'] as { id: string; title: string; procedures: { code: string; name: string }[] }[];
    expect(items.find((event) => event.id === 'sinh-con')?.procedures[0]).toMatchObject({ code: '2.000986' });
    expect(body['mostAsked']).toEqual([{ code: '1.001193', name: 'Đăng ký khai sinh' }]);
    expect(((await get('/api/v1/life-events?lang=en')).body['items'] as { title: string }[])[0]?.title).toMatch(/[a-z]/u);
  });

  test('search gives ranked records, a typed code first, suggestions when nothing fits', async () => {
    const { body } = await get('/api/v1/search?q=khai%20sinh&limit=2');
    expect((body['items'] as { code: string }[]).map((item) => item.code)).toEqual(['1.001193', '2.000986']);
    expect(((await get('/api/v1/search?q=2.000815')).body['items'] as { code: string }[])[0]?.code).toBe('2.000815');
    expect((await get('/api/v1/search?q=zxcv')).body).toMatchObject({ items: [], suggestions: expect.arrayContaining(['Kết hôn']) as string[] });
  });
});
