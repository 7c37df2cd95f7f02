import type { Exercise } from '../../api.ts';
import { defineExamples } from '../example.ts';
import ExerciseCard from './exercise-card.svelte';

const fresh: Exercise = { id: 'ask-once', title: { vi: 'Thiếu giấy: yêu cầu một lần, nêu đủ lỗi', en: 'Papers missing: ask once, name every fault' }, aim: { vi: 'Tìm mọi giấy còn thiếu và yêu cầu bổ sung trong một lần.', en: 'Find everything that is missing and ask for it once.' }, minutes: 6, state: 'new', startedAt: null, steps: [
  { text: { vi: 'Nhận hồ sơ về tay mình.', en: 'Take the dossier in hand.' }, role: 'officer', kind: 'claim', done: false },
  { text: { vi: 'Yêu cầu bổ sung: nêu ít nhất hai lỗi.', en: 'Ask for supplements: at least two faults.' }, role: 'officer', kind: 'requestSupplement', done: false },
], dossiers: [] };
export const begun: Exercise = { ...fresh, state: 'begun', startedAt: '2026-12-01T08:00:00.000Z', steps: fresh.steps.map((step, at) => ({ ...step, done: at === 0 })), dossiers: [{ id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7', number: 'HS-7K3M-9QXA', procedureName: 'Cải chính giấy chứng nhận' }] };

export default defineExamples(ExerciseCard, [
  { name: 'not begun', props: { exercise: fresh, number: 2, practising: true } },
  { name: 'under way', props: { exercise: begun, number: 2, practising: true } },
  { name: 'done', props: { exercise: { ...begun, state: 'done', steps: begun.steps.map((step) => ({ ...step, done: true })) }, number: 2, practising: true } },
  { name: 'before practising', props: { exercise: fresh, number: 2, practising: false } },
]);
