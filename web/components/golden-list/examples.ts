import type { GoldenComparison } from '../../api.ts';
import { defineExamples } from '../example.ts';
import GoldenList from './golden-list.svelte';

const comparison: GoldenComparison = {
  question: { id: 'vi-du', audience: 'citizen', question: 'lấy giấy này hết bao nhiêu tiền', expected: { candidate: '1.001193', status: 'answered', mustContain: ['8.000'] }, subjects: ['1.001193'] },
  before: { candidates: ['1.001193'], status: 'answered', text: 'Lệ phí: 8.000 đồng', right: true, missing: [] },
  after: { candidates: [], status: 'clarification', text: 'Lệ phí: 9.000 đồng', right: false, missing: ['candidate', 'status', '8.000'] },
  verdict: 'worse',
};

export default defineExamples(GoldenList, [
  { name: 'every verdict', props: { comparisons: (['worse', 'changed', 'better', 'same'] as const).map((verdict, at) => ({ ...comparison, verdict, question: { ...comparison.question, id: String(at) } })) } },
]);
