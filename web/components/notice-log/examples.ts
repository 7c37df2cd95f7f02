import { defineExamples } from '../example.ts';
import NoticeLog from './notice-log.svelte';

export default defineExamples(NoticeLog, [
  { name: 'nothing', props: { sent: [] } },
  { name: 'by text message and mail', props: { sent: [{ at: '2026-11-24T02:00:00.000Z', channel: 'sms', to: '…123', text: 'Hồ sơ HS-7K3M-9QXA đã được tiếp nhận.', state: 'sent' }, { at: '2026-11-25T02:00:00.000Z', channel: 'email', to: 'h…@mau.vn', text: 'Hồ sơ cần bổ sung.', state: 'failed' }] } },
]);
