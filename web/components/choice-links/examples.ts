import { defineExamples } from '../example.ts';
import ChoiceLinks from './choice-links.svelte';

const choices = Array.from({ length: 12 }, (_each, index) => ({ label: `Lĩnh vực ${String(index + 1)}`, href: `?linh-vuc=${String(index)}`, count: 30 - index, current: index === 10 }));

export default defineExamples(ChoiceLinks, [
  { name: 'a few', props: { title: 'Cấp giải quyết', choices: choices.slice(0, 3).map((choice, index) => ({ ...choice, current: index === 0 })) } },
  { name: 'many, one chosen far down', props: { title: 'Lĩnh vực', choices, more: 'Thêm 3 lĩnh vực' } },
]);
