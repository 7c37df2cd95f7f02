import { expect, test } from 'vitest';
import { formOf } from './deed-form.ts';
import { DEED_KINDS, DEEDS, findDeed, leadingDeed } from './deed-table.ts';
import { readDeed } from './read-deed.ts';

const COMPONENTS = [{ name: 'Tờ khai' }, { name: 'Quyết định ly hôn' }];
const read = (kind: Parameters<typeof readDeed>[0], values: Record<string, string> = {}): unknown => readDeed(kind, formOf(values), COMPONENTS);

test('every action has an address of its own and is found by it', () => {
  expect(new Set(DEED_KINDS.map((kind) => DEEDS[kind].slug)).size).toBe(DEED_KINDS.length);
  for (const kind of DEED_KINDS) expect(findDeed(DEEDS[kind].slug)).toBe(kind);
  expect(findDeed('xoa-het')).toBeUndefined();
});

test('an empty form of any action is read without a fault: the API says what is missing', () => {
  for (const kind of DEED_KINDS) if (kind !== 'takeCash') expect((read(kind) as { kind: string }).kind).toBe(kind);
});

test.each([
  ['handOver', { buoc: '2', nguoi: 'lan' }, { kind: 'handOver', toStep: 2, ownerId: 'lan' }],
  ['decide', { 'ket-qua': 'notGranted', 'ly-do': 'Không đủ điều kiện', 'van-ban': '123/2015/NĐ-CP', dieu: '22' }, { kind: 'decide', outcome: 'notGranted', reason: 'Không đủ điều kiện', basis: { document: '123/2015/NĐ-CP', article: '22' } }],
  ['requestSupplement', { 'loi-c1': '1', 'loi-c1-gi': 'Thiếu quyết định', 'loi-c1-cach': 'Nộp bản sao', 'loi-1-gi': 'Chữ ký khác', 'loi-1-cach': 'Ký lại', 'loi-1-van-ban': '123/2015/NĐ-CP', 'can-c1': 'co', han: '2026-12-20' }, {
    kind: 'requestSupplement', until: '2026-12-20', conditions: { c1: true },
    faults: [{ component: 'c1', what: 'Thiếu quyết định', how: 'Nộp bản sao' }, { what: 'Chữ ký khác', how: 'Ký lại', basis: { document: '123/2015/NĐ-CP' } }],
  }],
  ['supply', { 'giay-c0': 'original', 'so-c0': '2', 'giay-c1': '', 'them-1': 'Ảnh', 'them-1-dang': 'copy', 'them-1-so': '4' }, { kind: 'supply', papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 2 }, { name: 'Ảnh', form: 'copy', count: 4 }] }],
  ['refund', { 'bien-lai': 'HT-1', 'so-tien': '15.000 đ', 'ly-do': 'Thu thừa' }, { kind: 'refund', reference: 'HT-1', amountVnd: 15_000, reason: 'Thu thừa' }],
  // An amount that cannot be read is none, never zero.
  ['refund', { 'so-tien': 'mười lăm con' }, { kind: 'refund', reference: '', amountVnd: -1, reason: '' }],
  ['extend', { 'thoi-gian': '2,5', 'don-vi': 'workingDay', 'ly-do': 'Xác minh' }, { kind: 'extend', amount: 2.5, unit: 'workingDay', reason: 'Xác minh', basis: { document: '' } }],
  ['requestPayment', { 'dong-1': 'Lệ phí', 'dong-1-so': '2', 'dong-1-gia': '8k', 'mien-muc': '50', 'mien-ly-do': 'Hộ nghèo', 'ly-do': 'Theo thông báo', 'dung-thoi-han': '1' }, {
    kind: 'requestPayment', lines: [{ text: 'Lệ phí', quantity: 2, unitVnd: 8_000 }], exemption: { reason: 'Hộ nghèo', share: 0.5 }, reason: 'Theo thông báo', pausesClock: true,
  }],
  ['receive', { 'giay-c0': 'original', 'can-c1': 'khong', 'phi-0-so': '3', 'phi-0-gia': '8000', 'thoi-han': '3', 'thoi-han-van-ban': '1/2026/QĐ', 'thieu-ly-do': 'Nộp sau' }, {
    kind: 'receive', papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }], conditions: { c1: false }, fee: { quantities: { 0: 3 }, provinceVnd: { 0: 8_000 } },
    limit: { amount: 3, unit: 'workingDay', basis: { document: '1/2026/QĐ' } }, evenIncomplete: { reason: 'Nộp sau' },
  }],
  ['movePapers', { 'chuyen-0': 'Tờ khai', 'chuyen-2': 'Ảnh', cho: 'Kho lưu trữ' }, { kind: 'movePapers', papers: ['Tờ khai', 'Ảnh'], to: 'Kho lưu trữ' }],
] as const)('the form of %s is read', (kind, values, request) => {
  expect(read(kind, values)).toEqual(request);
});

test('a value of no known kind is not taken over', () => {
  expect(read('supply', { 'giay-c0': 'stolen', 'them-1': 'X', 'them-1-dang': 'stolen', 'them-1-so': '-4' })).toEqual({ kind: 'supply', papers: [{ name: 'X', form: 'copy', count: 1 }] });
  expect(read('deliver', { cach: 'rocket', cho: 'Hoa', 'bang-chung': 'ký' })).toMatchObject({ way: 'atDesk' });
});

test('what leads on is the one next thing of whoever looks', () => {
  expect(leadingDeed(['note', 'attach', 'handOver', 'decide'])).toBe('decide');
  expect(leadingDeed(['note', 'receive', 'requestSupplement'])).toBe('receive');
  expect(leadingDeed(['note', 'attach'])).toBeUndefined();
});
