import { defineExamples } from '../example.ts';
import OneTimeLink from './one-time-link.svelte';

export default defineExamples(OneTimeLink, [{ name: 'a day', props: { href: 'https://motcua.example.vn/dang-nhap/mat-khau?ma=vi-du', expiresAt: '2026-12-01T00:05:00.000Z' } }]);
