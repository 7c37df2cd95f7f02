import { defineExamples } from '../example.ts';
import TemplateList from './template-list.svelte';

const template = {
  id: 'one-stop-01', version: 1, name: { vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'Receipt of a dossier with the appointment for the result' }, kind: 'oneStop' as const, papers: ['a4', 'a5'] as const,
  procedures: [], word: false, source: 'Thông tư 03/2025/TT-VPCP, Phụ lục I', sourceDate: '2025-11-24', certainty: 'secondary' as const, validFrom: '2025-09-15', data: {},
};

export default defineExamples(TemplateList, [
  {
    name: 'two',
    props: { templates: [template, { ...template, id: 'birth-declaration', version: 2, name: { vi: 'Tờ khai đăng ký khai sinh', en: 'Declaration for registering a birth' }, kind: 'declaration', papers: ['a4'], word: true, certainty: 'unverified', validTo: '2027-03-01', reviewBy: '2027-03-01' }] },
  },
]);
