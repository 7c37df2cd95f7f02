import { defineExamples } from '../example.ts';
import RejectionList from './rejection-list.svelte';

export default defineExamples(RejectionList, [
  { name: 'some of many', props: { lines: [{ where: 'viec.csv:7', id: 'vi-du', text: 'Không có tên việc.' }, { where: 'viec.csv:9', id: '', text: 'Không nêu cơ quan nhận việc.' }], total: 12 } },
  { name: 'none', props: { lines: [], total: 0 } },
]);
