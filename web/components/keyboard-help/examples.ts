import { defineExamples } from '../example.ts';
import KeyboardHelp from './keyboard-help.svelte';

export default defineExamples(KeyboardHelp, [{ name: 'on a page', props: {} }, { name: 'as a closed dialog', props: { dialog: true } }]);
