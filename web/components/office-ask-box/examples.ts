import { defineExamples } from '../example.ts';
import OfficeAskBox from './office-ask-box.svelte';

const place = { code: '00004', address: 'Phường Ví Dụ, Tỉnh Ví Dụ' };

export default defineExamples(OfficeAskBox, [
  { name: 'at the own place today', props: { ticket: 't', label: 'Hỏi ai giải quyết', place, asOf: '2026-11-30' } },
  { name: 'a place of many', props: { ticket: 't', label: 'Hỏi tiếp', place, asOf: '2027-03-01', value: 'ai ký', placeText: 'tân an', places: [place, { code: '00005', address: 'Xã Tân An, Tỉnh Ví Dụ' }] } },
  { name: 'refused', props: { ticket: 't', label: 'Hỏi tiếp', place: undefined, asOf: '2026-11-30', error: 'Câu hỏi còn trống. Hãy viết điều cần hỏi.' } },
]);
