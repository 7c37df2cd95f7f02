import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeAt, decodeBase32, encodeBase32, findStep, newTotpSecret, stepAt, totpUri } from './totp.ts';

/** The shared secret of the examples. Source: RFC 6238, appendix B. */
const RFC_SECRET = encodeBase32(Buffer.from('12345678901234567890'));

describe('the codes', () => {
  // Source: RFC 6238, appendix B, the rows of SHA-1.
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at %i seconds are %s as in the standard', (seconds, code) => {
    expect(codeAt(RFC_SECRET, stepAt(seconds * 1000), 8)).toBe(code);
    expect(codeAt(RFC_SECRET, stepAt(seconds * 1000))).toBe(code.slice(2));
  });

  test('are accepted one step early and one late, no further', () => {
    const secret = newTotpSecret();
    const now = Date.parse('2026-11-30T01:00:10Z');
    for (const [offset, accepted] of [[-2, false], [-1, true], [0, true], [1, true], [2, false]] as const) {
      expect(findStep(secret, codeAt(secret, stepAt(now) + offset), now, 0) !== undefined, String(offset)).toBe(accepted);
    }
  });

  test('count once: a step already used, or one before it, is refused (replay)', () => {
    const secret = newTotpSecret();
    const now = Date.parse('2026-11-30T01:00:10Z');
    const step = stepAt(now);
    expect(findStep(secret, codeAt(secret, step), now, 0)).toBe(step);
    expect(findStep(secret, codeAt(secret, step), now, step)).toBeUndefined();
    expect(findStep(secret, codeAt(secret, step - 1), now, step)).toBeUndefined();
    expect(findStep(secret, codeAt(secret, step + 1), now, step)).toBe(step + 1);
  });

  test('may be typed with a space; anything else is no code', () => {
    const now = 59_000;
    expect(findStep(RFC_SECRET, '287 082', now, 0)).toBe(1);
    for (const typed of ['', '287082 1', '28708', '２８７０８２', 'abcdef', '0']) expect(findStep(RFC_SECRET, typed, now, 0)).toBeUndefined();
  });
});

describe('the secret', () => {
  test('is 160 random bits in base32', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(decodeBase32(newTotpSecret())).toHaveLength(20);
    expect(newTotpSecret()).not.toBe(newTotpSecret());
  });

  // Source: RFC 4648 §10, without padding.
  test.each([['f', 'MY'], ['fo', 'MZXQ'], ['foo', 'MZXW6'], ['foob', 'MZXW6YQ'], ['fooba', 'MZXW6YTB'], ['foobar', 'MZXW6YTBOI']])('%s is written %s', (text, written) => {
    expect(encodeBase32(Buffer.from(text))).toBe(written);
  });

  test('comes back from base32 whatever its bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => Buffer.from(bytes).equals(decodeBase32(encodeBase32(bytes)))));
  });

  test('travels to the app in a URI that names house and person', () => {
    const uri = new URL(totpUri('ABC', 'lan.nguyễn', 'Một Cửa'));
    expect(decodeURIComponent(uri.pathname)).toBe('/Một Cửa:lan.nguyễn');
    expect(Object.fromEntries(uri.searchParams)).toEqual({ secret: 'ABC', issuer: 'Một Cửa', algorithm: 'SHA1', digits: '6', period: '30' });
  });
});
