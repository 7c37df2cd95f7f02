import { expect, test } from 'vitest';
import { isUpload } from './uploads.ts';

const cookie = 'mc_session=abc';
test.each<[string, string, string, string | undefined, boolean]>([
  ['a file to the API', 'POST', '/api/v1/import-files?kind=law&name=a', cookie, true],
  ['a form of an officer', 'POST', '/can-bo/kien-thuc/nhap-lieu/van-ban?/xem-truoc', 'a=1; __Host-mc_session=abc', true],
  ['nobody', 'POST', '/api/v1/import-files', undefined, false],
  ['a citizen', 'POST', '/can-bo/kien-thuc/nhap-lieu/van-ban', 'theme=dark', false],
  ['another page', 'POST', '/can-bo/kien-thuc/nhap-lieu', cookie, false],
  ['another way', 'POST', '/api/v1/import-files/../answers', cookie, false],
  ['a look', 'GET', '/api/v1/import-files', cookie, false],
])('%s', (_, method, url, given, expected) => {
  expect(isUpload({ method, url, headers: given === undefined ? {} : { cookie: given } })).toBe(expected);
});
