import { defineExamples } from '../example.ts';
import PrefillForm from './prefill-form.svelte';

export default defineExamples(PrefillForm, [
  { name: 'folded', props: { ticket: 't' } },
  { name: 'refused', props: { ticket: 't', code: 'HS-2222-3333', refusal: { title: 'Không lấy được', detail: 'Không có hồ sơ trước với mã và năm sinh này.' } } },
]);
