import { defineExamples } from '../example.ts';
import RateFaces from './rate-faces.svelte';

export default defineExamples(RateFaces, [{ name: 'three faces', props: { ticket: 't' } }]);
