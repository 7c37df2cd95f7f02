import { ROLES } from '../../../src/model/role.ts';
import { defineExamples } from '../example.ts';
import RoleChoice from './role-choice.svelte';

export default defineExamples(RoleChoice, [{ name: 'two chosen', props: { roles: ROLES, chosen: ['clerk', 'operator'], legend: 'Vai trò tại Phường Ví Dụ' } }]);
