import { defineExamples } from '../example.ts';
import GivenPapers from './given-papers.svelte';

const hash = (of: string): string => of.repeat(64);
const filesAt = '/api/v1/dossiers/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7/papers';

export default defineExamples(GivenPapers, [
  { name: 'nothing', props: { papers: [], filesAt } },
  {
    name: 'with and without files', props: { filesAt, papers: [
      { component: 'c0', name: 'Tờ khai', form: 'original', count: 1 },
      { component: 'c1', name: 'Quyết định ly hôn', form: 'copy', count: 1, file: hash('a') },
      { component: 'c1', name: 'Quyết định ly hôn', form: 'copy', count: 0, file: hash('b') },
    ] },
  },
]);
