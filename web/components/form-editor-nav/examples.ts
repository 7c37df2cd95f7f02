import { defineExamples } from '../example.ts';
import FormEditorNav from './form-editor-nav.svelte';

export default defineExamples(FormEditorNav, [{ name: 'at the rules', props: { at: '/can-bo/kien-thuc/to-khai/thu/1', here: '/can-bo/kien-thuc/to-khai/thu/1/quy-tac' } }]);
