/**
 * How long a paper takes with a warm printer, by template, and how much memory many in a row take: the process with its printing
 * thread, watched after every page. `./motcua bench documents [--pages N]`.
 */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { percentile } from '#eval/measures.ts';
import { drawQr } from '#documents/qr-code.ts';
import { nameEngine } from '#documents/engine.ts';
import { openPdfPrinter } from '#documents/render-pdf.ts';
import { fillWord } from '#documents/render-word.ts';
import { readTemplates, type Template } from '#documents/templates.ts';
import { localDateAt } from '#model/time.ts';

const MB = 1024 * 1024;

/** Prints the templates in turn, each page with a number of its own, and writes what it took. */
export async function benchDocuments(home: string, pages: number, print: (text: string) => void): Promise<void> {
  const templates = (await readTemplates(join(home, 'content/templates'))).list(localDateAt(Date.now()));
  const verify = { code: 'VB-7K3M-9QXA-42CD', address: 'motcua.example/verify', qr: drawQr('https://motcua.example/verify/VB-7K3M-9QXA-42CD') };
  const printer = openPdfPrinter();
  const make = (template: Template, number: number): Promise<Uint8Array> =>
    printer.print(template.text, { data: template.sample, frame: { number: String(number), issuedOn: '2026-11-30', verify, paper: template.papers[0] } }, 0);

  const at = performance.now();
  const first = await make(templates[0] as Template, 0);
  const cold = performance.now() - at;
  for (const template of templates) await make(template, 0);

  const times = new Map<string, number[]>(templates.map((one) => [one.id, []]));
  let peak = process.memoryUsage.rss();
  let bytes = 0;
  for (let number = 1; number <= pages; number += 1) {
    const template = templates[number % templates.length] as Template;
    const begun = performance.now();
    bytes += (await make(template, number)).length;
    times.get(template.id)?.push(performance.now() - begun);
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  await printer.close();

  const all = [...times.values()].flat();
  const show = (list: readonly number[], share: number): string => percentile([...list], share).toFixed(1);
  print(`${nameEngine()}; Node ${process.version}; ${String(cpus().length)} cores; first page of a new process ${cold.toFixed(0)} ms (${String(first.length)} bytes)`);
  print(`| template | pages | p50 ms | p99 ms |\n|---|---|---|---|`);
  for (const [id, list] of times) print(`| ${id} | ${String(list.length)} | ${show(list, 0.5)} | ${show(list, 0.99)} |`);
  print(`| **all, in turn, each with its own number** | ${String(all.length)} | ${show(all, 0.5)} | ${show(all, 0.99)} |`);
  print(`peak memory of the process over ${String(pages)} pages: ${(peak / MB).toFixed(0)} MB; mean size ${(bytes / pages / 1000).toFixed(1)} kB`);

  const words: number[] = [];
  for (const template of templates) {
    if (template.wordFile === undefined) continue;
    for (let round = 0; round < 40; round += 1) {
      const begun = performance.now();
      await fillWord(template.wordFile, template.data, template.sample, { issuedOn: '2026-11-30' });
      words.push(performance.now() - begun);
    }
  }
  print(`Word files: ${String(words.length)}, p50 ${show(words, 0.5)} ms, p99 ${show(words, 0.99)} ms`);
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { pages: { type: 'string', default: '2000' } } });
  const pages = Number(values.pages);
  if (!Number.isInteger(pages) || pages < 50) throw new Error(`--pages needs a whole number of at least 50, not "${values.pages}"`);
  await benchDocuments(join(import.meta.dirname, '..'), pages, (text) => console.log(text));
}
