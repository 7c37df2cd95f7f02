import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor, type Actor } from '#model/actor.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import type { BusEvent } from './bus/bus.ts';
import { LateRefusal, type CommandCall, type CommandDefinition, type Commands } from './command.ts';
import { createCommands } from './run-commands.ts';

/** A room for tests: it keeps words, and refuses the word "no". */
const keepWord: CommandDefinition<{ word: string }, { word: string; count: number }, 'word_refused' | 'not_allowed'> = {
  name: 'words.keepWord',
  policy: (actor) => (actor.roles.includes('operator') ? undefined : refuse('not_allowed')),
  run: async ({ word }, context): Promise<Outcome<{ word: string; count: number }, 'word_refused'>> => {
    await context.transaction.query('insert into word (word) values ($1)', [word]);
    context.announce({ name: 'word.kept', subject: word, payload: { word } });
    context.note(word, { length: word.length });
    await context.enqueue('words_told', { word });
    if (word === 'no') return refuse('word_refused', { word });
    if (word === 'broken') throw new Error('the room is broken');
    const [row] = await context.transaction.query<{ count: number }>('select count(*) as count from word where word = $1', [word]);
    return accept({ word, count: row?.count ?? 0 });
  },
};

const operator = systemActor('local');
let platform: TestPlatform;

beforeAll(async () => {
  platform = await openTestPlatform();
  await platform.database.query('create table word (word text not null)');
});
afterAll(() => platform.close());

async function count(sql: string, values: readonly unknown[] = []): Promise<number> {
  const [row] = await platform.database.query<{ count: number }>(sql, values);
  return row?.count ?? 0;
}

async function countAll(word: string): Promise<{ words: number; audit: number; outbox: number; jobs: number }> {
  return {
    words: await count('select count(*) as count from word where word = $1', [word]),
    audit: await count("select count(*) as count from audit_entry where command = 'words.keepWord' and subject = $1", [word]),
    outbox: await count("select count(*) as count from outbox where name = 'word.kept' and subject = $1", [word]),
    jobs: await count("select count(*) as count from graphile_worker._private_jobs where payload->>'word' = $1", [word]),
  };
}

/** The commands of a second process on the same store: it knows nothing of the calls under way in the first. */
function anotherProcess(): Commands {
  return createCommands({ database: platform.database, clock: platform.clock, jobs: platform.jobs, nudge: () => undefined });
}

function call(key?: string, actor: Actor = operator): CommandCall {
  return { actor, requestId: 'request-1', ...(key === undefined ? {} : { idempotencyKey: key }) };
}

describe('the one way to write', () => {
  test('writes the change, the audit row, the event and the job together', async () => {
    const outcome = await platform.commands.run(keepWord, { word: 'khai sinh' }, call());
    expect(outcome).toEqual(accept({ word: 'khai sinh', count: 1 }));
    expect(await countAll('khai sinh')).toEqual({ words: 1, audit: 1, outbox: 1, jobs: 1 });
  });

  test('leaves nothing behind when the room refuses', async () => {
    expect(await platform.commands.run(keepWord, { word: 'no' }, call('key-refused-1'))).toEqual(refuse('word_refused', { word: 'no' }));
    expect(await countAll('no')).toEqual({ words: 0, audit: 0, outbox: 0, jobs: 0 });
    expect(await count("select count(*) as count from command_reply where idempotency_key = 'key-refused-1'")).toBe(0);
  });

  test('leaves nothing behind when the room breaks', async () => {
    await expect(platform.commands.run(keepWord, { word: 'broken' }, call())).rejects.toThrow('the room is broken');
    expect(await countAll('broken')).toEqual({ words: 0, audit: 0, outbox: 0, jobs: 0 });
  });

  test('asks the policy before anything is written', async () => {
    const citizen: Actor = { kind: 'citizen', id: 'c-1', siteId: 'local', roles: [] };
    expect(await platform.commands.run(keepWord, { word: 'cấm' }, call(undefined, citizen))).toEqual(refuse('not_allowed'));
    expect(await countAll('cấm')).toEqual({ words: 0, audit: 0, outbox: 0, jobs: 0 });
  });

  test('gives the stored reply to the same key with the same input', async () => {
    const first = await platform.commands.run(keepWord, { word: 'một lần' }, call('key-same-1'));
    await platform.commands.run(keepWord, { word: 'một lần' }, call());
    const again = await platform.commands.run(keepWord, { word: 'một lần' }, call('key-same-1'));
    expect(again).toEqual(first);
    expect((await countAll('một lần')).words).toBe(2);
  });

  test('refuses the same key with another input (idempotency_key_reused)', async () => {
    await platform.commands.run(keepWord, { word: 'trước' }, call('key-other-1'));
    expect(await platform.commands.run(keepWord, { word: 'sau' }, call('key-other-1'))).toEqual(refuse('idempotency_key_reused'));
    expect((await countAll('sau')).words).toBe(0);
  });

  test.each(['short', 'with space in it', 'x'.repeat(201), 'có-dấu-tiếng-việt'])('refuses the key "%s" (idempotency_key_invalid)', async (key) => {
    expect(await platform.commands.run(keepWord, { word: 'khóa' }, call(key))).toEqual(refuse('idempotency_key_invalid'));
  });

  test('keeps the keys of different callers apart', async () => {
    const other: Actor = { ...operator, id: 'other' };
    await platform.commands.run(keepWord, { word: 'của tôi' }, call('key-shared-1'));
    expect(await platform.commands.run(keepWord, { word: 'của anh' }, call('key-shared-1', other))).toMatchObject({ ok: true });
  });

  test('has one effect and one reply for 32 callers with the same key at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 32 }, () => platform.commands.run(keepWord, { word: 'đồng thời' }, call('key-at-once-1'))));
    for (const outcome of outcomes) expect(outcome).toEqual(accept({ word: 'đồng thời', count: 1 }));
    expect(await countAll('đồng thời')).toEqual({ words: 1, audit: 1, outbox: 1, jobs: 1 });
  });

  test('has one effect and one reply where two processes are called with the same key at once', async () => {
    const other = anotherProcess();
    const outcomes = await Promise.all(Array.from({ length: 16 }, (_, at) => (at % 2 === 0 ? platform.commands : other).run(keepWord, { word: 'hai máy' }, call('key-two-1'))));
    for (const outcome of outcomes) expect(outcome).toEqual(accept({ word: 'hai máy', count: 1 }));
    expect(await countAll('hai máy')).toEqual({ words: 1, audit: 1, outbox: 1, jobs: 1 });
  });

  test('answers as the first call where a second one is refused for what the first has done', async () => {
    const once: typeof keepWord = {
      ...keepWord,
      run: async (input, context) => {
        await context.transaction.query('select pg_advisory_xact_lock(77)');
        const [row] = await context.transaction.query<{ count: number }>('select count(*) as count from word where word = $1', [input.word]);
        return row?.count === 0 ? keepWord.run(input, context, undefined) : refuse('word_refused', { word: input.word });
      },
    };
    const outcomes = await Promise.all([platform.commands, anotherProcess()].map((commands) => commands.run(once, { word: 'chỉ được một' }, call('key-once-1'))));
    for (const outcome of outcomes) expect(outcome).toEqual(accept({ word: 'chỉ được một', count: 1 }));
    expect(await platform.commands.run(once, { word: 'chỉ được một' }, call('key-once-2'))).toEqual(refuse('word_refused', { word: 'chỉ được một' }));
  });

  test('goes again where two waited for each other and the store undid one of them', async () => {
    let runs = 0;
    const crossing: CommandDefinition<readonly number[], number, 'word_refused'> = {
      name: 'words.cross',
      policy: () => undefined,
      run: async ([first, second], { transaction }) => {
        runs += 1;
        await transaction.query('select pg_advisory_xact_lock($1)', [first]);
        await new Promise((resolve) => setTimeout(resolve, 200));
        await transaction.query('select pg_advisory_xact_lock($1)', [second]);
        return accept(1);
      },
    };
    expect(await Promise.all([platform.commands.run(crossing, [901, 902], call()), platform.commands.run(crossing, [902, 901], call())])).toEqual([accept(1), accept(1)]);
    expect(runs).toBe(3);
    expect(await count("select count(*) as count from audit_entry where command = 'words.cross'")).toBe(2);
  });

  test('lets a second caller through when the first with the same key was refused', async () => {
    let attempts = 0;
    const second: typeof keepWord = { ...keepWord, run: async (input, context) => ((attempts += 1) === 1 ? refuse('word_refused') : keepWord.run(input, context, undefined)) };
    const outcomes = await Promise.all([1, 2].map(() => platform.commands.run(second, { word: 'thử lại' }, call('key-retry-1'))));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect((await countAll('thử lại')).words).toBe(1);
  });

  test('writes a batch whole, one audit row for each', async () => {
    const outcome = await platform.commands.runBatch(keepWord, [{ word: 'lô a' }, { word: 'lô b' }], call('key-batch-1'));
    expect(outcome).toEqual(accept([{ word: 'lô a', count: 1 }, { word: 'lô b', count: 1 }]));
    expect((await countAll('lô b')).audit).toBe(1);
    expect(await platform.commands.runBatch(keepWord, [{ word: 'lô a' }, { word: 'lô b' }], call('key-batch-1'))).toEqual(outcome);
  });

  test('writes nothing of a batch with one refusal, and says which', async () => {
    const outcome = await platform.commands.runBatch(keepWord, [{ word: 'lô c' }, { word: 'no' }], call());
    expect(outcome).toEqual(refuse('word_refused', { word: 'no', at: 1 }));
    expect((await countAll('lô c')).words).toBe(0);
  });

  test('gives the room what it asked for with the repeat guard, once for a batch', async () => {
    await platform.database.query("insert into word (word) values ('đọc trước')");
    const asked: number[] = [];
    const reading: CommandDefinition<{ word: string }, { word: string; found: number }, 'not_allowed', { found: number }> = {
      name: 'words.readWord',
      policy: () => undefined,
      read: async (inputs, soon) => {
        asked.push(inputs.length);
        const [row] = await soon.named<{ found: number }>('test-words', "select count(*)::int as found from word where word = 'đọc trước'");
        return { found: row?.found ?? 0 };
      },
      run: async ({ word }, _context, { found }) => accept({ word, found }),
    };
    expect(await platform.commands.run(reading, { word: 'a' }, call('key-read-1'))).toEqual(accept({ word: 'a', found: 1 }));
    expect(await platform.commands.runBatch(reading, [{ word: 'a' }, { word: 'b' }], call())).toEqual(accept([{ word: 'a', found: 1 }, { word: 'b', found: 1 }]));
    expect(asked).toEqual([1, 2]);
  });

  test('keeps of a reply what the room says, and gives the same reply again', async () => {
    const brief: typeof keepWord = {
      ...keepWord,
      reply: { keep: ({ word }) => word, recall: async (kept) => ({ word: String(kept), count: await count('select count(*) as count from word where word = $1', [kept]) }) },
    };
    const first = await platform.commands.run(brief, { word: 'gọn' }, call('key-brief-1'));
    const [row] = await platform.database.query<{ reply: unknown }>("select reply from command_reply where idempotency_key = 'key-brief-1'");
    expect(row?.reply).toEqual({ results: ['gọn'] });
    expect(await platform.commands.run(brief, { word: 'gọn' }, call('key-brief-1'))).toEqual(first);
    expect((await countAll('gọn')).words).toBe(1);
  });

  test('refuses late what only the store could see, leaves nothing behind, and says where in a batch', async () => {
    await platform.database.query('create table single_word (word text primary key)');
    const single: CommandDefinition<{ word: string }, string, 'word_refused'> = {
      name: 'words.keepSingle',
      policy: () => undefined,
      run: async ({ word }, { transaction }) => {
        transaction.later('test-single', 'insert into single_word (word) values ($1)', [word], (fault) => new LateRefusal(async () => refuse('word_refused', { word, count: await count('select count(*) as count from single_word') }), fault));
        return accept(word);
      },
    };
    expect(await platform.commands.run(single, { word: 'một' }, call())).toEqual(accept('một'));
    expect(await platform.commands.run(single, { word: 'một' }, call('key-single-1'))).toEqual(refuse('word_refused', { word: 'một', count: 1 }));
    expect(await platform.commands.runBatch(single, [{ word: 'hai' }, { word: 'một' }], call())).toEqual(refuse('word_refused', { word: 'một', count: 1, at: 1 }));
    expect(await count("select count(*) as count from audit_entry where command = 'words.keepSingle'")).toBe(1);
    expect(await count("select count(*) as count from command_reply where idempotency_key = 'key-single-1'")).toBe(0);
  });

  describe('by what the process remembers', () => {
    const asked: string[] = [];
    let remembered: number | undefined;
    /** A counter whose next number fails late where the remembered one is no longer so. */
    const countOn: CommandDefinition<{ most?: number }, number, 'word_refused', number> = {
      name: 'words.countOn',
      policy: () => undefined,
      recall: () => remembered,
      read: async (_inputs, soon) => {
        asked.push('read');
        const [row] = await soon.named<{ last: number }>('test-last', 'select coalesce(max(number), 0) as last from counted');
        return row?.last ?? 0;
      },
      run: async ({ most }, { transaction, note }, last) => {
        if (most !== undefined && last >= most) return refuse('word_refused', { last });
        transaction.later('test-count', 'insert into counted (number) values ($1)', [last + 1], (fault) => new LateRefusal(async () => refuse('word_refused', { late: last }), fault));
        note(String(last + 1));
        return accept(last + 1);
      },
    };
    const countIt = (input: { most?: number } = {}, key?: string): Promise<unknown> => platform.commands.run(countOn, input, call(key));

    beforeAll(() => platform.database.query('create table counted (number integer primary key)'));

    test('writes without reading where the store stands as remembered', async () => {
      remembered = 0;
      expect(await countIt()).toEqual(accept(1));
      expect(asked).toEqual([]);
      expect(await count("select count(*) as count from audit_entry where command = 'words.countOn'")).toBe(1);
    });

    test('reads and does it again where the store has gone on', async () => {
      remembered = 0;
      expect(await countIt({}, 'key-gone-on-1')).toEqual(accept(2));
      expect(asked).toEqual(['read']);
      expect(await count("select count(*) as count from audit_entry where command = 'words.countOn'")).toBe(2);
    });

    test('believes no refusal that comes of what it remembers', async () => {
      remembered = 99;
      expect(await countIt({ most: 50 })).toEqual(accept(3));
      expect(await countIt({ most: 3 })).toEqual(refuse('word_refused', { last: 3 }));
    });

    test('gives a repetition the answer of the first call, whatever it remembers by then', async () => {
      remembered = 3;
      expect(await countIt({}, 'key-remembered-1')).toEqual(accept(4));
      remembered = 4;
      expect(await countIt({}, 'key-remembered-1')).toEqual(accept(4));
      expect(await countIt({ most: 9 }, 'key-remembered-1')).toEqual(refuse('idempotency_key_reused'));
      expect(await count('select max(number) as count from counted')).toBe(4);
    });

    test('reads for a batch, for one refusal of many could not be told from what has gone on', async () => {
      remembered = 4;
      asked.length = 0;
      expect(await platform.commands.runBatch(countOn, [{}], call())).toEqual(accept([5]));
      expect(asked).toEqual(['read']);
    });
  });

  test('masks personal numbers in the audit', async () => {
    const noting: typeof keepWord = { ...keepWord, run: async ({ word }, context) => (context.note('người 001203004567', { phone: '0912345678' }), accept({ word, count: 0 })) };
    await platform.commands.run(noting, { word: 'x' }, call());
    expect(await count("select count(*) as count from audit_entry where subject like '%001203004567%' or details::text like '%0912345678%'")).toBe(0);
  });

  test('carries the event to those who wait for it, after the commit', async () => {
    const heard: BusEvent[] = [];
    const end = platform.bus.subscribe('word.kept', (event) => void heard.push(event));
    await platform.commands.run(keepWord, { word: 'nghe' }, call());
    await expect.poll(() => heard.map((event) => event.subject)).toContain('nghe');
    end();
    await expect.poll(() => count("select count(*) as count from outbox where subject = 'nghe' and published_at is null")).toBe(0);
  });
});
