import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '#model/answer.ts';
import { newAnswerNumber, newId } from '#model/ids.ts';
import { accept } from '#model/outcome.ts';
import { testClock } from '#platform/clock.ts';
import type { CommandDefinition } from '#platform/command.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { createConversations, KEPT_DAYS, type Conversations } from './conversations.ts';

const clock = testClock('2026-11-23T09:00:00+07:00');
const actor = { kind: 'citizen' as const, id: 'anonymous', siteId: 'local', roles: [] };
let platform: TestPlatform;
let conversations: Conversations;

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  conversations = createConversations(platform);
});
afterAll(() => platform.close());

const answerOf = (id = newAnswerNumber(), status: Answer['status'] = 'answered'): Answer => ({
  id, status, lang: 'vi', asked: ['fee'], procedure: null, candidates: [], clarify: null, text: 'x', facts: [], next: [], unboundNumbers: 0, ms: 1, machine: true,
});

interface Said {
  readonly conversationId: string;
  readonly question: string;
  readonly answer: Answer;
  readonly memory: object;
}

const keep: CommandDefinition<Said, { memory: unknown; answer: Answer }, never> = {
  name: 'test.keepTurn',
  policy: () => undefined,
  run: async (said, context) => {
    const turn = await conversations.openTurn(context, said.conversationId);
    const answer = await turn.keep({ question: said.question, answer: said.answer, memory: said.memory, sourcesUsed: ['1.001193'], sourcesRejected: [], measurements: { totalMs: 1 } });
    return accept({ memory: turn.memory, answer });
  },
};

async function say(said: Partial<Said> & { conversationId: string }): Promise<{ memory: unknown; answer: Answer }> {
  const outcome = await platform.commands.run(keep, { question: 'q', answer: answerOf(), memory: {}, ...said }, { actor });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

describe('a conversation', () => {
  test('keeps turns in order and hands the memory of one to the next', async () => {
    const conversationId = newId(clock.now());
    expect((await say({ conversationId, question: 'khai sinh cần gì', memory: { code: '1.001193' } })).memory).toEqual({});
    expect((await say({ conversationId, question: 'mất bao lâu' })).memory).toEqual({ code: '1.001193' });
    expect((await conversations.listTurns('local', conversationId)).map((turn) => turn.question)).toEqual(['khai sinh cần gì', 'mất bao lâu']);
  });

  test('stores no personal number, even when it was not masked before', async () => {
    const conversationId = newId(clock.now());
    await say({ conversationId, question: 'CCCD 000201000123, số 0900000123' });
    const [row] = await platform.database.query<{ all: string }>('select question || body::text as all from answer where conversation_id = $1', [conversationId]);
    expect(row?.all).not.toMatch(/000201000123|0900000123/u);
    expect(row?.all).toContain('▒');
  });

  test('an answer is found by its number, with its status family beside it', async () => {
    const conversationId = newId(clock.now());
    const { answer } = await say({ conversationId, answer: answerOf(undefined, 'guarded_crisis') });
    expect((await conversations.findAnswer('local', answer.id))?.answer.status).toBe('guarded_crisis');
    expect(await conversations.findAnswer('local', 'TL-2222-2222')).toBeUndefined();
    expect(await conversations.findAnswer('elsewhere', answer.id)).toBeUndefined();
    const [row] = await platform.database.query<{ family: string }>('select status_family as family from answer where id = $1', [answer.id]);
    expect(row?.family).toBe('guarded');
  });

  test('two answers never share a number', async () => {
    const id = newAnswerNumber();
    const first = await say({ conversationId: newId(clock.now()), answer: answerOf(id) });
    const second = await say({ conversationId: newId(clock.now()), answer: answerOf(id) });
    expect(first.answer.id).toBe(id);
    expect(second.answer.id).not.toBe(id);
  });

  test('turns said at the same moment are counted one after the other', async () => {
    const conversationId = newId(clock.now());
    await Promise.all(Array.from({ length: 8 }, () => say({ conversationId })));
    const rows = await platform.database.query<{ turn: number }>('select turn from answer where conversation_id = $1 order by turn', [conversationId]);
    expect(rows.map((row) => row.turn)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('is deleted on request with everything in it', async () => {
    const conversationId = newId(clock.now());
    const { answer } = await say({ conversationId });
    expect(await conversations.forgetConversation(conversationId, { actor })).toEqual({ ok: true, value: { id: conversationId } });
    expect(await conversations.findAnswer('local', answer.id)).toBeUndefined();
    expect(await conversations.forgetConversation(conversationId, { actor })).toMatchObject({ ok: false, code: 'not_found' });
  });

  test('is forgotten after its time', async () => {
    const conversationId = newId(clock.now());
    await say({ conversationId });
    expect(await conversations.forgetExpired({ actor })).toMatchObject({ ok: true });
    expect(await conversations.listTurns('local', conversationId)).toHaveLength(1);
    clock.advance(KEPT_DAYS * 86_400_000);
    const outcome = await conversations.forgetExpired({ actor });
    expect(outcome.ok && outcome.value.deleted).toBeGreaterThan(0);
    expect(await conversations.listTurns('local', conversationId)).toHaveLength(0);
  });

  test('is found by the records its answers relied on: site, version and time all count, pages lose nothing', async () => {
    const fact = (record: string, version?: number) => ({ kind: 'fee' as const, value: 1, text: 'x', record, field: 'f', source: 's', asOf: '2026-11-01', certainty: 'official' as const, ...(version === undefined ? {} : { version }) });
    const tell = async (...facts: ReturnType<typeof fact>[]): Promise<string> => {
      clock.advance(1_000);
      return (await say({ conversationId: newId(clock.now()), answer: { ...answerOf(), facts } })).answer.id;
    };
    const old = await tell(fact('1.001193', 1), fact('1.001193', 1));
    const other = await tell(fact('2.000815', 1));
    const turnedAt = new Date(clock.now() + 500).toISOString();
    const fresh = await tell(fact('1.001193', 2), fact('calendar 2026'));
    const find = async (over: object): Promise<string[]> => (await conversations.findAnswersRelyingOn({ records: [{ record: '1.001193' }], sites: ['local'], limit: 50, ...over })).map(({ id }) => id);
    expect(await find({})).toEqual([fresh, old]);
    expect(await find({ records: [{ record: '1.001193', below: 2 }] })).toEqual([old]);
    expect(await find({ records: [{ record: '1.001193', atLeast: 2, below: 3 }] })).toEqual([fresh]);
    expect(await find({ until: turnedAt })).toEqual([old]);
    expect(await find({ since: turnedAt })).toEqual([fresh]);
    expect(await find({ sites: ['elsewhere'] })).toEqual([]);
    expect(await find({ records: [{ record: '9.999999' }] })).toEqual([]);
    expect(await find({})).not.toContain(other);
    const [first] = await conversations.findAnswersRelyingOn({ records: [{ record: '1.001193' }], sites: ['local'], limit: 1 });
    expect(first?.relied).toEqual([{ record: '1.001193', version: 2 }]);
    expect(await find({ after: [first?.at ?? '', first?.id ?? ''] })).toEqual([old]);
    expect(await conversations.countAnswersRelyingOn({ records: [{ record: '1.001193' }], sites: ['local'] })).toEqual([{ siteId: 'local', count: 2 }]);
  });
});
