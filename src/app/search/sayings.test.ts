import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { foldText, splitWords } from '#model/vietnamese.ts';
import { readSayings, type Sayings } from './read-search-content.ts';
import { NATIONAL_RECORDS, readCorpus } from '#eval/corpus.ts';
import { readRows } from '#eval/rows.ts';

const home = join(import.meta.dirname, '../../..');
const hasNationalRecords = NATIONAL_RECORDS.every((path) => existsSync(join(home, path)));
const SPOKEN = ['plain', 'north', 'centre', 'south', 'elder', 'phone'] as const;
/** A shorter question ("có mất tiền không") stands in a longer saying by chance; it must only not be the whole saying. */
const LEAST_WORDS_WITHIN = 5;

interface VoicesOfOne {
  readonly voices: Set<string>;
  readonly spokenSayings: string[];
  readonly all: string[];
}

let sayings: Map<string, Sayings>;
const byCode = new Map<string, VoicesOfOne>();
const title = new Map<string, string>();

/** Same letters, same words, whatever marks and signs stand between them. */
function plainWords(text: string): string {
  return splitWords(foldText(text)).join(' ');
}

beforeAll(async () => {
  sayings = await readSayings(home);
  const folder = join(home, 'content/aliases');
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json'))) {
    const entries = JSON.parse(await readFile(join(folder, name), 'utf8')) as ({ code: string } & Record<string, string[] | undefined>)[];
    for (const entry of entries) {
      const known = byCode.get(entry.code) ?? { voices: new Set<string>(), spokenSayings: [], all: [] };
      for (const voice of SPOKEN) {
        const said = entry[voice] ?? [];
        if (said.length > 0) known.voices.add(voice);
        known.spokenSayings.push(...said);
      }
      for (const voice of [...SPOKEN, 'lay', 'en']) known.all.push(...(entry[voice] ?? []));
      byCode.set(entry.code, known);
    }
  }
  for (const procedure of await readCorpus(home)) title.set(procedure.code, procedure.name);
});

describe('what people say for a procedure', () => {
  it('is read from every file, for at least 2,500 procedures', () => {
    expect(sayings.size).toBeGreaterThanOrEqual(2500);
    expect([...sayings.keys()].sort()).toEqual([...byCode.keys()].sort());
  });

  it('is at least six spoken sayings for every procedure', () => {
    const fewer = [...byCode].filter(([, said]) => said.spokenSayings.length < 6).map(([code, said]) => `${code}: ${String(said.spokenSayings.length)}`);
    expect(fewer).toEqual([]);
  });

  it('comes in four voices or more for nine procedures of ten', () => {
    const many = [...byCode.values()].filter((said) => said.voices.size >= 4).length;
    expect(many / byCode.size).toBeGreaterThanOrEqual(0.9);
  });

  it('is never the same saying twice in one procedure', () => {
    const twice = [...byCode].flatMap(([code, { all }]) => all.filter((said, at) => all.indexOf(said) !== at).map((said) => `${code}: ${said}`));
    expect(twice).toEqual([]);
  });

  it.skipIf(!hasNationalRecords)('is never just the title of the procedure', () => {
    const titles = [...byCode].flatMap(([code, { all }]) => all.filter((said) => plainWords(said) === plainWords(title.get(code) ?? '')).map((said) => `${code}: ${said}`));
    expect(title.size).toBeGreaterThan(2500);
    expect(titles).toEqual([]);
  });

  it.skipIf(!hasNationalRecords)('belongs to a procedure there is', () => {
    expect([...byCode.keys()].filter((code) => !title.has(code))).toEqual([]);
  });

  it('holds no question of our own measuring set word for word', async () => {
    const folder = join(home, 'eval/questions');
    const asked: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.jsonl'))) {
      const { rows, faults } = await readRows(join(folder, name));
      expect(faults).toEqual([]);
      for (const row of rows) asked.push(...row.turns.map(plainWords));
    }
    expect(asked.length).toBeGreaterThan(100);
    const whole = new Set(asked);
    const within = [...whole].filter((question) => question.split(' ').length >= LEAST_WORDS_WITHIN).map((question) => ` ${question} `);
    const every = [...byCode].flatMap(([code, { all }]) => all.map((said) => ({ place: `${code}: ${said}`, words: plainWords(said) })));
    const text = every.map(({ words }) => ` ${words} `).join('\n');
    const held = within.filter((question) => text.includes(question));
    const spoken = new Set([...byCode].flatMap(([code, one]) => one.spokenSayings.map((said) => `${code}: ${said}`)));
    const taken = every.filter(({ place, words }) => (spoken.has(place) && whole.has(words)) || held.some((question) => ` ${words} `.includes(question)));
    expect(taken.map(({ place }) => place)).toEqual([]);
  });
});
