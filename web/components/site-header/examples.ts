import { defineExamples } from '../example.ts';
import SiteHeader from './site-header.svelte';

export default defineExamples(SiteHeader, [
  { name: 'on the first page', props: { here: '/', theme: 'system', size: 'normal' } },
]);
