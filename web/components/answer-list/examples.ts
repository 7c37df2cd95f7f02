import { defineExamples } from '../example.ts';
import AnswerList from './answer-list.svelte';

const pages = [
  { pageId: 'nguoi-nop', heading: 'Người nộp', lines: [{ path: 'ten', label: 'Họ và tên', said: 'Nguyễn Thị Hoa' }, { path: 'sinh', label: 'Ngày sinh', said: '03/1958' }] },
  { pageId: 'lien-lac', heading: 'Liên lạc', lines: [{ path: 'email', label: 'Thư điện tử', said: '' }, { path: 'nguoi', label: 'Người cùng đi', said: '1. Họ tên: Lê Văn Chứng\n2. Họ tên: Y Moan' }] },
];
export default defineExamples(AnswerList, [
  { name: 'to check, with one fault', props: { pages, at: '/to-khai/khai-sinh', faults: [{ path: 'email', label: 'Câu này', text: 'Địa chỉ thư điện tử chưa đúng.', weight: 'stop' }] } },
  { name: 'to print', props: { pages } },
]);
