import type { Words } from '../words/words.ts';

const CODE = /^[0-9a-f]{12,64}$/;
const REPOSITORY = /^gh:[^:]+:(.+)$/;
const PAGE = /^page:([^/]+)(?:\/.*)?$/;

/** A source as people read it: files that were imported name theirs by codes and addresses that say nothing at a desk. */
export function nameSource(say: Words, source: string): string {
  if (CODE.test(source)) return say('taskPage.unnamedFile', { code: source.slice(0, 6) });
  const [, path] = REPOSITORY.exec(source) ?? [];
  if (path !== undefined) return say('taskPage.fileOf', { name: path.split('/').at(-1) ?? path });
  const [, host] = PAGE.exec(source) ?? [];
  return host === undefined ? source : say('taskPage.pageOf', { name: host });
}
