import { defineExamples } from '../example.ts';
import OtherQuestion from './other-question.svelte';

export default defineExamples(OtherQuestion, [
  { name: 'a nationality', props: { path: 'quoc-tich', question: { kind: 'nationality', label: { vi: 'Quốc tịch', en: 'Nationality' } }, value: 'LA' } },
  { name: 'an ethnic group', props: { path: 'dan-toc', question: { kind: 'ethnicity', label: { vi: 'Dân tộc', en: 'Ethnic group' } }, value: 'Kinh' } },
  { name: 'another ethnic group', props: { path: 'dan-toc', question: { kind: 'ethnicity', label: { vi: 'Dân tộc', en: 'Ethnic group' } }, value: 'Ê Đê' } },
]);
