import { defineExamples } from '../example.ts';
import ErrorPage from './error-page.svelte';

export default defineExamples(ErrorPage, [
  { name: 'not found', props: { status: 404, detail: '' } },
  { name: 'refused in the words of the API', props: { status: 422, detail: 'Mã thủ tục chưa đúng.', code: 'invalid_request' } },
  { name: 'fault', props: { status: 500, detail: 'fault' } },
  { name: 'desk', props: { status: 403, detail: 'Tài khoản này không được làm việc này.', code: 'forbidden', desk: true } },
]);
