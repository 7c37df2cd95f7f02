import { describe, expect, test } from 'vitest';
import { openTestPlaces } from '#places/places.fixture.ts';
import { formPlacesOf } from './forms-room.ts';

const { places } = await openTestPlaces();
const register = formPlacesOf(places);

describe('the register of places behind a form', () => {
  test.each<[string, boolean, string]>([
    ['phường Ba Đình, Hà Nội', true, 'Phường Ba Đình, Thành phố Hà Nội'],
    ['phuong ba dinh ha noi', true, 'Phường Ba Đình, Thành phố Hà Nội'],
    // An old commune that became part of one commune is that commune.
    ['phường Bến Nghé, quận 1', true, 'Phường Sài Gòn, Thành phố Hồ Chí Minh'],
    // There are many of this name: shown, not guessed.
    ['xã Tân Lập', false, 'Tân Lập'],
    ['phường 1', false, ''],
    ['nhà tôi', false, ''],
  ])('%s: sure %s', (text, isSure, name) => {
    const found = register.findPlaces(text);
    expect([found.isSure, isSure ? found.places[0]?.name : (found.places[0]?.name ?? '').includes(name)]).toEqual([isSure, isSure ? name : true]);
    expect(found.places.length).toBeLessThanOrEqual(6);
  });

  test('knows communes by their code of today, and where births were registered by the codes of the old provinces', () => {
    expect(register.placeOf('00004')?.name).toBe('Phường Ba Đình, Thành phố Hà Nội');
    expect([register.placeOf('01'), register.placeOf('99999')]).toEqual([undefined, undefined]);
    expect(register.birthCodes.size).toBe(63);
    expect(['001', '079', '096'].every((code) => register.birthCodes.has(code))).toBe(true);
    expect(register.birthCodes.has('000')).toBe(false);
  });
});
