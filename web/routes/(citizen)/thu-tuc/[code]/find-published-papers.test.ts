import { expect, test } from 'vitest';
import type { Component, ProcedureCase } from '../../../../../src/model/procedure.ts';
import { findPublishedPapers } from './find-published-papers.ts';

const paper = (name: string): Component => ({ name, role: 'submit', originals: 1, copies: 0 });
const caseOf = (id: string, part: Partial<ProcedureCase>): ProcedureCase => ({ id, name: id, onlineLevel: 'unknown', steps: [], channels: [], components: [paper('Giấy gọn')], ...part });

test('the published list comes with its own source, not with that of our plain one', () => {
  const plain = caseOf('b', { publishedComponents: [paper('Giấy tờ theo quy định tại khoản 1')] });
  const procedure = {
    cases: [caseOf('a', {}), plain],
    provenance: [
      { field: '', source: 'Cổng', sourceDate: '2026-07-17', certainty: 'official' as const },
      { field: 'cases[1].components', source: 'Một Cửa', sourceDate: '2026-08-01', certainty: 'official' as const },
    ],
  };
  expect(findPublishedPapers(procedure, structuredClone(plain))).toMatchObject({ source: 'Cổng', sourceDate: '2026-07-17', components: [{ name: 'Giấy tờ theo quy định tại khoản 1' }] });
  expect(findPublishedPapers(procedure, procedure.cases[0])).toBeUndefined();
  expect(findPublishedPapers(procedure, undefined)).toBeUndefined();
});
