import { defineExamples } from '../example.ts';
import SiteFooter from './site-footer.svelte';

export default defineExamples(SiteFooter, [
  { name: 'everywhere', props: {} },
]);
