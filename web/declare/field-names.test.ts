import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinDate, readPlaceValue, splitDate } from './field-names.ts';

test.each([
  ['1958-03-02', ['02', '03', '1958']],
  ['1958-03', ['', '03', '1958']],
  ['1958', ['', '', '1958']],
  ['31/2/1990', ['31', '2', '1990']],
  ['12//1990', ['12', '', '1990']],
  ['mùng 2 tết năm ngoái', ['', '', 'mùng 2 tết năm ngoái']],
  ['1/2/3/4', ['', '', '1/2/3/4']],
  [undefined, ['', '', '']],
])('the date %s stands in three fields', (value, [day, month, year]) => {
  expect(splitDate(value)).toEqual({ day, month, year });
});

test('what was typed into three fields stands there again, whatever it was', () => {
  const part = fc.stringMatching(/^[0-9a-zàđ ]{0,8}$/u);
  fc.assert(
    fc.property(part, part, part, (day, month, year) => {
      const said = joinDate(day, month, year);
      expect(joinDate(...(Object.values(splitDate(said)) as [string, string, string]))).toBe(said);
    }),
  );
});

test('a place shows the words that were typed for it', () => {
  expect(readPlaceValue({ code: '26740', name: 'Phường Sài Gòn', typed: 'Phường Bến Nghé' })).toEqual({ chosen: { code: '26740', name: 'Phường Sài Gòn', typed: 'Phường Bến Nghé' }, typed: 'Phường Bến Nghé' });
  expect(readPlaceValue('bến nghé')).toEqual({ typed: 'bến nghé' });
  expect(readPlaceValue(7)).toEqual({ typed: '' });
});
