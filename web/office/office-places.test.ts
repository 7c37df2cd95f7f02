import { expect, test } from 'vitest';
import { listPlaces, OFFICE_PLACES } from './office-places.ts';

const ALL = OFFICE_PLACES.map((place) => place.href);

test('only places that are built are shown', () => {
  expect(listPlaces(['identity.listOfficers'], ['/can-bo/hoi', '/can-bo/nguoi-dung']).map((place) => place.href)).toEqual(['/can-bo/hoi', '/can-bo/nguoi-dung']);
  expect(listPlaces(['identity.listOfficers'], [])).toEqual([]);
  // What stands in the clone: people and rights at least.
  expect(listPlaces(['identity.listOfficers']).map((place) => place.href)).toContain('/can-bo/nguoi-dung');
});

test('a place that needs a right is shown only to who has it', () => {
  expect(listPlaces([], ALL).map((place) => place.href)).not.toContain('/can-bo/nguoi-dung');
  const rights = OFFICE_PLACES.flatMap((place) => place.right ?? []);
  expect(listPlaces(rights, ALL)).toEqual(OFFICE_PLACES);
});
