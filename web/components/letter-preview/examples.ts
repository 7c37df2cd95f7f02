import { defineExamples } from '../example.ts';
import { LETTER } from '../office-examples.ts';
import LetterPreview from './letter-preview.svelte';

export default defineExamples(LetterPreview, [{ name: 'with gaps', props: { letter: LETTER } }]);
