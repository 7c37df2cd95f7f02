import { defineExamples } from '../example.ts';
import PlaceQuestion from './place-question.svelte';

const chosen = { code: '26740', name: 'Phường Sài Gòn, Thành phố Hồ Chí Minh', typed: 'Phường Bến Nghé' };
export default defineExamples(PlaceQuestion, [
  { name: 'chosen by an old name', props: { path: 'que', question: { kind: 'place', label: { vi: 'Quê quán', en: 'Home town' } }, value: chosen } },
  {
    name: 'an address whose commune is to be chosen',
    props: {
      path: 'nha', question: { kind: 'address', label: { vi: 'Nơi cư trú', en: 'Residence' } }, value: { place: 'ba đình', detail: 'tổ 3' },
      view: { faults: [{ path: 'nha', label: 'Câu này', text: 'Chưa rõ “ba đình” là xã, phường nào.', weight: 'stop' }], asked: [], filesAt: '', places: { nha: { typed: 'ba đình', happened: 'Phường Cống Vị đã chia cho ba phường.', question: 'Nhà ở phía nào?', choices: [{ code: '00004', name: 'Phường Ba Đình, Thành phố Hà Nội' }, { code: '00008', name: 'Phường Ngọc Hà, Thành phố Hà Nội' }] } } },
    },
  },
  { name: 'nothing was found', props: { path: 'que', question: { kind: 'place', label: { vi: 'Quê quán', en: 'Home town' } }, value: 'xyz', view: { faults: [], asked: [], filesAt: '', places: { que: { typed: 'xyz', choices: [] } } } } },
]);
