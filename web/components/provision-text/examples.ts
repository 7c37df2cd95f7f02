import { defineExamples } from '../example.ts';
import { PROVISION } from '../office-examples.ts';
import ProvisionText from './provision-text.svelte';

export default defineExamples(ProvisionText, [
  { name: 'an article', props: { found: PROVISION, asOf: '2026-11-30' } },
  { name: 'beside an answer', props: { found: { ...PROVISION, address: { document: '9/2025/NĐ-CP', article: '5', clause: '2' } }, asOf: '2026-11-30', beside: true } },
  { name: 'only a later wording', props: { found: { ...PROVISION, provision: { ...PROVISION.provision, key: 'd6', label: '6', wordingFrom: '2027-01-01' }, laterWording: true, validity: { ...PROVISION.validity, state: 'ended', changedBy: [{ document: '10/2026/NĐ-CP', relation: 'repeals', on: '2026-10-01' }] } }, asOf: '2026-11-30' } },
]);
