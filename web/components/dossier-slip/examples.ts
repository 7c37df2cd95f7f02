import { defineExamples } from '../example.ts';
import DossierSlip from './dossier-slip.svelte';

export default defineExamples(DossierSlip, [{ name: 'just sent', props: { number: 'HS-7K3M-9QXA', procedureName: 'Đăng ký khai sinh', sentAt: '2026-11-24T02:00:00.000Z', where: 'UBND xã Vĩnh Bảo', qr: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' } }]);
