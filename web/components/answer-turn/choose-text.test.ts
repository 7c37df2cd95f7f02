import { expect, test } from 'vitest';
import { chooseText } from './choose-text.ts';

const plan = [{ order: 1, code: '1.000656', name: 'Đăng ký khai tử', why: 'Việc phải làm.' }];
const clarify = { question: 'Việc nào?', choices: [{ label: 'Sổ bị mất', question: 'mất sổ đỏ' }] };

test('a plan is told once: its opening in words, the rest as the list below', () => {
  expect(chooseText({ text: 'Nên làm lần lượt.\n- Đăng ký khai tử\n\nGiấy tờ:\n- Tờ khai', plan, clarify: null }, true)).toBe('Nên làm lần lượt.');
});

test('the choices of a question back are buttons and not a list as well', () => {
  expect(chooseText({ text: 'Việc nào?\n- Sổ bị mất', clarify }, true)).toBe('Việc nào?');
  expect(chooseText({ text: '- Sổ bị mất', clarify }, true)).toBe('Việc nào?');
});

test('an earlier question back keeps its choices to be read, and an answer stands whole', () => {
  expect(chooseText({ text: 'Việc nào?\n- Sổ bị mất', clarify }, false)).toBe('Việc nào?\n- Sổ bị mất');
  expect(chooseText({ text: 'Cần:\n- Tờ khai', clarify: null }, true)).toBe('Cần:\n- Tờ khai');
});
