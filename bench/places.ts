/**
 * Finding a place: this room beside a naive scan of all names and beside MiniSearch, on the same questions in one run.
 *
 * Use: node bench/places.ts [--questions 2000]
 * Prints p50 and p95 in milliseconds, the share of right first answers, and the ratios of the peers to the room.
 */
import MiniSearch from 'minisearch';
import { editDistanceAtMost, foldText } from '#model/vietnamese.ts';
import { loadPlaces } from '#places/places-data.ts';
import { createPlaces } from '#places/places.ts';

interface Question {
  readonly text: string;
  readonly style: string;
  readonly codes: readonly string[];
}

const data = await loadPlaces(new URL('../content/places', import.meta.url).pathname);
const places = createPlaces(data, { now: () => Date.parse('2026-11-22T08:00:00+07:00') });
const provinces = new Map(data.provinces.rows.map(([code, , name]) => [code, name]));
const districts = new Map(data.oldUnits.rows.map(([code, , name, above]) => [code, { name, above }]));
const provinces63 = new Map(data.oldUnits.rows.filter(([code]) => code.length === 2).map(([code, , name]) => [code, name]));
const documents = [
  ...data.communes.rows.map(([code, , name, province]) => ({ codes: [code], name, around: provinces.get(province) ?? '' })),
  ...data.oldCommunes.rows
    .filter(([code]) => code !== '')
    .map(([, , name, districtCode, becomes]) => {
      const above = districts.get(districtCode);
      // Nobody writes a bare number: "Phường 5", "Quận 3".
      const district = /^\d+$/u.test(above?.name ?? '') ? `Quận ${above?.name ?? ''}` : (above?.name ?? '');
      return { codes: becomes, name: /^\d+$/u.test(name) ? `Phường ${name}` : name, around: `${district}, ${provinces63.get(above?.above ?? '') ?? ''}` };
    }),
].map((row, id) => ({ ...row, id, folded: foldText(row.name), address: foldText(`${row.name} ${row.around}`) }));

/** The same questions on every run: each style in turn over documents spread evenly. */
function writeQuestions(count: number): readonly Question[] {
  const styles: Record<string, (name: string, around: string) => string> = {
    'whole address': (name, around) => `${name}, ${around}`,
    'no marks': (name, around) => foldText(`${name} ${around}`).replaceAll(',', ''),
    'while typing': (name, around) => `${name}, ${around.slice(0, 3)}`,
    'a letter missing': (name, around) => foldText(`${dropLetter(name)}, ${around}`),
    'two letters swapped': (name, around) => `${swapLetters(foldText(name))}, ${around}`,
  };
  const entries = Object.entries(styles);
  return Array.from({ length: count }, (_, nth) => {
    const row = documents[(nth * 7919) % documents.length];
    const style = entries[nth % entries.length];
    if (row === undefined || style === undefined) throw new Error('bench/places: no documents');
    return { text: style[1](row.name, row.around), style: style[0], codes: row.codes };
  });
}

function dropLetter(text: string): string {
  const at = Math.floor(text.length / 2);
  return text.length < 5 ? text : text.slice(0, at) + text.slice(at + 1);
}

function swapLetters(text: string): string {
  const at = Math.max(1, text.lastIndexOf(' ') + 2);
  const [first = '', second = ''] = [text[at - 1], text[at]];
  return at < text.length ? text.slice(0, at - 1) + second + first + text.slice(at + 1) : text;
}

function scanAll(text: string): readonly string[] {
  const folded = foldText(text).replaceAll(',', '');
  const head = folded.split(' ').slice(0, 2).join(' ');
  let best: readonly string[] = [];
  let most = 0;
  for (const row of documents) {
    let score = 0;
    if (row.address.startsWith(folded)) score = 3;
    else if (folded.startsWith(row.folded)) score = 2;
    else {
      const distance = editDistanceAtMost(head, row.folded, 2);
      if (distance <= 2) score = 1.5 - distance / 2;
    }
    if (score > most) [most, best] = [score, row.codes];
  }
  return best;
}

const mini = new MiniSearch<(typeof documents)[number]>({ fields: ['name', 'around'], processTerm: (term) => foldText(term) });
mini.addAll(documents);
const byId = new Map(documents.map((row) => [row.id, row]));

const engines: Record<string, (text: string) => readonly string[]> = {
  'this room': (text) => {
    const first = places.findPlaces(text).items[0];
    return first === undefined ? [] : [first.unit.code, ...first.alternatives.map(({ code }) => code)];
  },
  'naive scan': scanAll,
  MiniSearch: (text) => {
    const first = mini.search(text, { prefix: true, fuzzy: 0.2, boost: { name: 2 } })[0];
    return first === undefined ? [] : (byId.get(Number(first.id))?.codes ?? []);
  },
};

const flag = process.argv.indexOf('--questions');
const questions = writeQuestions(flag > 0 ? Number(process.argv[flag + 1]) : 2000);
const results = Object.entries(engines).map(([name, find]) => {
  for (const { text } of questions.slice(0, 100)) find(text);
  const right = new Map<string, [right: number, asked: number]>();
  const times = questions.map(({ text, codes, style }) => {
    const startedAt = performance.now();
    const found = find(text);
    const tookMs = performance.now() - startedAt;
    const [sofar, asked] = right.get(style) ?? [0, 0];
    right.set(style, [sofar + Number(codes.every((code) => found.includes(code))), asked + 1]);
    return tookMs;
  });
  times.sort((left, post) => left - post);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  const shares = [...right].map(([style, [good, asked]]) => `${style} ${(good / asked).toFixed(3)}`).join(', ');
  const all = [...right.values()].reduce((sum, [good]) => sum + good, 0) / questions.length;
  return { name, p50: at(0.5), p95: at(0.95), all, shares };
});
const own = results[0];
console.log(`${questions.length} questions over ${documents.length} names`);
for (const { name, p50, p95, all, shares } of results) {
  const ratio = own === undefined ? '' : `, ${(p50 / own.p50).toFixed(1)} × the room's p50`;
  console.log(`${name}: p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms${ratio}; right first ${all.toFixed(3)} (${shares})`);
}
