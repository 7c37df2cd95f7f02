import { defineExamples } from '../example.ts';
import PaperQuestion from './paper-question.svelte';

const question = { kind: 'paper', label: { vi: 'Giấy tờ tùy thân', en: 'Identity paper' } } as const;
export default defineExamples(PaperQuestion, [
  { name: 'a passport', props: { path: 'giay', question, value: { kind: 'passport', number: 'C1234567', issuedOn: '2020-03', issuer: 'Cục Quản lý xuất nhập cảnh' } } },
  { name: 'empty', props: { path: 'giay', question } },
]);
