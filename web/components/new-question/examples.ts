import { defineExamples } from '../example.ts';
import NewQuestion from './new-question.svelte';

export default defineExamples(NewQuestion, [{ name: 'after a slip', props: { label: 'Thêm câu hỏi', fields: { 'cau.vi': 'Nghề nghiệp', loai: 'longText' } } }]);
