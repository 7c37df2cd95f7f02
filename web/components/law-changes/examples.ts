import { defineExamples } from '../example.ts';
import LawChanges from './law-changes.svelte';

const change = { on: '2027-03-01', what: 'ends' as const, address: { document: '9/2025/NĐ-CP' }, title: 'Nghị định ví dụ', certainty: 'secondary' as const, source: 'Bản ghi ví dụ' };

export default defineExamples(LawChanges, [{ name: 'a day on which much changes', props: { changes: [{ ...change, on: '2027-01-01', what: 'amends', address: { document: '9/2025/NĐ-CP', article: '5' }, by: { document: '10/2026/NĐ-CP' } }, { ...change, what: 'comesIntoForce', address: { document: '11/2026/NĐ-CP' } }, change] } }]);
