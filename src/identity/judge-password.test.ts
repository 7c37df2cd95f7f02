import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOME } from '#test/support/home.ts';
import { LONGEST, readPasswordJudge } from './judge-password.ts';

const judge = await readPasswordJudge(join(HOME, 'content/identity/common-passwords.txt'));
const ABOUT = ['lan.nguyen', 'Nguyễn Thị Lan', 'Phường Hạc Thành'];

describe('a password', () => {
  test.each([
    'mưa rơi trên mái ngói đỏ',
    'ba con vịt bơi qua ao làng',
    'correct horse battery staple',
    'Kx7-mpQ2-vb9Z',
    'con mèo nhà bác Tư thích ăn cá kho',
    'tr0ng-bụi-tre-có-4-quả-trứng',
    '🌧️🍚🐃🌾🛶🌉🏮🎋🥢🪷🐟🌶️',
  ])('%s will do', (password) => {
    expect(judge.judge(password, ABOUT)).toBeUndefined();
  });

  test.each(['', 'a', 'mưa rơi mái', '12 ký tự !!'])('%s is too short (password_too_short)', (password) => {
    expect(judge.judge(password, ABOUT)).toBe('password_too_short');
  });

  test('of 200 characters is taken whole, one more is too long (password_too_long)', () => {
    const long = 'mưa rơi trên mái ngói đỏ, '.repeat(10);
    expect(judge.judge(`${long.slice(0, LONGEST - 1)}x`, ABOUT)).toBeUndefined();
    expect(judge.judge(long.slice(0, LONGEST + 1), ABOUT)).toBe('password_too_long');
  });

  test.each([
    'matkhau123456', 'MatKhau@123456', 'm4tkh4u123456', 'mật khẩu 2026', 'matkhaumatkhau', '123456789012', '000000000000', 'aaaaaaaaaaaa', 'abcabcabcabc', 'abcdefghijkl',
    'qwertyuiop123', 'qwertyuiop[]', '1q2w3e4r5t6y', '!QAZ2wsx#EDC', 'password1234', 'P@ssw0rd2026!', 'Welcome2026!!', 'administrator', 'anhyeuem1234', 'AnhYeuEm@2026', 'iloveyou1234', 'vietnamvodich', 'VietNam@2026!',
    'ubndxa@123456', 'motcua@123456', 'hanoi12345678', 'nguyenvana123', 'letmeinletmein', '987654321098', 'saigonhanoi12', 'phattai888888', 'Abc@12345678',
  ])('%s is what many people take (password_common)', (password) => {
    expect(judge.judge(password, [])).toBe('password_common');
  });

  test.each(['lan.nguyen.12', 'NguyễnThịLan1', 'nguyen-thi-lan-1990', 'HacThanh@1234', 'phuonghacthanh', 'Lan@HacThanh1'])('%s is the person or the place (password_personal)', (password) => {
    expect(['password_personal', 'password_common']).toContain(judge.judge(password, ABOUT));
    expect(judge.judge(password, ABOUT)).toBeDefined();
  });

  test('is judged the same however its Vietnamese letters are put together', () => {
    fc.assert(
      fc.property(fc.constantFrom('mật khẩu 2026', 'mưa rơi trên mái ngói đỏ', 'Việt Nam vô địch 1'), (password) => {
        expect(judge.judge(password.normalize('NFD'), ABOUT)).toBe(judge.judge(password.normalize('NFC'), ABOUT));
      }),
    );
  });

  test('made at random is never refused for its words', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z0-9]{16}$/).filter((text) => new Set(text).size > 9), (password) => judge.judge(password, ABOUT) === undefined), { numRuns: 200, seed: 7 });
  });
});

test('the list is read with its shape checked (content_broken)', async () => {
  await expect(readPasswordJudge(join(HOME, 'content/identity/demo.json'))).rejects.toMatchObject({ code: 'content_broken' });
  await expect(readPasswordJudge(join(HOME, 'content/identity/nowhere.txt'))).rejects.toMatchObject({ code: 'content_broken' });
});
