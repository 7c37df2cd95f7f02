import { defineExamples } from '../example.ts';
import PreferenceForm from './preference-form.svelte';

export default defineExamples(PreferenceForm, [{ name: 'dark, large', props: { here: '/', theme: 'dark', size: 'large' } }]);
