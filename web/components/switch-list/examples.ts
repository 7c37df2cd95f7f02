import type { TopicSwitch } from '../../api.ts';
import { defineExamples } from '../example.ts';
import SwitchList from './switch-list.svelte';

const one: TopicSwitch = { id: '00000000-0000-7000-8000-000000000001', siteId: 'p', topic: 'procedure:1.001193', number: 1, reason: 'Đang đối chiếu nghị định mới', offBy: 'a', offAt: '2026-11-30T00:05:00.000Z', name: 'Đăng ký khai sinh', allowed: ['askOn'] };
const asked = { by: 'a', at: '2026-11-30T01:05:00.000Z', reason: 'Đã đối chiếu xong' };

export default defineExamples(SwitchList, [
  {
    name: 'off, asked for, to confirm, on again',
    props: {
      names: { a: 'Nguyễn Thị Ví Dụ' }, me: 'a',
      switches: [one, { ...one, id: '2', topic: 'field:Đất đai', name: 'Đất đai', onAsked: asked, allowed: [] }, { ...one, id: '3', topic: 'task:vi-du', onAsked: { ...asked, by: 'b' }, allowed: ['on'] }, { ...one, id: '4', onAsked: asked, on: { by: 'b', at: asked.at }, allowed: [] }],
    },
  },
]);
