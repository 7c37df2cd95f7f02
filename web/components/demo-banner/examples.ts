import { defineExamples } from '../example.ts';
import DemoBanner from './demo-banner.svelte';

export default defineExamples(DemoBanner, [{ name: 'on every page of a demonstration', props: {} }]);
