import { defineExamples } from '../example.ts';
import DeclaredAnswers from './declared-answers.svelte';

const form = {
  formId: 'xac-nhan-tinh-trang-hon-nhan', formVersion: 1, name: 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', submittedAt: '2026-11-23T02:00:00.000Z', files: [], warnings: [],
  pages: [
    { pageId: 'person', heading: 'Người yêu cầu', lines: [{ path: 'person.name', label: 'Họ và tên', said: 'Nguyễn Thị Hoa' }, { path: 'person.birth', label: 'Ngày sinh', said: '15/03/1990' }] },
    { pageId: 'purpose', heading: 'Mục đích', lines: [{ path: 'purpose', label: 'Dùng để làm gì', said: 'Đăng ký kết hôn' }] },
  ],
};

export default defineExamples(DeclaredAnswers, [
  { name: 'as it was sent', props: { form } },
  { name: 'with a warning, taken over from an earlier dossier', props: { form: { ...form, warnings: [{ path: 'person.birth', code: 'age', says: 'Người yêu cầu chưa đủ tuổi kết hôn.' }], prefilledFrom: { dossierCode: 'H26.12.3-260926-0007', consentAt: '2026-11-23T01:58:00.000Z' } } } },
  { name: 'filled from the log-in', props: { form: { ...form, filledFromLogIn: { consentAt: '2026-11-23T01:58:00.000Z' } } } },
]);
