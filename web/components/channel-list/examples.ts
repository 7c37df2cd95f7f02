import { WAYS } from '../example-data.ts';
import { defineExamples } from '../example.ts';
import ChannelList from './channel-list.svelte';

export default defineExamples(ChannelList, [
  { name: 'two ways', props: { ways: WAYS } },
  { name: 'silent record', props: { ways: [] } },
]);
