import type { Question as Asked } from '../../../src/model/form.ts';
import { defineExamples } from '../example.ts';
import Question from './question.svelte';

const ask = (kind: Asked['kind'], more: Partial<Asked> = {}) => ({ path: 'cau', question: { kind, label: { vi: `Câu hỏi loại ${kind}`, en: `A question of kind ${kind}` }, ...more }, view: { faults: [], places: {}, asked: ['cau'], filesAt: '' } });
export default defineExamples(Question, [
  { name: 'a telephone', props: ask('phone') },
  { name: 'a relation in own words', props: ask('relation') },
  { name: 'what waits for another answer', props: { ...ask('text', { when: { field: 'khac', is: true } }), view: { faults: [], places: {}, asked: [], filesAt: '' }, watched: new Set(['khac']) } },
  { name: 'a signature', props: ask('signature') },
]);
