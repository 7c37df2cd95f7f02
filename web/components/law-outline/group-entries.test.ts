import { expect, test } from 'vitest';
import { groupEntries, pageEntries } from './group-entries.ts';

test('entries of one chapter stand together; a chapter named again further down is told again', () => {
  const entries = [{ headings: ['Chương I'] }, { headings: ['Chương I'] }, { headings: [] }, { headings: ['Chương I'] }];
  expect(groupEntries(entries).map(({ heading, entries: inside }) => [heading, inside.length])).toEqual([['Chương I', 2], ['', 1], ['Chương I', 1]]);
});

const entries = Array.from({ length: 7 }, (_each, index) => ({ key: `d${String(index + 1)}` }));

test.each([
  [undefined, ['d1', 'd2', 'd3'], undefined, 'd4'],
  ['d5', ['d4', 'd5', 'd6'], 'd1', 'd7'],
  ['d7', ['d7'], 'd4', undefined],
  ['không có', ['d1', 'd2', 'd3'], undefined, 'd4'],
] as const)('the page with %s', (key, shown, previous, next) => {
  const page = pageEntries(entries, key, 3);
  expect([page.shown.map((entry) => entry.key), page.previous, page.next]).toEqual([shown, previous, next]);
});

test('every entry is on exactly one page', () => {
  const seen: string[] = [];
  let key: string | undefined = 'd1';
  while (key !== undefined) {
    const page: ReturnType<typeof pageEntries<{ key: string }>> = pageEntries(entries, key, 3);
    seen.push(...page.shown.map((entry) => entry.key));
    key = page.next;
  }
  expect(seen).toEqual(entries.map((entry) => entry.key));
});
