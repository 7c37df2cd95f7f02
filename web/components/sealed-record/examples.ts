import { defineExamples } from '../example.ts';
import { RECORD } from '../office-examples.ts';
import SealedRecord from './sealed-record.svelte';

export default defineExamples(SealedRecord, [{ name: 'a record', props: { sealed: RECORD } }]);
