import { OFFICE_PLACES } from '../../office/office-places.ts';
import { defineExamples } from '../example.ts';
import OfficeHeader from './office-header.svelte';

export default defineExamples(OfficeHeader, [
  { name: 'an operator', props: { name: 'Nguyễn Thị Ví Dụ', site: 'Phường Ví Dụ', roles: ['Quản trị', 'Lãnh đạo'], places: OFFICE_PLACES, here: '/can-bo/nguoi-dung?q=x', theme: 'light', size: 'normal' } },
  { name: 'nothing to go to', props: { name: 'Trần Văn Mẫu', site: 'Xã Ví Dụ', roles: [], places: [], here: '/can-bo', theme: 'system', size: 'normal' } },
]);
