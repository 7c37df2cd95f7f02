import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPersonalId } from '#model/personal-id.ts';
import { HOME } from '#test/support/home.ts';
import { inventPerson, numbersFrom, type InventedNames } from './invent-person.ts';

const { names } = JSON.parse(readFileSync(join(HOME, 'content/practice/people.json'), 'utf8')) as { names: InventedNames };

describe('an invented person', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(inventPerson(names, 'local 1')).toEqual(inventPerson(names, 'local 1'));
    expect(inventPerson(names, 'local 1')).not.toEqual(inventPerson(names, 'local 2'));
  });

  test('cannot be a living one: the number begins with 000, the name says so, the address leads nowhere', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const person = inventPerson(names, seed);
        expect(person.identityNumber).toMatch(/^000[0-3]\d{8}$/u);
        expect(person.identityNumber.slice(4, 6)).toBe(String(person.birthYear).slice(2));
        expect(person.name.endsWith(' (ví dụ)')).toBe(true);
        expect(person.email.endsWith('.example')).toBe(true);
        expect(person.phone).toMatch(/^0900000\d{3}$/u);
        expect(person.birthYear).toBeGreaterThanOrEqual(1945);
        expect(person.birthYear).toBeLessThan(2005);
      }),
    );
  });

  test('has a number of the right shape all the same, so that every form takes it', () => {
    expect(readPersonalId(inventPerson(names, 'local 1').identityNumber).ok).toBe(true);
  });

  test('comes from numbers spread over the whole range', () => {
    const next = numbersFrom('spread');
    const drawn = Array.from({ length: 4_000 }, next);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    for (let tenth = 0; tenth < 10; tenth += 1) expect(drawn.filter((each) => Math.floor(each * 10) === tenth).length).toBeGreaterThan(300);
  });
});
