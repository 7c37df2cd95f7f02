import { DOSSIER } from '../dossier-examples.ts';
import { defineExamples } from '../example.ts';
import DeedList from './deed-list.svelte';

export default defineExamples(DeedList, [
  {
    name: 'two open, two with the reason why not',
    props: {
      dossier: { id: DOSSIER.id, status: 'processing', offers: [{ kind: 'decide', open: true }, { kind: 'note', open: true }, { kind: 'sign', open: false, why: 'dossier_not_decided' }, { kind: 'receive', open: false, why: 'dossier_step_closed' }, { kind: 'recordSync', open: false, why: 'dossier_not_yours' }] },
      also: ['takeCash'],
    },
  },
  { name: 'nothing to do', props: { dossier: { id: DOSSIER.id, status: 'returned', offers: [] } } },
]);
