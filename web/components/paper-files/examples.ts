import { defineExamples } from '../example.ts';
import PaperFiles from './paper-files.svelte';

const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export default defineExamples(PaperFiles, [
  { name: 'none yet', props: { ref: 'c0', label: 'Tờ khai' } },
  { name: 'two that the form has', props: { ref: 'c1', label: 'Quyết định ly hôn', kept: [{ field: 'anh-c1-1', hash, name: 'quyet-dinh-trang-1.jpg' }, { field: 'anh-c1-2', hash, name: '' }], filesAt: '/api/v1/dossiers/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7/papers' } },
  { name: 'one only', props: { ref: 'kq', label: 'Kết quả', isOne: true } },
]);
