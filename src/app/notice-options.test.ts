import { expect, test } from 'vitest';
import { noticesOf, openNoticeChannels, readNoticeOptions } from './notice-options.ts';

test('what is set up is opened, and nothing else', () => {
  expect(openNoticeChannels(readNoticeOptions({}))).toEqual([]);
  const options = readNoticeOptions({ MOTCUA_SMTP_URL: 'smtp://127.0.0.1:25', MOTCUA_MAIL_FROM: 'mot-cua@example.vn', MOTCUA_SMS_URL: 'https://sms.example.vn/send', MOTCUA_SMS_TOKEN: 'thu' });
  expect(openNoticeChannels(options).map(({ name }) => name)).toEqual(['email', 'sms']);
  // What a demonstration would send goes to telephones that may be somebody's.
  expect(openNoticeChannels(noticesOf(options, true))).toEqual([]);
  expect(openNoticeChannels(noticesOf(options, false))).toHaveLength(2);
});

test.each([
  [{ MOTCUA_SMTP_URL: 'smtp://127.0.0.1' }, 'MOTCUA_MAIL_FROM'],
  [{ MOTCUA_SMTP_URL: 'http://127.0.0.1', MOTCUA_MAIL_FROM: 'a@b.vn' }, 'smtp://'],
  [{ MOTCUA_SMS_URL: 'http://sms.example.vn', MOTCUA_SMS_TOKEN: 'x' }, 'https://'],
  [{ MOTCUA_ZALO_TOKEN: 'x' }, 'MOTCUA_ZALO_URL'],
])('%o is refused with what is missing', (environment, word) => {
  expect(() => readNoticeOptions(environment)).toThrow(expect.objectContaining({ details: expect.objectContaining({ reason: expect.stringContaining(word) as string }) as object }) as Error);
});
