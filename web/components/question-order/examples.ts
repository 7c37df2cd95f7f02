import { defineExamples } from '../example.ts';
import QuestionOrder from './question-order.svelte';

const questions = [{ path: 'phone', label: 'Điện thoại', kind: 'Số điện thoại' }, { path: 'email', label: 'Thư điện tử', kind: 'Thư điện tử' }];
export default defineExamples(QuestionOrder, [
  { name: 'to edit', props: { questions, at: '/x', version: 1, mayEdit: true } },
  { name: 'to read', props: { questions, at: '/x', version: 1, mayEdit: false } },
]);
