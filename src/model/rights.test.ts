import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from './actor.ts';
import { mayAct, type Reach, type RightsTable } from './rights.ts';
import { ROLES, type Role } from './role.ts';
import { isPracticeSite, practiceSiteOf, realSiteOf, type Site } from './site.ts';

const PROVINCE: Site = { id: 'p1', kind: 'province', placeCode: '79' };
const OTHER_PROVINCE: Site = { id: 'p2', kind: 'province', placeCode: '01' };
const COMMUNE: Site = { id: 'c1', kind: 'commune', provinceId: 'p1' };
const SISTER: Site = { id: 'c2', kind: 'commune', provinceId: 'p1' };
const STRANGER: Site = { id: 'c3', kind: 'commune', provinceId: 'p2' };
const SITES = [PROVINCE, OTHER_PROVINCE, COMMUNE, SISTER, STRANGER];

const officer = (site: Site, ...roles: Role[]): Actor => ({ kind: 'officer', id: 'o', siteId: site.id, site, roles });
const table = (reach: Reach, ...roles: Role[]): RightsTable<'do'> => ({ do: { roles, reach } });

describe('a right is role × site × action', () => {
  it.each([
    ['ownSite', COMMUNE, COMMUNE, true],
    ['ownSite', COMMUNE, SISTER, false],
    ['ownSite', PROVINCE, COMMUNE, false],
    ['ownSiteAndBelow', COMMUNE, COMMUNE, true],
    ['ownSiteAndBelow', COMMUNE, PROVINCE, false],
    ['ownSiteAndBelow', COMMUNE, SISTER, false],
    ['ownSiteAndBelow', PROVINCE, SISTER, true],
    ['ownSiteAndBelow', PROVINCE, STRANGER, false],
    ['ownSiteAndBelow', PROVINCE, OTHER_PROVINCE, false],
    ['ownProvince', COMMUNE, COMMUNE, true],
    ['ownProvince', COMMUNE, PROVINCE, true],
    ['ownProvince', COMMUNE, SISTER, false],
    ['ownProvince', PROVINCE, SISTER, true],
    ['ownProvince', PROVINCE, STRANGER, false],
    ['ownProvince', PROVINCE, OTHER_PROVINCE, false],
    ['everywhere', COMMUNE, STRANGER, true],
  ] as const)('%s from %o to %o: %s', (reach, from, to, may) => {
    expect(mayAct(table(reach, 'officer'), officer(from, 'officer'), 'do', to)).toBe(may);
  });

  it('asks the role whatever the site', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), fc.subarray([...ROLES]), fc.constantFrom(...SITES), fc.constantFrom(...SITES), fc.constantFrom<Reach>('ownSite', 'ownSiteAndBelow', 'ownProvince', 'everywhere'), (held, wanted, from, to, reach) => {
        const may = mayAct(table(reach, ...wanted), officer(from, ...held), 'do', to);
        if (!held.some((role) => wanted.includes(role))) expect(may).toBe(false);
        else if (reach === 'everywhere' || from.id === to.id) expect(may).toBe(true);
        // A wider reach never takes away what a narrower one gave.
        if (may) expect(mayAct(table('everywhere', ...wanted), officer(from, ...held), 'do', to)).toBe(true);
      }),
    );
  });

  it('gives a citizen nothing and the system everything', () => {
    const everyone = table('everywhere', ...ROLES);
    expect(mayAct(everyone, { kind: 'citizen', id: 'anonymous', siteId: 'c1', roles: [...ROLES] }, 'do')).toBe(false);
    expect(mayAct(table('ownSite'), { kind: 'system', id: 'system', siteId: 'c1', roles: [] }, 'do', STRANGER)).toBe(true);
  });

  it('takes a role it does not know for none', () => {
    expect(mayAct(table('everywhere', 'officer'), { kind: 'officer', id: 'o', siteId: 'c1', site: COMMUNE, roles: ['Officer', 'admin'] }, 'do')).toBe(false);
  });
});

describe('at a practice site', () => {
  const PRACTICE: Site = { id: practiceSiteOf('c1'), kind: 'commune' };

  it('only what is marked for practice is open, whatever the role and reach', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), fc.constantFrom<Reach>('ownSite', 'ownSiteAndBelow', 'ownProvince', 'everywhere'), fc.constantFrom(...SITES, PRACTICE), fc.boolean(), (roles, reach, to, marked) => {
        const rights: RightsTable<'do'> = { do: { roles: [...ROLES], reach, ...(marked ? { inPractice: true } : {}) } };
        const may = mayAct(rights, officer(PRACTICE, ...roles), 'do', to);
        if (!marked || roles.length === 0) expect(may).toBe(false);
        else expect(may).toBe(reach === 'everywhere' || to.id === PRACTICE.id);
      }),
    );
  });

  it('nobody of a real site reaches it by site', () => {
    for (const reach of ['ownSite', 'ownSiteAndBelow', 'ownProvince'] as const) for (const site of SITES) expect(mayAct(table(reach, ...ROLES), officer(site, ...ROLES), 'do', PRACTICE)).toBe(false);
  });

  it('is told by its id, and leads back to the real one', () => {
    expect([practiceSiteOf('c1'), practiceSiteOf('practice-c1'), realSiteOf('practice-c1'), realSiteOf('c1'), isPracticeSite('c1')]).toEqual(['practice-c1', 'practice-c1', 'c1', 'c1', false]);
  });
});
