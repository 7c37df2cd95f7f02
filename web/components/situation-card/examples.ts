import { defineExamples } from '../example.ts';
import { NAMES, SITUATION } from '../office-examples.ts';
import SituationCard from './situation-card.svelte';

export default defineExamples(SituationCard, [
  { name: 'open', props: { situation: SITUATION, today: '2026-11-30', names: NAMES } },
  { name: 'late, owned', props: { situation: { ...SITUATION, state: 'assigned', kind: 'disputed', ownerId: SITUATION.openedBy }, today: '2026-12-10', names: NAMES, site: 'Xã Ví Dụ' } },
  { name: 'due soon', props: { situation: SITUATION, today: '2026-12-07', names: {} } },
  { name: 'answered', props: { situation: { ...SITUATION, state: 'answered' }, today: '2026-12-10', names: NAMES } },
]);
