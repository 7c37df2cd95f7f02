import { defineExamples } from '../example.ts';
import SiteHeader from './site-header.svelte';

export default defineExamples(SiteHeader, [
  { name: 'on the first page', props: { here: '/', theme: 'system', size: 'normal' } },
  { name: 'where one may log in', props: { here: '/', theme: 'system', size: 'normal', logIn: { service: 'VNeID', name: null } } },
  { name: 'somebody has logged in', props: { here: '/cua-toi', theme: 'system', size: 'normal', logIn: { service: 'VNeID', name: 'Công Tằng Tôn Nữ Thị Ngọc Trâm' } } },
]);
