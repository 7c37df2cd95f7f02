import { defineExamples } from '../example.ts';
import ChoiceQuestion from './choice-question.svelte';

const options = [
  { value: 'mother', label: { vi: 'Mẹ', en: 'Mother' } },
  { value: 'other', label: { vi: 'Người khác', en: 'Somebody else' }, hint: { vi: 'Ông bà, người thân, cơ sở nuôi dưỡng.' } },
];
export default defineExamples(ChoiceQuestion, [
  { name: 'one of some', props: { path: 'quan-he', question: { kind: 'relation', label: { vi: 'Là gì của trẻ?', en: 'Who are you?' }, options }, value: 'other' } },
  { name: 'several', props: { path: 'ban', question: { kind: 'choices', label: { vi: 'Cần bản nào?' }, options }, value: ['mother'] } },
  { name: 'yes or no', props: { path: 'co-cha', question: { kind: 'yesNo', label: { vi: 'Có khai người cha không?' } }, value: false } },
  { name: 'man or woman, not answered', props: { path: 'gioi', question: { kind: 'gender', label: { vi: 'Giới tính' } }, view: { faults: [{ path: 'gioi', label: 'Câu này', text: 'Hãy chọn Nam hoặc Nữ.', weight: 'stop' }], places: {}, asked: [], filesAt: '' } } },
]);
