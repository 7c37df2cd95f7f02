import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cookieName, readCookie, writeCookie } from './cookies.ts';
import { describeDevice } from './describe-device.ts';
import { ARGON2, createHasher } from './hash-password.ts';
import { createHouseSecret, openHouseSecret } from './house-secret.ts';
import { cleanSpeakable, hashToken, newSpeakable, newToken } from './tokens.ts';

describe("the house's secret", () => {
  const one = createHouseSecret('a'.repeat(64));
  const other = createHouseSecret('b'.repeat(64));

  test('reads again what it sealed, and nothing that was changed or sealed elsewhere', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, at) => {
        const sealed = one.seal(text);
        expect(one.unseal(sealed)).toBe(text);
        expect(other.unseal(sealed)).toBeUndefined();
        const bytes = Buffer.from(sealed, 'base64url');
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1;
        expect(one.unseal(bytes.toString('base64url'))).toBeUndefined();
      }),
    );
    for (const broken of ['', 'x', 'ngắn']) expect(one.unseal(broken)).toBeUndefined();
  });

  test('signs by purpose', () => {
    expect(one.sign('a', 'text')).toBe(one.sign('a', 'text'));
    expect(one.sign('a', 'text')).not.toBe(one.sign('b', 'text'));
    expect(one.sign('a', 'text')).not.toBe(other.sign('a', 'text'));
  });

  test('is a file that only its owner reads, made once, the same for two that begin at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'motcua-secret-'));
    const [first, second] = await Promise.all([openHouseSecret(folder), openHouseSecret(folder)]);
    expect(first.sign('a', 'b')).toBe(second.sign('a', 'b'));
    expect((await stat(join(folder, 'identity.key'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'identity.key'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
    expect((await openHouseSecret(folder, 'c'.repeat(40))).sign('a', 'b')).not.toBe(first.sign('a', 'b'));
    await rm(folder, { recursive: true });
  });
});

describe('passwords in the store', () => {
  test('are Argon2id with the settings OWASP names first, each with a salt of its own', async () => {
    const hasher = createHasher();
    const [left, right] = await Promise.all([hasher.hash('mưa rơi trên mái'), hasher.hash('mưa rơi trên mái')]);
    expect(ARGON2).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(left).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(left).not.toBe(right);
    expect(hasher.isOutdated(left)).toBe(false);
    expect(hasher.isOutdated(left.replace('m=19456', 'm=4096'))).toBe(true);
    expect(await hasher.verify(left, 'mưa rơi trên mái')).toBe(true);
    // The same letters from a keyboard that puts marks apart.
    expect(await hasher.verify(left, 'mưa rơi trên mái'.normalize('NFD'))).toBe(true);
    for (const wrong of ['mưa rơi trên mai', 'Mưa rơi trên mái', 'mưa rơi trên mái ', '']) expect(await hasher.verify(left, wrong)).toBe(false);
    expect(await hasher.verify('not a hash', 'mưa rơi trên mái')).toBe(false);
  });

  test('are compared to their last character, however long', async () => {
    const hasher = createHasher({ memoryCost: 64, timeCost: 1 });
    const long = 'x'.repeat(199);
    expect(await hasher.verify(await hasher.hash(`${long}a`), `${long}b`)).toBe(false);
  });

  test('all come to an end when many are hashed at once', async () => {
    const hasher = createHasher({ memoryCost: 64, timeCost: 1 });
    const hashes = await Promise.all(Array.from({ length: 40 }, (_, at) => hasher.hash(String(at))));
    expect(new Set(hashes).size).toBe(40);
  });
});

describe('tokens', () => {
  test('carry 256 random bits and are kept as a hash', () => {
    const tokens = Array.from({ length: 200 }, newToken);
    expect(new Set(tokens).size).toBe(200);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('that people copy use only characters that are told apart, each about as often', () => {
    const text = newSpeakable(30_000);
    expect(text).toMatch(/^[2-9A-HJKMNP-TV-Z]+$/);
    const counts = [...new Set(text)].map((letter) => text.split(letter).length - 1);
    expect(counts).toHaveLength(30);
    // 1000 each are expected; 7 standard deviations on either side.
    expect(Math.min(...counts)).toBeGreaterThan(780);
    expect(Math.max(...counts)).toBeLessThan(1220);
    expect(cleanSpeakable(' 7k3m-9qxa 22bc ')).toBe('7K3M9QXA22BC');
  });
});

describe('cookies', () => {
  test('carry the prefix that binds them to this host wherever the house is reached by https', () => {
    expect(writeCookie('session', 'abc', { secure: true })).toBe('__Host-mc_session=abc; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(writeCookie('session', '', { secure: false, maxAgeSeconds: 0 })).toBe('mc_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
    expect(cookieName('device', true)).toBe('__Host-mc_device');
  });

  test('are found among others by their whole name', () => {
    expect(readCookie('a=1; mc_session=x=y; b=2', 'mc_session')).toBe('x=y');
    expect(readCookie('not_mc_session=1', 'mc_session')).toBeUndefined();
    expect(readCookie('', 'mc_session')).toBeUndefined();
  });
});

describe('a device is described', () => {
  test.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36', 'Chrome · Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0', 'Edge · Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0 Chrome/124.0 Safari/537.36', 'Cốc Cốc · Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iOS'],
    ['Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36', 'Chrome · Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    ['curl/8.5.0', ''],
    ['', ''],
  ])('%s as "%s"', (header, words) => {
    expect(describeDevice(header)).toBe(words);
  });
});
