import { defineExamples } from '../example.ts';
import { LAW_DOCUMENT, PROVISION } from '../office-examples.ts';
import LawHit from './law-hit.svelte';

const hit = { address: { document: '9/2025/NĐ-CP', article: '5', clause: '2' }, by: 'words' as const, score: 12, title: 'Thẩm quyền ví dụ', headings: [], document: LAW_DOCUMENT, units: PROVISION.units, validity: PROVISION.validity, laterWording: false };

export default defineExamples(LawHit, [
  { name: 'by words', props: { hit, asOf: '2026-11-30' } },
  { name: 'by address, ended', props: { hit: { ...hit, by: 'address', validity: { ...PROVISION.validity, state: 'ended' } }, asOf: '2027-03-01' } },
]);
