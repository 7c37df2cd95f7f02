import { defineExamples } from '../example.ts';
import Verification from './verification.svelte';

const known = {
  code: 'VB-7K3M-9QXA-42CD',
  name: { vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'Receipt of a dossier with the appointment for the result' },
  office: 'Trung tâm Phục vụ hành chính công xã Thử',
  number: '0123',
  issuedOn: '2026-11-30',
};

export default defineExamples(Verification, [
  { name: 'current', props: { verification: { ...known, state: 'current' } } },
  { name: 'replaced', props: { verification: { ...known, state: 'replaced', endedOn: '2026-12-01' } } },
  { name: 'revoked, bare', props: { verification: { code: known.code, name: known.name, state: 'revoked', issuedOn: '2026-11-30', endedOn: '2026-12-01' } } },
  { name: 'practice', props: { verification: { code: 'VB-7K3M-9QXA-42CD', state: 'practice', name: { vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'Receipt with the day of the result' } } } },
  { name: 'set by another version', props: { verification: { ...known, state: 'current', setAnew: true } } },
  { name: 'unknown', props: { verification: { code: '', state: 'unknown' } } },
]);
