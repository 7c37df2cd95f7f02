import { describe, expect, test } from 'vitest';
import { isForeignChange } from './foreign-origin.ts';

const OWN = ['desk.example:8080', undefined];

describe('a change comes from another site', () => {
  test.each([
    ['POST', { 'sec-fetch-site': 'cross-site' }, true],
    ['POST', { 'sec-fetch-site': 'same-site' }, true],
    ['POST', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, false],
    ['POST', { 'sec-fetch-site': 'none' }, false],
    ['DELETE', { origin: 'https://evil.example' }, true],
    ['DELETE', { origin: 'null' }, true],
    ['DELETE', { origin: 'http://desk.example' }, true],
    ['DELETE', { origin: 'https://desk.example:8080' }, false],
    ['POST', { 'content-type': 'application/x-www-form-urlencoded' }, true],
    ['POST', { 'content-type': 'Multipart/Form-Data; boundary=x' }, true],
    ['POST', { 'content-type': 'text/plain' }, true],
    ['POST', { 'content-type': 'application/json' }, false],
    ['DELETE', {}, false],
    ['GET', { 'sec-fetch-site': 'cross-site' }, false],
    ['HEAD', { origin: 'https://evil.example' }, false],
  ] as const)('%s with %o: %s', (method, headers, foreign) => {
    expect(isForeignChange(method, new Headers(headers as Record<string, string>), OWN)).toBe(foreign);
  });

  test('unless it comes from the address the operator named', () => {
    expect(isForeignChange('POST', new Headers({ origin: 'https://motcua.example.vn' }), ['127.0.0.1:8080', 'motcua.example.vn'])).toBe(false);
  });
});
