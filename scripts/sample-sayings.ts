/**
 * Draws sayings of content/aliases for reading against their records, one line each:
 * code, title, level, voice, saying (tab-separated).
 *
 *   node_modules/.bin/node scripts/sample-sayings.ts [--count 200] [--seed 1]
 *
 * Same seed, same sayings: each saying has its own place in the draw, so that mending or adding others leaves the rest of
 * the draw as it was. Title and level stand there when the national records are beside the project (../shared/data).
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from '#eval/corpus.ts';

const VOICES = ['plain', 'north', 'centre', 'south', 'elder', 'phone', 'lay', 'en'] as const;

interface Drawn {
  readonly code: string;
  readonly voice: string;
  readonly saying: string;
}

const home = join(import.meta.dirname, '..');
const folder = join(home, 'content/aliases');

/** Every saying of every file with its procedure and voice. */
async function readAll(): Promise<Drawn[]> {
  const all: Drawn[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()) {
    const entries = JSON.parse(await readFile(join(folder, name), 'utf8')) as ({ code: string } & Record<string, string[]>)[];
    for (const entry of entries) for (const voice of VOICES) for (const saying of entry[voice] ?? []) all.push({ code: entry.code, voice, saying });
  }
  return all;
}

function placeInDraw(drawn: Drawn, seed: string): string {
  return createHash('sha256').update([seed, drawn.code, drawn.voice, drawn.saying].join('\n')).digest('hex');
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  console.error(`--count: a whole number above 0 is wanted, not "${text}"`);
  process.exit(2);
}

const { values } = parseArgs({ options: { count: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } });
const count = readCount(values.count);
const [all, procedures] = await Promise.all([readAll(), readCorpus(home)]);
const records = new Map(procedures.map((procedure) => [procedure.code, procedure]));
const draw = all.map((drawn) => ({ ...drawn, place: placeInDraw(drawn, values.seed) })).sort((left, right) => (left.place < right.place ? -1 : 1));
for (const { code, voice, saying } of draw.slice(0, count)) {
  const record = records.get(code);
  console.log([code, record?.name ?? '', record?.level.join(',') ?? '', voice, saying].join('\t'));
}
console.error(`${String(Math.min(count, all.length))} of ${String(all.length)} sayings, seed ${values.seed}`);
