import type { CliCommand } from './command-types.ts';

/** Every command by name. To add one: write `commands/<name>.ts` exporting `command`, and add its line here. */
export const commandTable: Readonly<Record<string, () => Promise<{ readonly command: CliCommand }>>> = {
  start: () => import('./start.ts'),
  test: () => import('./test.ts'),
  ask: () => import('./ask.ts'),
  'who-decides': () => import('./who-decides.ts'),
  deadline: () => import('./deadline.ts'),
  import: () => import('./import.ts'),
  export: () => import('./export.ts'),
  index: () => import('./index-search.ts'),
  eval: () => import('./eval.ts'),
  dossier: () => import('./dossier.ts'),
  bench: () => import('./bench.ts'),
  verify: () => import('./verify.ts'),
  document: () => import('./document.ts'),
  mcp: () => import('./mcp.ts'),
};
