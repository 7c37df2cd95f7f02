import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { ROLES } from '#model/role.ts';
import { LAW_RIGHTS, listAllowed, maySetLaw, type LawAction } from './law.policy.ts';

describe('who may change the law library', () => {
  it('are knowledge editors and operators, at any site, and the house itself', () => {
    const roles = fc.subarray([...ROLES]);
    const site = fc.record({ id: fc.constantFrom('x', 'y'), kind: fc.constantFrom<'commune' | 'province'>('commune', 'province') });
    fc.assert(
      fc.property(roles, site, fc.constantFrom<LawAction>('importTexts', 'relateTexts'), fc.constantFrom<Actor['kind']>('citizen', 'officer', 'system'), (held, at, action, kind) => {
        const may = kind === 'system' || (kind === 'officer' && (held.includes('knowledgeEditor') || held.includes('operator')));
        const actor: Actor = { kind, id: 'a', siteId: at.id, roles: held, ...(kind === 'officer' ? { site: at } : {}) };
        expect(maySetLaw(actor, action) === undefined).toBe(may);
        expect(listAllowed(actor)).toEqual(may ? Object.keys(LAW_RIGHTS) : []);
      }),
    );
  });
});
