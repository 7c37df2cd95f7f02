import { defineExamples } from '../example.ts';
import LawRelations from './law-relations.svelte';

const relation = { id: '00000000-0000-7000-8000-000000000006', by: { document: '10/2026/NĐ-CP' }, relation: 'amends' as const, target: { document: '9/2025/NĐ-CP', article: '5' }, on: '2026-10-01', source: 'Bản ghi ví dụ', certainty: 'secondary' as const };

export default defineExamples(LawRelations, [
  { name: 'acted on', props: { relations: [relation, { ...relation, id: 'x2', relation: 'replaces', target: { document: '9/2025/NĐ-CP' }, on: '2027-03-01' }], side: 'on', asOf: '2026-11-30', title: 'Văn bản tác động đến văn bản này' } },
  { name: 'none', props: { relations: [], side: 'by', asOf: '2026-11-30', title: 'x' } },
]);
