import { PAPERS } from '../example-data.ts';
import { defineExamples } from '../example.ts';
import PapersToBring from './papers-to-bring.svelte';

const filing = { procedureCode: '9.000001', caseId: 'qua-han', caseName: 'Quá hạn (ví dụ)', toBring: [...PAPERS] };
export default defineExamples(PapersToBring, [
  { name: 'some papers', props: { filing } },
  { name: 'nothing to bring', props: { filing: { ...filing, caseName: null, toBring: [] } } },
]);
