import { ANSWER, CLARIFY } from '../example-data.ts';
import { defineExamples } from '../example.ts';
import AnswerTurn from './answer-turn.svelte';

export default defineExamples(AnswerTurn, [
  { name: 'answered', props: { question: 'Làm giấy ví dụ cần gì?', answer: ANSWER, ticket: 't', printHref: '/tra-loi/TL-MAU2-DEMO' } },
  { name: 'clarification', props: { question: 'Tôi muốn làm giấy', answer: CLARIFY, ticket: 't' } },
  { name: 'an earlier turn', props: { question: 'Tôi muốn làm giấy', answer: { ...CLARIFY, id: 'TL-MAU4-DEMO' }, ticket: 't', last: false } },
  { name: 'crisis', props: { question: 'Cháy nhà', answer: { ...ANSWER, id: 'TL-MAU5-DEMO', status: 'guarded_crisis', procedure: null, facts: [], text: 'Gọi ngay số khẩn cấp.', next: [{ kind: 'call', label: 'Gọi ngay', target: 'tel:114' }] }, ticket: 't' } },
]);
