import { expect, test } from 'vitest';
import { dropWaiting, keepWaiting, listWaiting, type Shelf } from './waiting-posts.ts';

function shelf(first?: string): Shelf & { readonly held: Map<string, string> } {
  const held = new Map<string, string>(first === undefined ? [] : [['mc.waiting', first]]);
  return { held, getItem: (name) => held.get(name) ?? null, setItem: (name, value) => void held.set(name, value), removeItem: (name) => void held.delete(name) };
}
const DAY = 86_400_000;

test('of one page only the last is kept, pages in the order they were filled', () => {
  const kept = shelf();
  keepWaiting(kept, { path: '/to-khai/a/mot', body: 'x=1', keptAt: 1 });
  keepWaiting(kept, { path: '/to-khai/a/hai', body: 'y=1', keptAt: 2 });
  keepWaiting(kept, { path: '/to-khai/a/mot', body: 'x=2', keptAt: 3 });
  expect(listWaiting(kept, 4).map(({ body }) => body)).toEqual(['y=1', 'x=2']);
});

test('what was sent is gone, and nothing stays behind on the device', () => {
  const kept = shelf();
  const post = { path: '/to-khai/a/mot', body: 'x=1', keptAt: 1 };
  keepWaiting(kept, post);
  dropWaiting(kept, post, 2);
  expect(kept.held.size).toBe(0);
});

test('what is broken, too old or leads elsewhere is nothing', () => {
  expect(listWaiting(shelf('{'), 1)).toEqual([]);
  expect(listWaiting(shelf(JSON.stringify([{ path: '/a', body: 'x', keptAt: 0 }, { path: '//evil.example', body: 'x', keptAt: 31 * DAY }, null, 7])), 31 * DAY)).toEqual([]);
});

test('a device that keeps nothing says so', () => {
  const full: Shelf = { ...shelf(), setItem: () => { throw new Error('quota'); } };
  expect(keepWaiting(full, { path: '/a', body: 'x', keptAt: 1 })).toBe(false);
});
