import { expect, test } from 'vitest';
import { formOf } from './deed-form.ts';
import { fillFromCard, readIntake } from './read-intake.ts';

const PROCEDURE = { code: '1.004873', version: 3, caseId: '' };
const person = { 'ho-ten': 'Nguyễn Thị Hoa', 'nam-sinh': '1990', 'so-dinh-danh': '001 190 000 001', 'dien-thoai': '0900.000.123' };
const read = (values: Record<string, string>): unknown => readIntake(formOf({ ...person, ...values }), PROCEDURE, [{ name: 'Tờ khai' }], 'Tôi nhờ cán bộ nộp giúp.');

test('at the desk person, papers and reception go together, numbers without their gaps', () => {
  expect(read({ 'giay-c0': 'original', 'phi-0-so': '2' })).toEqual({
    procedureCode: '1.004873', procedureVersion: 3, caseId: '', channel: 'direct', applicant: { name: 'Nguyễn Thị Hoa', birthYear: 1990, identityNumber: '001190000001', phone: '0900000123' },
    papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }], conditions: {}, reception: { fee: { quantities: { 0: 2 } } },
  });
});

test('helped online the consent goes along with its words; without an answer there is none, and the API refuses', () => {
  expect(read({ 'cach-nop': 'online', 'dong-y': 'spoken' })).toMatchObject({ channel: 'online', consent: { how: 'spoken', words: 'Tôi nhờ cán bộ nộp giúp.' } });
  expect(read({ 'cach-nop': 'online' })).not.toHaveProperty('consent');
  expect(read({ 'cach-nop': 'online' })).not.toHaveProperty('reception');
  expect(read({ 'dong-y': 'signed' })).not.toHaveProperty('consent');
});

test('whoever stands at the desk for somebody else is named beside the applicant', () => {
  expect(read({ 'thay-ten': 'Trần Văn Bình', 'thay-dien-thoai': '0900 000 456', 'thay-so-dinh-danh': '038 080 000456' })).toMatchObject({ applicant: { name: 'Nguyễn Thị Hoa', proxy: { name: 'Trần Văn Bình', phone: '0900000456', identityNumber: '038080000456' } } });
});

test('the language of notices goes along where it is not Vietnamese', () => {
  expect(read({ tieng: 'en' })).toMatchObject({ applicant: { name: 'Nguyễn Thị Hoa', language: 'en' } });
  expect(read({ tieng: 'vi' })).not.toHaveProperty('applicant.language');
  expect(read({ tieng: 'xx' })).not.toHaveProperty('applicant.language');
});

test('a card fills what it says and leaves the rest as typed', () => {
  expect(fillFromCard({ ...person, 'dia-chi': 'Hạc Thành' }, { id: '001190000009', name: 'Lê Văn Tám', birthDate: '1988-02-01', doubts: ['address'] })).toEqual({ ...person, 'ho-ten': 'Lê Văn Tám', 'nam-sinh': '1988', 'so-dinh-danh': '001190000009', 'dia-chi': 'Hạc Thành' });
});

test('what is asked for beside it goes along however it comes in, and into the bill at the desk; none is none', () => {
  const asked = { 'kem-0-ma': '2.000635', 'kem-0-so': '2', 'kem-0-gia-0': '8.000', 'kem-1-ma': '2.000815', 'kem-1-so': '' };
  expect(read(asked)).toMatchObject({ besides: [{ procedureCode: '2.000635', times: 2 }], reception: { fee: { besides: [{ procedureCode: '2.000635', times: 2, provinceVnd: { 0: 8_000 } }, { procedureCode: '2.000815', times: 0 }] } } });
  expect(read({ ...asked, 'cach-nop': 'post' })).toMatchObject({ channel: 'post', besides: [{ procedureCode: '2.000635', times: 2 }] });
  expect(read({ 'kem-0-ma': '2.000635', 'kem-0-so': '0' })).not.toHaveProperty('besides');
  expect(read({ ...asked, 'mien-muc': '50', 'mien-ly-do': 'Hộ nghèo', 'mien-kem': '1' })).toMatchObject({ reception: { fee: { exemption: { reason: 'Hộ nghèo', share: 0.5, coversBesides: true } } } });
});
