import { expect, test } from 'vitest';
import type { Component } from '../../../src/model/procedure.ts';
import { sortPapers } from './sort-papers.ts';

const paper = (name: string, role: Component['role']): Component => ({ name, role, originals: 1, copies: 0 });

test('a form is handed in, an identity paper is only shown, a note asks for nothing', () => {
  const sorted = sortPapers([paper('Căn cước', 'present'), paper('Tờ khai', 'form'), paper('Giấy ủy quyền', 'conditional'), paper('Cán bộ tự tra', 'note'), paper('Giấy chứng sinh', 'submit')]);
  expect(sorted.groups.map(({ group, papers }) => [group, papers.map(({ name }) => name)])).toEqual([
    ['hand', ['Tờ khai', 'Giấy chứng sinh']],
    ['show', ['Căn cước']],
    ['maybe', ['Giấy ủy quyền']],
  ]);
  expect(sorted.notes.map(({ name }) => name)).toEqual(['Cán bộ tự tra']);
});

test('a group without papers is not shown', () => {
  expect(sortPapers([paper('Tờ khai', 'form')]).groups).toHaveLength(1);
  expect(sortPapers([]).groups).toEqual([]);
});
