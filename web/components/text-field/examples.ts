import { defineExamples } from '../example.ts';
import TextField from './text-field.svelte';

export default defineExamples(TextField, [
  { name: 'with a hint', props: { name: 'ten', label: 'Tên đăng nhập', hint: 'Từ 3 ký tự', value: 'lan.nguyen', autocomplete: 'username' } },
  { name: 'wrong', props: { name: 'mat-khau', label: 'Mật khẩu', type: 'password', error: 'Mật khẩu cần ít nhất 12 ký tự.' } },
]);
