import { describe, expect, test } from 'vitest';
import { confirmAddress, readForm, readOfficeWay, signInAddress } from './office-reply.ts';

describe('the way back after signing in', () => {
  test.each(['/can-bo', '/can-bo/nguoi-dung?q=lan', '/can-bo#x'])('%s is one of the officers\' pages', (path) => {
    expect(readOfficeWay(path)).toBe(path);
  });

  test.each([null, '', '/', '/thu-tuc', '//evil.example', 'https://evil.example/can-bo', '/can-bo//evil.example', '/can-bo\\evil', '/can-boi', '/\\evil.example/can-bo'])('%s is not, and leads to the first page', (path) => {
    expect(readOfficeWay(path)).toBe('/can-bo');
  });

  test('travels whole in the address', () => {
    expect(new URL(signInAddress('/can-bo/x?a=1&b=2'), 'http://x').searchParams.get('tiep')).toBe('/can-bo/x?a=1&b=2');
    expect(confirmAddress('/can-bo')).toBe('/can-bo/xac-nhan?tiep=%2Fcan-bo');
  });
});

test('a form gives names trimmed and passwords as they were typed', async () => {
  const body = new FormData();
  for (const [name, value] of [['ten', ' Lan '], ['mat-khau', ' có dấu cách '], ['vai-tro', 'officer'], ['vai-tro', 'clerk']] as const) body.append(name, value);
  const form = await readForm(new Request('http://x', { method: 'POST', body }));
  expect(form.text('ten')).toBe('Lan');
  expect(form.exact('mat-khau')).toBe(' có dấu cách ');
  expect(form.all('vai-tro')).toEqual(['officer', 'clerk']);
  expect(form.text('khac')).toBe('');
});
