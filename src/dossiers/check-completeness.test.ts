import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAPER_FORMS, type GivenPaper } from '#model/dossier-action.ts';
import type { Component, ComponentRole, ProcedureCase } from '#model/procedure.ts';
import { checkCompleteness, componentRef, type PapersToCheck } from './check-completeness.ts';

const component = (role: ComponentRole, over: Partial<Component> = {}): Component => ({ name: `Giấy ${role}`, role, originals: 1, copies: 0, ...over });
const caseOf = (...components: Component[]): ProcedureCase => ({ id: '', name: '', onlineLevel: 'full', steps: [], channels: [], components });
const paper = (at: number, over: Partial<GivenPaper> = {}): GivenPaper => ({ component: componentRef(at), name: 'x', form: 'original', count: 1, ...over });
const rulesOf = (one: ProcedureCase, given: Partial<PapersToCheck>): string[] => checkCompleteness(one, { papers: [], atDesk: true, ...given }).map(({ component: ref, rule }) => `${ref} ${rule}`);

describe('completeness against the published list', () => {
  const all = caseOf(component('form'), component('submit', { originals: 0, copies: 2 }), component('present'), component('conditional', { condition: 'uỷ quyền' }), component('note'));
  test.each<[string, Partial<PapersToCheck>, string[]]>([
    ['nothing given: everything at once, notes never', {}, ['c0 missing', 'c1 missing', 'c2 notShown', 'c3 undecided']],
    ['over the network nothing is shown', { atDesk: false, papers: [paper(0), paper(1, { count: 2, form: 'copy' })], conditions: { c3: false } }, []],
    ['too few copies', { papers: [paper(0), paper(1), paper(2, { form: 'presented' })], conditions: { c3: false } }, ['c1 tooFew']],
    ['looked up in a database instead', { papers: [paper(0), paper(1, { form: 'lookedUp' }), paper(2, { form: 'lookedUp' })], conditions: { c3: false } }, []],
    ['the condition applies', { papers: [paper(0), paper(1, { count: 2 }), paper(2)], conditions: { c3: true } }, ['c3 missing']],
    ['the condition was not asked, but the paper is there', { papers: [paper(0), paper(1, { count: 2 }), paper(2), paper(3)] }, []],
    ['a paper nobody asked for changes nothing', { papers: [{ name: 'Ảnh', form: 'original', count: 1 }, paper(9)], conditions: { c3: false } }, ['c0 missing', 'c1 missing', 'c2 notShown']],
  ])('%s', (_, given, expected) => {
    expect(rulesOf(all, given)).toEqual(expected);
  });

  test('a record that prints no count wants one', () => {
    expect(rulesOf(caseOf(component('submit', { originals: null, copies: null })), { papers: [paper(0, { form: 'copy' })] })).toEqual([]);
  });

  test('one more paper never makes a set less complete, and only components of the list are ever named', () => {
    const anyPaper = fc.record({ at: fc.integer({ min: 0, max: 6 }), form: fc.constantFrom(...PAPER_FORMS), count: fc.integer({ min: 0, max: 3 }) }).map(({ at, form, count }) => paper(at, { form, count }));
    fc.assert(
      fc.property(fc.array(fc.constantFrom<ComponentRole>('form', 'submit', 'present', 'conditional', 'note'), { maxLength: 6 }), fc.array(anyPaper, { maxLength: 8 }), anyPaper, fc.boolean(), (roles, papers, extra, atDesk) => {
        const one = caseOf(...roles.map((role) => component(role)));
        const before = checkCompleteness(one, { papers, atDesk });
        const after = checkCompleteness(one, { papers: [...papers, extra], atDesk });
        const refs = new Set(before.map(({ component: ref }) => ref));
        expect(after.every(({ component: ref }) => refs.has(ref))).toBe(true);
        expect(before.every(({ component: ref }) => Number(ref.slice(1)) < roles.length)).toBe(true);
      }),
    );
  });
});
