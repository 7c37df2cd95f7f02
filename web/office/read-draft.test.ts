import { expect, test } from 'vitest';
import { readDraft } from './read-draft.ts';

const read = (form: Readonly<Record<string, string>>) => readDraft((name) => form[name] ?? '');

test('rows without a document are no basis, whatever else stands in them', () => {
  const draft = read({ 'cau-hoi': 'Ai ký?', 'tra-loi': 'Chủ tịch.', 'tu-ngay': '2026-12-01', 'can-cu-1-so': '120/2025/NĐ-CP', 'can-cu-1-dieu': '5', 'can-cu-1-diem': 'Đ', 'can-cu-2-dieu': '7', 'can-cu-4-so': '1/2025/TT-BTP' });
  expect(draft).toEqual({ question: 'Ai ký?', answer: 'Chủ tịch.', basis: [{ document: '120/2025/NĐ-CP', article: '5', point: 'đ' }, { document: '1/2025/TT-BTP' }], validFrom: '2026-12-01' });
});

test('an end that nobody wrote is no end', () => {
  expect(read({ 'den-ngay': '' })).not.toHaveProperty('validTo');
  expect(read({ 'den-ngay': '2027-03-01' })).toHaveProperty('validTo', '2027-03-01');
});
