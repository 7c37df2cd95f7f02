import { defineExamples } from '../example.ts';
import PrefillOwn from './prefill-own.svelte';

const props = { ticket: 'x', service: 'VNeID', name: 'Nguyễn Thị Hoa', dossiers: [{ number: 'HS-7K3M-9QXA', procedureName: 'Đăng ký khai sinh' }] };
export default defineExamples(PrefillOwn, [
  { name: 'from the log-in or an earlier dossier', props },
  { name: 'without consent', props: { ...props, refusal: { title: 'Chưa đồng ý', detail: 'Hãy đánh dấu đồng ý rồi điền.' } } },
]);
