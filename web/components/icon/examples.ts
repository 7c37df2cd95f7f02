import { defineExamples } from '../example.ts';
import Icon from './icon.svelte';

export default defineExamples(Icon, [
  { name: 'door', props: { name: 'house' } },
  { name: 'large', props: { name: 'baby', size: '3em' } },
]);
