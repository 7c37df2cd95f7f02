import { NAMES } from '../dossier-examples.ts';
import { defineExamples } from '../example.ts';
import ControlSheet from './control-sheet.svelte';

const [officer = ''] = Object.keys(NAMES);

export default defineExamples(ControlSheet, [
  {
    name: 'one step late, one running',
    props: {
      names: NAMES, steps: [{ name: 'Tiếp nhận' }, { name: 'Thẩm tra' }],
      lines: [
        { step: 0, ownerId: officer, from: '2026-11-26T02:05:00.000Z', to: '2026-11-27T08:00:00.000Z', dueAt: '2026-11-26T08:00:00.000Z', late: true },
        { step: 1, from: '2026-11-27T08:00:00.000Z', dueAt: '2026-12-01T02:00:00.000Z', late: false },
      ],
    },
  },
]);
