import { defineExamples } from '../example.ts';
import LawOutline from './law-outline.svelte';

const entry = { key: 'd1', kind: 'article' as const, label: '1', title: 'Phạm vi ví dụ', headings: ['Chương I'], state: 'inForce' as const, wordings: [] };

export default defineExamples(LawOutline, [
  { name: 'two chapters', props: { entries: [entry, { ...entry, key: 'd2', label: '2', title: 'Điều đã hết hiệu lực', state: 'ended' }, { ...entry, key: 'pI', kind: 'annex', label: 'I', title: 'Bảng ví dụ', headings: ['Phụ lục'], state: 'notYet' }], hrefOf: (key: string) => `?dieu=${key}`, shown: ['d1'] } },
]);
