import { expect, test } from 'vitest';
import { checkForm } from './check-form.ts';
import { FormSchema } from './form.ts';
import { startForm } from './start-form.ts';

const words = { applicant: 'Người nộp', applicantName: 'Họ và tên', promise: 'Tôi cam đoan khai đúng.', sample: 'Nguyễn Văn Thử', source: 'mẫu mới lập' };

test.each([['Đơn xin xác nhận cư trú', 'don-xin-xac-nhan-cu-tru'], ['A', 'a-2'], ['!', 'c-2']])('a form that begins as “%s” is sound and has the id %s', (name, id) => {
  const form = startForm({ name, procedure: '1.004222', today: '2026-11-30', words });
  expect(form.id).toBe(id);
  expect(checkForm(FormSchema.parse(form))).toEqual([]);
});
