import { defineExamples } from '../example.ts';
import WordsFields from './words-fields.svelte';

const fields = { 'nhan.vi': 'Họ và tên', 'nhan.en': 'Full name' };
export default defineExamples(WordsFields, [
  { name: 'a line', props: { name: 'nhan', label: 'Câu hỏi', fields, required: true } },
  { name: 'several lines', props: { name: 'giup', label: 'Giải thích', fields: {}, isLong: true } },
]);
