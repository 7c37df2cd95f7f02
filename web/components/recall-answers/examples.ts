import { defineExamples } from '../example.ts';
import RecallAnswers from './recall-answers.svelte';

export default defineExamples(RecallAnswers, [
  { name: 'two', props: { answers: ['TL-AAAA-0001', 'TL-AAAA-0002'].map((id, at) => ({ siteId: 'p', id, at: '2026-11-30T00:05:00.000Z', question: 'làm giấy khai sinh cho [tên] hết bao lâu', status: 'answered', relied: [{ record: '1.001193', version: at === 0 ? 3 : null }] })) } },
]);
