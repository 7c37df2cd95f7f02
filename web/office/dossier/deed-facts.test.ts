import { expect, test } from 'vitest';
import type { Dossier } from '../../api.ts';
import { papersOf } from './deed-facts.ts';

const by = { kind: 'officer', id: 'lan', siteId: 'c1' } as const;
const paper = (name: string) => ({ name, form: 'copy', count: 1 });

test('what was received stands in place of what was announced, what came later beside it', () => {
  const actions: Dossier['actions'] = [
    { kind: 'register', number: 1, at: '2026-11-26T02:00:00Z', by, data: { filing: { papers: [paper('Ảnh chụp')] } } },
    { kind: 'receive', number: 2, at: '2026-11-26T02:00:00Z', by, data: { papers: [paper('Tờ khai')] } },
    { kind: 'note', number: 3, at: '2026-11-26T02:00:00Z', by, data: { text: 'x' } },
    { kind: 'supply', number: 4, at: '2026-11-26T02:00:00Z', by, data: { papers: [paper('Trích lục')] } },
  ];
  expect(papersOf(actions).map(({ name }) => name)).toEqual(['Tờ khai', 'Trích lục']);
  expect(papersOf(actions.slice(0, 1)).map(({ name }) => name)).toEqual(['Ảnh chụp']);
});
