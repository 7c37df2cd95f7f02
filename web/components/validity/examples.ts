import { defineExamples } from '../example.ts';
import Validity from './validity.svelte';

export default defineExamples(Validity, (['inForce', 'notYet', 'ended', 'unknown'] as const).map((state) => ({ name: state, props: { state } })));
