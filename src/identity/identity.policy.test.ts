import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { mayAct } from '#model/rights.ts';
import { ROLES, type Role } from '#model/role.ts';
import type { Site } from '#model/site.ts';
import { IDENTITY_RIGHTS, type IdentityAction } from './identity.policy.ts';

const SITES: readonly Site[] = [
  { id: 'p1', kind: 'province' }, { id: 'p2', kind: 'province' }, { id: 'alone', kind: 'commune' },
  { id: 'c1', kind: 'commune', provinceId: 'p1' }, { id: 'c2', kind: 'commune', provinceId: 'p1' }, { id: 'c3', kind: 'commune', provinceId: 'p2' },
];
const ACTIONS = Object.keys(IDENTITY_RIGHTS) as IdentityAction[];
const CHANGES = ACTIONS.filter((action) => action !== 'listSites' && action !== 'readColleagues');

const anySite = fc.constantFrom(...SITES);
const anyRoles = fc.subarray([...ROLES]);
const officer = (site: Site, roles: readonly Role[]): Actor => ({ kind: 'officer', id: 'o', siteId: site.id, site, roles });

describe('rights over accounts, as role × site × action', () => {
  test('belong to operators alone', () => {
    fc.assert(fc.property(anyRoles, anySite, anySite, fc.constantFrom(...CHANGES), (roles, from, to, action) => roles.includes('operator') || !mayAct(IDENTITY_RIGHTS, officer(from, roles), action, to)));
  });

  test('reach the own site and, from a province, its communes; never upwards, never sideways', () => {
    fc.assert(
      fc.property(anySite, anySite, fc.constantFrom(...CHANGES), (from, to, action) => {
        const expected = to.id === from.id || (from.kind === 'province' && to.provinceId === from.id);
        return mayAct(IDENTITY_RIGHTS, officer(from, ['operator']), action, to) === expected;
      }),
    );
  });

  test('do not grow with other roles held beside', () => {
    fc.assert(fc.property(anyRoles, anySite, anySite, fc.constantFrom(...CHANGES), (roles, from, to, action) => mayAct(IDENTITY_RIGHTS, officer(from, ['operator', ...roles]), action, to) === mayAct(IDENTITY_RIGHTS, officer(from, ['operator']), action, to)));
  });

  test('of seeing the sites belong to every role, and to nobody without one', () => {
    for (const role of ROLES) expect(mayAct(IDENTITY_RIGHTS, officer(SITES[3] as Site, [role]), 'listSites')).toBe(true);
    expect(mayAct(IDENTITY_RIGHTS, officer(SITES[3] as Site, []), 'listSites')).toBe(false);
  });

  test('are none for citizens, whatever they claim', () => {
    fc.assert(fc.property(anyRoles, anySite, anySite, fc.constantFrom(...ACTIONS), (roles, from, to, action) => !mayAct(IDENTITY_RIGHTS, { ...officer(from, roles), kind: 'citizen' }, action, to)));
  });
});
