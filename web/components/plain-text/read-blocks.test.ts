import { expect, test } from 'vitest';
import { readBlocks } from './read-blocks.ts';

test('an answer becomes paragraphs and lists in the order written', () => {
  expect(readBlocks('Bác cần:\n- Tờ khai\n• Giấy chứng sinh\n\nLàm như sau:\n1. Đến quầy\n2) Lấy số')).toEqual([
    { kind: 'paragraph', text: 'Bác cần:' },
    { kind: 'list', items: ['Tờ khai', 'Giấy chứng sinh'] },
    { kind: 'paragraph', text: 'Làm như sau:' },
    { kind: 'numbered', items: ['Đến quầy', 'Lấy số'] },
  ]);
});

test('a number inside a sentence does not open a list, nor does a code', () => {
  expect(readBlocks('1.001193 là mã thủ tục\n2027-03-01 luật mới có hiệu lực')).toEqual([
    { kind: 'paragraph', text: '1.001193 là mã thủ tục' },
    { kind: 'paragraph', text: '2027-03-01 luật mới có hiệu lực' },
  ]);
});
