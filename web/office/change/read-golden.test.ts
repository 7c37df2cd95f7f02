import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_GOLDEN, nameGolden, readGolden, typeGolden, writeGolden } from './read-golden.ts';

const form = (values: Readonly<Record<string, string>>, lists: Readonly<Record<string, readonly string[]>> = {}) => ({ text: (name: string) => values[name] ?? '', all: (name: string) => lists[name] ?? [] });

test('what is typed is sent: lines as lists, the record that must come among those it depends on, once', () => {
  const typed = readGolden(form({ 'ai-hoi': 'officer', 'cau-hoi': 'Ai ký', ra: '120-2025-d13', cach: 'answered', 'phai-co': ' Chủ tịch \r\n\r\nĐiều 13', noi: 'Thanh Hóa', 'ten-noi': 'Thanh Hóa', 'ma-noi': '38' }, { 'phu-thuoc': ['120-2025-d13', '2.000815', ''] }));
  expect(writeGolden(typed)).toEqual({
    audience: 'officer', question: 'Ai ký', placeCode: '38', expected: { candidate: '120-2025-d13', status: 'answered', mustContain: ['Chủ tịch', 'Điều 13'] }, subjects: ['120-2025-d13', '2.000815'],
  });
});

test('a kept question typed over without a change is sent as it was', () => {
  const kept = { id: 'nha-x', audience: 'citizen', question: 'làm khai sinh mấy ngày', expected: { candidate: '1.001193', status: 'answered', mustContain: ['trong ngày'] }, subjects: ['1.001193'] } as const;
  expect(writeGolden(typeGolden({ ...kept, subjects: [...kept.subjects], expected: { ...kept.expected, mustContain: [...kept.expected.mustContain] } }))).toEqual({ audience: kept.audience, question: kept.question, expected: kept.expected, subjects: kept.subjects });
});

test('a place changed in words is no longer the one whose code the form carries; one chosen of many is', () => {
  expect(readGolden(form({ noi: 'Tân An', 'ten-noi': 'Thanh Hóa', 'ma-noi': '38' })).placeCode).toBe('');
  expect(readGolden(form({ noi: '', 'ten-noi': 'Thanh Hóa', 'ma-noi': '38' })).placeCode).toBe('');
  expect(readGolden(form({ noi: 'Tân An', 'ten-noi': 'Tân An', 'ma-noi': '', 'chon-noi': '00005' })).placeCode).toBe('00005');
  expect(readGolden(form({ noi: 'Hạc Thành', 'ten-noi': 'Tân An', 'ma-noi': '', 'chon-noi': '00005' })).placeCode).toBe('');
});

test('an empty form is for citizens who shall be answered, whatever else was sent', () => {
  expect(readGolden(form({ 'ai-hoi': 'ai đó' }))).toEqual(EMPTY_GOLDEN);
});

test('an id is made of the words and the ticket, and is one the API takes', () => {
  expect(nameGolden('Làm khai sinh cho đứa bé, mấy ngày?', '4F2A91c0-11')).toBe('nha-lam-khai-sinh-cho-dua-be-may-ngay-4f2a91c0');
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.uuid(), (question, ticket) => {
    expect(nameGolden(question, ticket)).toMatch(/^[a-z0-9][a-z0-9-]{1,79}$/);
    expect(nameGolden(question, ticket)).toBe(nameGolden(question, ticket));
  }));
});
