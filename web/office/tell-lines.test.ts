import { expect, test } from 'vitest';
import { createWords } from '../words/words.ts';
import { tellDeedLine, tellSignInLine } from './tell-lines.ts';

const say = createWords('vi');

test('a wrong password is told with device and address, and stands out', () => {
  const row = { id: '1', at: '2026-11-30T00:05:00.000Z', outcome: 'failed' as const, method: 'password' as const, address: '192.0.2.1', device: 'Chrome · Android' };
  expect(tellSignInLine(say, row)).toEqual({ id: '1', at: '07:05 30/11/2026', what: 'Sai mật khẩu', more: 'Chrome · Android · địa chỉ 192.0.2.1', isBad: true });
  expect(tellSignInLine(say, { ...row, outcome: 'signedIn', method: 'sso', device: '' })).toMatchObject({ what: 'Đăng nhập', more: 'địa chỉ 192.0.2.1 · qua dịch vụ khác', isBad: false });
});

test('a deed is told with the roles it gave: on an account\'s page who did it, in one\'s own log to whom', () => {
  const row = { id: '2', at: '2026-11-30T00:05:00.000Z', actorId: 'a', actorName: 'Đỗ Văn Tập', command: 'identity.changeRoles', subject: 'officer:b', details: { roles: ['clerk', 'leader'] } };
  expect(tellDeedLine(say, row, true)).toMatchObject({ what: 'Đổi vai trò', more: 'bởi Đỗ Văn Tập · Văn thư, Lãnh đạo' });
  expect(tellDeedLine(say, { ...row, details: {}, subjectName: 'Lê Thị Mẫu' }, false)).toMatchObject({ more: 'Lê Thị Mẫu' });
  // Of one's own account no name is needed.
  expect(tellDeedLine(say, { ...row, details: {}, subject: 'officer:a', subjectName: 'Đỗ Văn Tập' }, false)).toMatchObject({ more: '' });
});
