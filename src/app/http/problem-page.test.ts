import { expect, test } from 'vitest';
import { readPageLanguage, wantsPage, writeProblemPage } from './problem-page.ts';

test.each([
  ['/can-bo/x', 'text/html,*/*', true],
  ['/can-bo/x', 'application/json', false],
  ['/can-bo/x', undefined, false],
  ['/api/v1/laws', 'text/html', false],
])('%s asked with %s: a page %s', (url, accept, expected) => {
  expect(wantsPage({ url, headers: accept === undefined ? {} : { accept } })).toBe(expected);
});

test.each([[undefined, 'vi'], ['mc_lang=en', 'en'], ['a=1; mc_lang=en; b=2', 'en'], ['mc_lang=vi', 'vi'], ['x_mc_lang=en', 'vi']])('with the cookies %s the page is in %s', (cookie, language) => {
  expect(readPageLanguage(cookie)).toBe(language);
});

test('a refusal is told as a page in its language, and no text of it is markup', () => {
  const page = writeProblemPage({ title: 'Quá lớn', detail: '<script>alert("x")</script>' }, 'vi');
  expect(page).toContain('<html lang="vi">');
  expect(page).toContain('<h1>Quá lớn</h1>');
  expect(page).toContain('Về trang đầu');
  expect(page).not.toContain('<script>');
  expect(writeProblemPage({ title: 'x', detail: 'y' }, 'en')).toContain('Home');
});
