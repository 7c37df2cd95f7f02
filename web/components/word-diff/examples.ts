import { defineExamples } from '../example.ts';
import WordDiff from './word-diff.svelte';

export default defineExamples(WordDiff, [{ name: 'a changed time', props: { words: [{ change: 'same', text: 'Trong thời hạn ' }, { change: 'removed', text: '60 ' }, { change: 'added', text: '90 ' }, { change: 'same', text: 'ngày.' }] } }]);
