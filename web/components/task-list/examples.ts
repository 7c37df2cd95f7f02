import { defineExamples } from '../example.ts';
import { TASK } from '../office-examples.ts';
import TaskList from './task-list.svelte';

const { to: _to, ...nobody } = TASK;

export default defineExamples(TaskList, [{ name: 'national, of a province, nobody', props: { tasks: [TASK, { ...TASK, id: 'tinh', provinceCode: '38', act: 'uy_quyen' }, { ...nobody, id: 'bo', basis: [], certainty: 'unverified' }], hrefOf: (task: { id: string }) => `/can-bo/nhiem-vu/${task.id}` } }]);
