import { createWords } from '../../words/words.ts';
import { listFieldGroups } from '../../office/change/record-fields.ts';
import { defineExamples } from '../example.ts';
import RecordForm from './record-form.svelte';

const procedure = {
  name: 'Thủ tục ví dụ', status: 'active',
  cases: [{
    id: 'a', name: 'Thông thường', onlineLevel: 'full', steps: [],
    channels: [{ channel: 'direct', time: { amount: 5, unit: 'workingDay', text: '05 ngày làm việc', state: 'structured' }, fees: [{ kind: 'lephi', amountVnd: 8000, text: '8.000 đồng', state: 'structured', scope: 'national' }] }],
    components: [{ name: 'Tờ khai', role: 'form', originals: 1, copies: 0 }],
  }],
};
const groups = listFieldGroups(createWords('vi'), 'procedure', procedure);
const path = 'cases[0].channels[0].time.amount';

export default defineExamples(RecordForm, [
  { name: 'a procedure', props: { groups } },
  { name: 'after a clash', props: { groups, given: { [path]: '3' }, seen: { [path]: '7' }, removed: ['cases[0].components[0]'] } },
]);
