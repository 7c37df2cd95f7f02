import { describe, expect, test } from 'vitest';
import { agreesOnYear, readCitizenClaims } from './citizen-claims.ts';

const NAMES = { personalId: 'citizen_id', name: 'name', birthDate: 'birthdate' };
const GOOD = { sub: 'x', citizen_id: '038158000123', name: 'Nguyễn Thị Hoa', birthdate: '1958-04-30' };

describe('what a log-in service says of somebody', () => {
  test.each([
    ['1958-04-30', '1958-04-30'], ['30/04/1958', '1958-04-30'], ['30-04-1958', '1958-04-30'], ['19580430', '1958-04-30'], ['1958', '1958'], ['1958-00-00', '1958'], ['1958-04-00', '1958'], ['1958-04-30T00:00:00Z', '1958-04-30'],
  ])('the date of birth "%s" is %s', (birthdate, read) => {
    expect(readCitizenClaims({ ...GOOD, birthdate }, NAMES)).toMatchObject({ ok: true, value: { birthDate: read } });
  });

  test('number and name are read as they are meant', () => {
    expect(readCitizenClaims({ ...GOOD, citizen_id: ' 038 158 000123 ', name: ' Nguyễn  Thị Hoa\u0301 ' }, NAMES)).toEqual({ ok: true, value: { personalId: '038158000123', name: 'Nguyễn Thị Hoá', birthDate: '1958-04-30' } });
  });

  test('the operator says how the claims are called', () => {
    expect(readCitizenClaims({ soDinhDanh: '038158000123', hoTen: 'Hoa', ngaySinh: '1958' }, { personalId: 'soDinhDanh', name: 'hoTen', birthDate: 'ngaySinh' }).ok).toBe(true);
  });

  test.each([
    ['without a number', { citizen_id: undefined }, 'personalId'],
    ['with the old number of nine digits', { citizen_id: '123456789' }, 'personalId'],
    ['with words for a number', { citizen_id: '03815800012x' }, 'personalId'],
    ['with a list for a number', { citizen_id: ['038158000123'] }, 'personalId'],
    ['without a name', { name: '  ' }, 'name'],
    ['with marks in the name', { name: '<script>' }, 'name'],
    ['with a name without end', { name: 'a'.repeat(101) }, 'name'],
    ['with a day that does not exist', { birthdate: '1958-02-30' }, 'birthDate'],
    ['with a year long past', { birthdate: '1058-02-03' }, 'birthDate'],
    ['with nothing', { citizen_id: undefined, name: undefined, birthdate: undefined }, 'personalId, name, birthDate'],
  ])('%s it is not known who it is (citizen_claims_missing)', (_what, over, missing) => {
    expect(readCitizenClaims({ ...GOOD, ...over }, NAMES)).toMatchObject({ ok: false, code: 'citizen_claims_missing', details: { missing } });
  });

  test('a number that says another year is no refusal, only told', () => {
    expect(agreesOnYear({ personalId: '038158000123', name: '', birthDate: '1958-04-30' })).toBe(true);
    expect(agreesOnYear({ personalId: '038158000123', name: '', birthDate: '1960' })).toBe(false);
  });
});
