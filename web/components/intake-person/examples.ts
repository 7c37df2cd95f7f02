import { defineExamples } from '../example.ts';
import IntakePerson from './intake-person.svelte';

export default defineExamples(IntakePerson, [
  { name: 'empty', props: {} },
  { name: 'from a card that did not come through whole', props: { given: { 'ho-ten': 'Nguyen Thi Hoa', 'nam-sinh': '1990', 'so-dinh-danh': '001190000001', 'thay-ten': 'Trần Văn Bình', tieng: 'en' }, doubts: ['họ tên'] } },
]);
