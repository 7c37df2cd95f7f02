import { describe, expect, test } from 'vitest';
import { readTelex } from '#search/typing.ts';
import { typeOtherwise } from './type-otherwise.ts';

describe('the same question from other keyboards', () => {
  test.each([
    ['no marks', 'Đăng ký lần đầu', 'Dang ky lan dau'],
    ['raw Telex', 'đăng ký giấy', 'ddawng kys giaays'],
    ['raw Telex', 'được', 'dduwowcj'],
    ['as written', 'Đăng ký', 'Đăng ký'],
  ] as const)('%s of "%s"', (typing, text, typed) => {
    expect(typeOtherwise(text, typing)).toBe(typed);
  });

  test('NFD is another spelling of the same text', () => {
    expect(typeOtherwise('Đăng ký', 'NFD')).not.toBe('Đăng ký');
    expect(typeOtherwise('Đăng ký', 'NFD').normalize('NFC')).toBe('Đăng ký');
  });

  test.each(['giấy', 'được', 'thường', 'quyền', 'khuyết', 'nghiệp', 'đất', 'hộ', 'chứng'])('what Telex leaves of %s is read back', (word) => {
    expect(readTelex(typeOtherwise(word, 'raw Telex'))).toBe(word);
  });
});
