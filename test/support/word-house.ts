/** A whole house with one room that keeps words; run as a process of its own by tests that kill it. */
import { createRoute, z } from '@hono/zod-openapi';
import { systemActor } from '#model/actor.ts';
import { accept, refuse } from '#model/outcome.ts';
import { readStartConfig } from '#app/config.ts';
import { describeExit } from '#app/exit-codes.ts';
import type { House } from '#app/build.ts';
import { serveHouse } from '#app/serve.ts';
import type { CommandDefinition } from '#platform/command.ts';
import type { Platform } from '#platform/platform.ts';
import { callOf, replyRefusal, type Api } from '#platform/routes.ts';
import { HOME } from './home.ts';

const keepWord: CommandDefinition<{ word: string }, { word: string }> = {
  name: 'words.keepWord',
  policy: () => undefined,
  run: async ({ word }, context) => {
    if (word === 'no') return refuse('not_found', { path: word });
    await context.transaction.query('insert into word (word) values ($1)', [word]);
    context.note(word);
    context.announce({ name: 'word.kept', subject: word, payload: {} });
    await context.enqueue('words_tell', { word });
    return accept({ word });
  },
};

const route = createRoute({
  method: 'post',
  path: '/api/v1/words',
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ word: z.string().min(1).max(2_000_000) }) } } } },
  responses: { 200: { description: 'kept', content: { 'application/json': { schema: z.object({ word: z.string() }) } } } },
});

/** The room, as `buildHouse` would wire it. */
export async function buildWordHouse(platform: Platform): Promise<House> {
  await platform.database.query('create table if not exists word (word text not null, told boolean not null default false)');
  return {
    routes: [(api: Api): void => addRoutes(api, platform)],
    tasks: {
      words_tell: async ({ word }) => {
        await platform.database.query('update word set told = true where word = $1', [word]);
      },
    },
    loaded: [{ vi: '1 phòng chữ', en: '1 room of words' }],
    close: async () => undefined,
  };
}

function addRoutes(api: Api, platform: Platform): void {
  api.openapi(route, async (context) => {
    const outcome = await platform.commands.run(keepWord, context.req.valid('json'), { ...callOf(context), actor: systemActor('local') });
    return outcome.ok ? context.json(outcome.value, 200) : (replyRefusal(context, outcome) as never);
  });
  api.get('/api/v1/words', async (context) => context.json({ words: (await platform.database.query<{ word: string }>('select word from word order by word')).map((row) => row.word) }));
  api.get('/api/v1/slow', async (context) => {
    await new Promise((resolve) => setTimeout(resolve, Number(context.req.query('ms') ?? '1000')));
    return context.json({ ok: true });
  });
  api.get('/api/v1/broken', () => {
    throw new Error('a defect with 001203004567 in it');
  });
  api.get('/api/v1/stream', (context) => {
    const encoder = new TextEncoder();
    let timer: NodeJS.Timeout;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        let number = 0;
        timer = setInterval(() => controller.enqueue(encoder.encode(`id: ${(number += 1)}\ndata: đếm\n\n`)), 20);
      },
      cancel: () => {
        clearInterval(timer);
        Object.assign(globalThis, { streamEnded: true });
      },
    });
    return context.body(body, 200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  });
}

if (import.meta.main) {
  const asked = new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()));
  try {
    const config = readStartConfig({ args: process.argv.slice(2), environment: process.env, home: HOME });
    const serving = await serveHouse(config, { build: (_config, platform) => buildWordHouse(platform) });
    process.stdout.write(`open ${serving.address}\n`);
    await asked;
    await serving.stop();
    process.exit(0);
  } catch (fault) {
    const { exit, lines } = describeExit(fault);
    process.stderr.write(`${lines.join('\n')}\n`);
    process.exit(exit);
  }
}
