import { defineExamples } from '../example.ts';
import { CONTRADICTION, OFFICER_ANSWER } from '../office-examples.ts';
import OfficerAnswerCard from './officer-answer.svelte';

const rights = ['knowledge.openSituation', 'documents.draftLetter', 'documents.pinRecord'];

export default defineExamples(OfficerAnswerCard, [
  { name: 'answered, with something unsure', props: { question: 'Ai giải quyết việc ví dụ?', answer: OFFICER_ANSWER, ticket: 't', rights, placeName: 'Phường Ví Dụ' } },
  { name: 'two texts differ', props: { question: 'Ai giải quyết việc ví dụ khác?', answer: CONTRADICTION, ticket: 't', rights } },
  { name: 'clarification', props: { question: 'Cấp giấy', answer: { ...OFFICER_ANSWER, id: 'TL-MAU4-CANB', status: 'clarification', sentences: [], next: [], text: 'Việc nào?\n- Việc A\n- Việc B', clarify: { question: 'Việc nào?', choices: [{ label: 'Việc A', question: 'a' }, { label: 'Việc B', question: 'b' }] } }, ticket: 't', rights } },
  { name: 'no basis', props: { question: 'Trồng cây trên mặt trăng', answer: { ...OFFICER_ANSWER, id: 'TL-MAU5-CANB', status: 'unanswerable_no_basis', sentences: [], text: 'Chưa có căn cứ trong kho dữ liệu.', next: [{ kind: 'situation', label: 'Mở tình huống', target: '/can-bo/tinh-huong/moi' }] }, ticket: 't', rights } },
  { name: 'an earlier turn', props: { question: 'Ai giải quyết?', answer: { ...OFFICER_ANSWER, id: 'TL-MAU6-CANB' }, last: false } },
  { name: 'on a record', props: { question: 'Ai giải quyết?', answer: { ...OFFICER_ANSWER, id: 'TL-MAU7-CANB' }, bare: true } },
]);
