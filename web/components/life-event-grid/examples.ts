import { defineExamples } from '../example.ts';
import LifeEventGrid from './life-event-grid.svelte';

export default defineExamples(LifeEventGrid, [
  { name: 'three', props: { events: [{ id: 'a', title: 'Sinh con', icon: 'baby' }, { id: 'b', title: 'Khuyết tật, khó khăn, người có công', icon: 'accessibility' }, { id: 'c', title: 'Không rõ hình', icon: 'khong-co' }] } },
]);
