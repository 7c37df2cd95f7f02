import { expect, test } from 'vitest';
import { findPlaceByText } from './ask-place.ts';

const unit = (code: string, address: string) => ({ unit: { code, address } });
/** Answers as the places of the house do. */
const house = (matches: readonly object[]): typeof fetch => async (input) => {
  const path = new URL(typeof input === 'string' ? input : input instanceof URL ? input.href : input.url, 'http://house').pathname;
  const body = path.endsWith('/provinces') ? { items: [{ code: '38', name: 'Thanh Hoá', fullName: 'Tỉnh Thanh Hoá' }] } : { items: matches };
  return Response.json(body);
};

test.each(['Thanh Hóa', 'thanh hoá', 'Tỉnh Thanh Hóa', 'THANH HO\u0301A'])('%s is the one province of that name, wherever its mark stands', async (typed) => {
  const matches = [unit('38', 'Tỉnh Thanh Hoá'), unit('16417', 'Phường Đông Quang, Tỉnh Thanh Hoá')];
  expect(await findPlaceByText(house(matches), { typed, shown: '', code: '' })).toEqual({ code: '38' });
});

test('a name of several places is given back to choose from, an unknown one has nothing to choose', async () => {
  const matches = [unit('00004', 'Phường Tân An, Tỉnh Một'), unit('00005', 'Xã Tân An, Tỉnh Hai')];
  expect(await findPlaceByText(house(matches), { typed: 'tân an', shown: '', code: '' })).toEqual({ choices: [{ code: '00004', address: 'Phường Tân An, Tỉnh Một' }, { code: '00005', address: 'Xã Tân An, Tỉnh Hai' }] });
  expect(await findPlaceByText(house([]), { typed: 'xyzq', shown: '', code: '' })).toEqual({ choices: [] });
});

test('what the form showed and nobody changed keeps its code', async () => {
  expect(await findPlaceByText(house([]), { typed: 'Xã Tân An, Tỉnh Hai', shown: 'Xã Tân An, Tỉnh Hai', code: '00005' })).toEqual({ code: '00005' });
  expect(await findPlaceByText(house([]), { typed: '', shown: '', code: 'không phải mã' })).toEqual({});
});
