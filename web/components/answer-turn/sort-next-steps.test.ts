import { expect, test } from 'vitest';
import { sortNextSteps } from './sort-next-steps.ts';

test('the start of a procedure is the main way on and a question becomes a choice', () => {
  const { links, questions } = sortNextSteps([
    { kind: 'start', label: 'Chuẩn bị hồ sơ', target: '/thu-tuc/1.001193' },
    { kind: 'call', label: 'Gọi 115', target: 'tel:115' },
    { kind: 'ask', label: 'Mất bao lâu?', target: 'Đăng ký khai sinh mất bao lâu?' },
  ]);
  expect(links.map((link) => [link.target, link.main])).toEqual([
    ['/thu-tuc/1.001193', true],
    ['tel:115', true],
  ]);
  expect(questions).toEqual([{ label: 'Mất bao lâu?', question: 'Đăng ký khai sinh mất bao lâu?' }]);
});

test('an address outside this site is never shown as a way on', () => {
  const outside = ['https://vneid.example', '//evil.example', 'javascript:alert(1)', 'tel:<b>'];
  expect(sortNextSteps(outside.map((target) => ({ kind: 'procedure', label: 'x', target }))).links).toEqual([]);
});
