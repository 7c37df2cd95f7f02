import { createHttpChannel } from '#platform/notices/http-channel.ts';
import type { NoticeChannel } from '#platform/notices/notices.ts';
import { createSmtpChannel } from '#platform/notices/smtp-channel.ts';
import { usageFault } from './usage-fault.ts';

/** By what messages to people leave the house. */
export interface NoticeOptions {
  readonly smtp?: { readonly url: string; readonly from: string };
  readonly sms?: { readonly url: string; readonly token: string };
  readonly zalo?: { readonly url: string; readonly token: string };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads MOTCUA_SMTP_URL with MOTCUA_MAIL_FROM, MOTCUA_SMS_URL with MOTCUA_SMS_TOKEN, MOTCUA_ZALO_URL with MOTCUA_ZALO_TOKEN. Faults: `usage` for one without the other, an address that is none. */
export function readNoticeOptions(environment: Environment): NoticeOptions {
  const pair = (url: string, beside: string, shape: RegExp, example: string): readonly [string, string] | undefined => {
    const [one, other] = [url, beside].map((name) => (environment[name] === '' ? undefined : environment[name]));
    if (one === undefined && other === undefined) return undefined;
    if (one === undefined || other === undefined) throw usageFault(`${url} và ${beside} phải có cùng nhau`, `${url} and ${beside} belong together`);
    // The address is never shown: it may hold a password.
    if (!shape.test(one)) throw usageFault(`${url} phải có dạng ${example}`, `${url} must look like ${example}`);
    return [one, other];
  };
  const gateway = /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/u;
  const smtp = pair('MOTCUA_SMTP_URL', 'MOTCUA_MAIL_FROM', /^smtps?:\/\/[^/]+/u, 'smtp://TÊN:MẬT_KHẨU@MÁY:587');
  const sms = pair('MOTCUA_SMS_URL', 'MOTCUA_SMS_TOKEN', gateway, 'https://…');
  const zalo = pair('MOTCUA_ZALO_URL', 'MOTCUA_ZALO_TOKEN', gateway, 'https://…');
  return {
    ...(smtp === undefined ? {} : { smtp: { url: smtp[0], from: smtp[1] } }),
    ...(sms === undefined ? {} : { sms: { url: sms[0], token: sms[1] } }),
    ...(zalo === undefined ? {} : { zalo: { url: zalo[0], token: zalo[1] } }),
  };
}

/** A demonstration's people are invented and their telephones are not: no message leaves it, whatever is set up. */
export function noticesOf(options: NoticeOptions = {}, demo = false): NoticeOptions {
  return demo ? {} : options;
}

/** The channels that are set up. */
export function openNoticeChannels({ smtp, sms, zalo }: NoticeOptions): readonly NoticeChannel[] {
  return [
    ...(smtp === undefined ? [] : [createSmtpChannel(smtp)]),
    ...(sms === undefined ? [] : [createHttpChannel({ name: 'sms', ...sms })]),
    ...(zalo === undefined ? [] : [createHttpChannel({ name: 'zalo', ...zalo })]),
  ];
}
