import type { OfficerRow } from '../../api.ts';
import { defineExamples } from '../example.ts';
import OfficerList from './officer-list.svelte';

const person: OfficerRow = {
  id: '00000000-0000-7000-8000-000000000001', loginName: 'vi.du', fullName: 'Nguyễn Thị Ví Dụ', homeSiteId: 'local', state: 'active', hasSecondFactor: true, lastSignInAt: '2026-11-30T00:05:00.000Z',
  roles: [{ siteId: 'local', role: 'clerk' }, { siteId: 'local', role: 'operator' }, { siteId: 'p', role: 'leader' }],
};
const sites = [
  { id: 'local', kind: 'commune' as const, placeCode: '00000', name: 'Xã Ví Dụ', address: 'Xã Ví Dụ, Tỉnh Ví Dụ', provinceId: 'p', practice: false },
  { id: 'p', kind: 'province' as const, placeCode: '00', name: 'Tỉnh Ví Dụ', address: 'Tỉnh Ví Dụ', provinceId: null, practice: false },
];

export default defineExamples(OfficerList, [
  {
    name: 'active, invited, disabled',
    props: {
      sites,
      officers: [
        person,
        { ...person, id: '00000000-0000-7000-8000-000000000002', fullName: 'Trần Văn Mẫu', state: 'invited', hasSecondFactor: false, lastSignInAt: null, roles: [{ siteId: 'local', role: 'officer' }] },
        { ...person, id: '00000000-0000-7000-8000-000000000003', fullName: 'Lê Thị Thử', state: 'disabled', hasSecondFactor: false, roles: [] },
      ],
    },
  },
]);
