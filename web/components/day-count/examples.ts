import { defineExamples } from '../example.ts';
import DayCount from './day-count.svelte';

const deadline = {
  dueOn: '2027-02-15',
  dueAt: '2027-02-15T17:00:00+07:00',
  provisional: true,
  explanation: ['Nhận lúc 09:00, thứ Hai 01/02/2027.', 'Thứ Sáu 05/02/2027, nghỉ lễ (Tết Nguyên đán): không tính', 'Hạn trả kết quả: 17:00, thứ Hai 15/02/2027.'],
  calendar: [{ year: 2027, source: 'Tính từ luật và âm lịch', sourceDate: '2026-11-22' }],
  office: { hours: ['07:30-11:30', '13:00-17:00'], source: 'Giờ hành chính thường dùng' },
};

export default defineExamples(DayCount, [
  { name: 'provisional', props: { deadline } },
  { name: 'announced', props: { deadline: { ...deadline, provisional: false } } },
]);
