import { defineExamples } from '../example.ts';
import LiveNews from './live-news.svelte';

export default defineExamples(LiveNews, [
  { name: 'something changed', props: { from: '/gallery/none', here: '/gallery', shown: true } },
  { name: 'nothing yet', props: { from: '/gallery/none', here: '/gallery' } },
]);
