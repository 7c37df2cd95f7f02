import { defineExamples } from '../example.ts';
import CardFound from './card-found.svelte';

export default defineExamples(CardFound, [
  {
    name: 'a name that came through unclear', props: {
      ticket: 't', backHref: '/to-khai/khai-sinh',
      found: [
        { path: 'mother.name', value: 'Nguy?n Thị Hoa', label: 'Họ và tên', said: 'Nguy?n Thị Hoa', isDoubtful: true, isAddress: false },
        { path: 'mother.birthDate', value: '1990-03-02', label: 'Ngày sinh', said: '02/03/1990', isDoubtful: false, isAddress: false },
      ],
    },
  },
  { name: 'nothing fits', props: { ticket: 't', backHref: '/', found: [] } },
]);
