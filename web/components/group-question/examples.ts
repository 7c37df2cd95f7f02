import { defineExamples } from '../example.ts';
import GroupQuestion from './group-question.svelte';

const question = {
  kind: 'group', label: { vi: 'Người mẹ', en: 'The mother' }, help: { vi: 'Như trên giấy tờ.' },
  of: { name: { kind: 'personName', label: { vi: 'Họ và tên' } }, birthDate: { kind: 'date', label: { vi: 'Ngày sinh' }, precision: 'year' } },
} as const;
export default defineExamples(GroupQuestion, [{ name: 'a person', props: { path: 'me', question, value: { name: 'Trần Thị Mai', birthDate: '1996' }, view: { faults: [], places: {}, asked: ['me', 'me.name', 'me.birthDate'], filesAt: '' } } }]);
