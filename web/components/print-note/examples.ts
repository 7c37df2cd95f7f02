import { defineExamples } from '../example.ts';
import PrintNote from './print-note.svelte';

export default defineExamples(PrintNote, [{ name: 'seen on paper only', props: { at: '2026-11-30T01:05:00.000Z', name: 'Lan Nguyễn Ví Dụ', site: 'Xã Ví Dụ', here: '/can-bo/nhiem-vu' } }]);
