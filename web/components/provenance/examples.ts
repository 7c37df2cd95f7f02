import { defineExamples } from '../example.ts';
import { TASK } from '../office-examples.ts';
import Provenance from './provenance.svelte';

export default defineExamples(Provenance, [{ name: 'two sources that differ', props: { provenance: TASK.provenance, conflicts: TASK.conflicts } }, { name: 'one source', props: { provenance: TASK.provenance.slice(1), conflicts: [] } }]);
