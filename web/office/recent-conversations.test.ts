import { expect, test } from 'vitest';
import { listRecent, writeRecent } from './recent-conversations.ts';

const ME = '00000000-0000-7000-8000-00000000000a';
const id = (number: number): string => `00000000-0000-7000-8000-0000000000${String(10 + number)}`;

test('the newest comes first, each once, and only a few are kept', () => {
  let cookie: string | undefined;
  for (let each = 0; each < 12; each += 1) cookie = writeRecent(cookie, ME, id(each));
  cookie = writeRecent(cookie, ME, id(9));
  expect(listRecent(cookie, ME)).toEqual([9, 11, 10, 8, 7, 6, 5, 4].map(id));
});

test('the next person at the same machine sees nothing of it', () => {
  const cookie = writeRecent(undefined, ME, id(1));
  expect(listRecent(cookie, id(7))).toEqual([]);
  expect(listRecent(writeRecent(cookie, id(7), id(2)), ME)).toEqual([]);
});

test('a cookie that was tampered with names no path of the API', () => {
  expect(listRecent(`${ME}.../../sites.${id(1)}.<script>`, ME)).toEqual([id(1)]);
});
