import { defineExamples } from '../example.ts';
import YearCalendar from './year-calendar.svelte';

export default defineExamples(YearCalendar, [
  {
    name: 'year',
    props: {
      year: 2026,
      days: [
        { date: '2026-08-22', kind: 'swappedWork', name: { vi: 'Làm bù cho ngày 31/8', en: 'Working day in exchange for 31 August' } },
        { date: '2026-08-31', kind: 'swappedOff', halfDay: 'pm', name: { vi: 'Nghỉ hoán đổi', en: 'Swapped day off' } },
        { date: '2026-11-24', kind: 'holiday', name: { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnam Culture Day' } },
      ],
    },
  },
]);
