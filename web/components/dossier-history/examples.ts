import { ACTIONS, NAMES } from '../dossier-examples.ts';
import { defineExamples } from '../example.ts';
import DossierHistory from './dossier-history.svelte';

export default defineExamples(DossierHistory, [{ name: 'from filing to supply', props: { actions: ACTIONS, names: NAMES } }]);
