import type { Detail } from './summary.ts';

const BAR_WIDTH = 320;

/** A report that opens in any browser without a network: figures, bars, confusion, styles, misses. */
export function writeReport(details: ReadonlyMap<string, Detail>, whole: Detail): string {
  const sections = [...details, ['Tất cả', whole] as const].map(([name, detail]) => sectionOf(name, detail)).join('\n');
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Một Cửa: đo câu trả lời</title>
<style>body{font:16px/1.5 'Be Vietnam Pro',system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;background:#FBFAF6;color:#14202B}
h2{margin-top:3rem;border-top:2px solid #0B5D45;padding-top:.5rem}table{border-collapse:collapse;margin:.5rem 0}td,th{padding:.2rem .8rem .2rem 0;text-align:left;font-variant-numeric:tabular-nums}
rect.a{fill:#0B5D45}rect.b{fill:#D8DDD6}details{margin:.5rem 0}li{margin:.2rem 0;overflow-wrap:anywhere}</style>
<h1>Một Cửa: đo câu trả lời</h1><p>Made by <code>./motcua eval --report</code> on ${new Date().toISOString().slice(0, 10)}. Intervals: 95 % bootstrap.</p>
${sections}</html>\n`;
}

function sectionOf(name: string, detail: Detail): string {
  const { summary } = detail;
  const bars: readonly (readonly [string, number])[] = [
    ['hit@1', summary.hit1],
    ['hit@3', summary.hit3],
    ['hit@5', summary.hit5],
    ['MRR@10', summary.mrr10],
    ['behaviour', summary.behavior],
    ['fact recall', summary.factRecall],
  ];
  const behaviors = ['answer', 'clarify', 'refuse', 'error'];
  const confusion = `<table><tr><th>expected ↓ got →</th>${behaviors.map((behavior) => `<th>${behavior}</th>`).join('')}</tr>${Object.entries(detail.confusion)
    .map(([expected, got]) => `<tr><th>${expected}</th>${behaviors.map((behavior) => `<td>${String(got[behavior] ?? 0)}</td>`).join('')}</tr>`)
    .join('')}</table>`;
  const styles = `<table><tr><th>style</th><th>n</th><th>hit@1</th><th>hit@3</th></tr>${Object.entries(detail.byStyle)
    .map(([style, figures]) => `<tr><td>${escape(style)}</td><td>${String(figures.n)}</td><td>${figures.hit1.toFixed(2)}</td><td>${figures.hit3.toFixed(2)}</td></tr>`)
    .join('')}</table>`;
  return `<h2>${escape(name)}</h2><p>n ${String(summary.n)} · without a loaded gold ${String(detail.goldNotLoaded)} · wrong ${String(summary.wrong)} · unbound ${String(summary.unbound)} · p50 ${summary.p50Ms.toFixed(2)} ms · p95 ${summary.p95Ms.toFixed(2)} ms · p99 ${summary.p99Ms.toFixed(2)} ms · hit@1 within ${detail.hit1Interval.map((value) => value.toFixed(3)).join('–')}</p>
${plot(bars)}${confusion}${styles}${list('Misses', detail.misses)}${list('Behaviour misses', detail.behaviorMisses)}${list('Faults', detail.faults)}`;
}

function plot(bars: readonly (readonly [string, number])[]): string {
  const rows = bars
    .map(([label, value], at) => `<g transform="translate(0 ${String(at * 24)})"><text y="15" font-size="14">${label}</text><rect class="b" x="100" y="2" width="${String(BAR_WIDTH)}" height="16"/><rect class="a" x="100" y="2" width="${(value * BAR_WIDTH).toFixed(1)}" height="16"/><text x="${String(108 + BAR_WIDTH)}" y="15" font-size="14">${value.toFixed(3)}</text></g>`)
    .join('');
  return `<svg role="img" aria-label="${bars.map(([label, value]) => `${label} ${value.toFixed(3)}`).join(', ')}" width="${String(BAR_WIDTH + 170)}" height="${String(bars.length * 24)}">${rows}</svg>`;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<details><summary>${title} (${String(lines.length)})</summary><ul>${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ul></details>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
