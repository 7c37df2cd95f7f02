import { defineExamples } from '../example.ts';
import FileProposal from './file-proposal.svelte';

const given = { sourceDate: '', provinceCode: '', wordingFrom: '', title: 'Nhiệm vụ theo quyết định mới', reason: 'Quyết định phân cấp vừa ban hành', source: '', goesLiveOn: '2026-12-01' };
const report = { files: [{ name: 'nhiem-vu.csv', bytes: 4_000 }], read: 3, new: 2, changed: 0, unchanged: 0, rejected: 1, rejections: [{ file: 'nhiem-vu.csv', place: 4, text: 'Không có tên việc.' }], remarks: [] };

export default defineExamples(FileProposal, [
  { name: 'before a file is chosen', props: { page: 'van-ban', limit: 30, today: '2026-11-30', mayUpload: true, form: null } },
  {
    name: 'looked at',
    props: {
      page: 'nhiem-vu', limit: 16, today: '2026-11-30', mayUpload: true, mayNational: true, province: { code: '79', name: 'Thành phố ví dụ' },
      form: {
        given, sent: { file: 'a'.repeat(64), name: 'nhiem-vu.csv' },
        looked: { report, items: 2, columns: [{ file: 'nhiem-vu.csv', columns: [{ column: 'Tên việc', becomes: 'title', by: 'known' }, { column: 'Cột lạ', becomes: null, by: 'unknown' }], rows: [{ place: 2, title: 'Cấp giấy ví dụ', to: 'UBND cấp xã', fault: null }, { place: 4, title: null, to: null, fault: 'Không có tên việc.' }] }] },
      },
    },
  },
  { name: 'may not', props: { page: 'thu-tuc', limit: 16, today: '2026-11-30', mayUpload: false, form: null } },
]);
