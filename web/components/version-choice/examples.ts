import { defineExamples } from '../example.ts';
import VersionChoice from './version-choice.svelte';

export default defineExamples(VersionChoice, [
  { name: 'one answer', props: { conflicts: [{ label: 'Họ và tên', mine: 'Nguyễn Thị Hoa', theirs: '' }], posted: [['hoi', 'ten'], ['ten', 'Nguyễn Thị Hoa'], ['version', '1']], version: 3, ticket: 't' } },
]);
