import { defineExamples } from '../example.ts';
import Breadcrumb from './breadcrumb.svelte';

export default defineExamples(Breadcrumb, [
  { name: 'plain', props: { href: '/thu-tuc', label: 'Hộ tịch' } },
]);
