import { DOSSIERS, NAMES, NOW } from '../dossier-examples.ts';
import { defineExamples } from '../example.ts';
import DossierTable from './dossier-table.svelte';

export default defineExamples(DossierTable, [
  { name: 'every standing', props: { dossiers: DOSSIERS, names: NAMES, now: NOW } },
  { name: 'to choose from', props: { dossiers: DOSSIERS.slice(0, 2), names: NAMES, now: NOW, choose: 'ho-so', chosen: [DOSSIERS[0]?.id ?? ''] } },
]);
