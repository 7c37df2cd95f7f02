import { defineExamples } from '../example.ts';
import LogList from './log-list.svelte';

export default defineExamples(LogList, [
  { name: 'sign-ins', props: { lines: [{ id: '1', at: '07:05 30/11/2026', what: 'Đăng nhập', more: 'Firefox · Linux · địa chỉ 192.0.2.1' }, { id: '2', at: '06:59 30/11/2026', what: 'Sai mật khẩu', more: '', isBad: true }] } },
  { name: 'empty', props: { lines: [] } },
]);
