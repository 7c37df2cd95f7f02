import { EMPTY_GOLDEN } from '../../office/change/read-golden.ts';
import { defineExamples } from '../example.ts';
import GoldenForm from './golden-form.svelte';

const plain = { records: [], q: '', places: [], placeUnknown: false };
const records = [
  { id: '120-2025-d13', name: 'Ký chứng thực ở xã', more: '120-2025-d13 · Chứng thực' },
  { id: '2.000815', name: 'Chứng thực bản sao từ bản chính', more: '2.000815 · Chứng thực' },
  { id: 'da-bo', name: 'da-bo', more: '' },
];
const given = { ...EMPTY_GOLDEN, audience: 'officer' as const, question: 'Ở xã những ai được ký chứng thực', candidate: '120-2025-d13', status: 'answered_plan', mustContain: 'Chủ tịch', subjects: ['120-2025-d13', 'da-bo'], placeText: 'tân an' };

export default defineExamples(GoldenForm, [
  { name: 'a new question', props: { filled: { ...plain, given: EMPTY_GOLDEN }, ticket: 'vi-du' } },
  { name: 'a kept one with a narrower status, a record that is gone and a place of many', props: { filled: { ...plain, given, records, q: 'chứng thực', places: [{ code: '00004', address: 'Phường Tân An, Tỉnh Ví Dụ' }, { code: '00005', address: 'Xã Tân An, Tỉnh Ví Dụ' }] } } },
  { name: 'nothing found, a place nobody knows', props: { filled: { ...plain, given: { ...EMPTY_GOLDEN, placeText: 'nơi nào' }, q: 'xyz', placeUnknown: true } } },
]);
