import { defineExamples } from '../example.ts';
import AffectedList from './affected-list.svelte';

export default defineExamples(AffectedList, [
  {
    name: 'all kinds, more than are shown',
    props: {
      effects: {
        procedures: [{ id: '1.001193', name: 'Đăng ký khai sinh' }], tasks: [{ id: '120-2025-d10-k1', name: 'Đăng ký hộ tịch có yếu tố nước ngoài' }], forms: ['Tờ khai'],
        words: Array.from({ length: 25 }, (_none, at) => `cách nói ${String(at)}`), questions: ['vi-du'],
      },
    },
  },
]);
