import { expect, test } from 'vitest';
import { isFormFile, isUpload } from './uploads.ts';

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

test.each<[string, string, string, Record<string, string>, boolean]>([
  ['a photo to the API with the token of a draft', 'POST', '/api/v1/form-drafts/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7/files?path=slip', { 'x-draft-token': 'x' }, true],
  ['a photo from a page of the form', 'POST', '/to-khai/khai-sinh/giay-chung-sinh', { cookie: 'a=1; mc_draft_5e9e20d6eef7=x' }, true],
  ['whoever holds no draft', 'POST', '/to-khai/khai-sinh/giay-chung-sinh', { cookie: 'a=1' }, false],
  ['a paper for a dossier from its page', 'POST', '/ho-so/HS-7K3M-9QXA?/supply', { cookie: 'mc_ho_so=x' }, true],
  ['a paper for a dossier to the API, proven inside', 'POST', '/api/v1/dossier-access/files', {}, true],
  ['whoever opened no dossier', 'POST', '/ho-so/HS-7K3M-9QXA?/supply', {}, false],
  ['another page', 'POST', '/hoi', { cookie: 'mc_draft_5e9e20d6eef7=x' }, false],
  ['a look', 'GET', '/to-khai/khai-sinh/giay-chung-sinh', { cookie: 'mc_draft_5e9e20d6eef7=x' }, false],
])('a file of a form: %s', (_, method, url, headers, expected) => {
  expect(isFormFile({ method, url, headers })).toBe(expected);
});
