import { createTransport } from 'nodemailer';
import { NoticeRefused, type NoticeChannel } from './notices.ts';

export interface SmtpSettings {
  /** Shape: `smtp://user:password@host:587`, `smtps://…` for TLS from the first byte. */
  readonly url: string;
  readonly from: string;
}

const CONNECT_LIMIT_MS = 10_000;
/** The server refused the message itself; trying again changes nothing. Source: RFC 5321 §4.2.1. */
const PERMANENT = 500;

/** E-mail over SMTP. The notice's id becomes the message id: a server that is given it twice may tell. */
export function createSmtpChannel({ url, from }: SmtpSettings): NoticeChannel {
  const transport = createTransport({ url, connectionTimeout: CONNECT_LIMIT_MS, greetingTimeout: CONNECT_LIMIT_MS, socketTimeout: CONNECT_LIMIT_MS, disableFileAccess: true, disableUrlAccess: true });
  const domain = from.split('@')[1]?.replace(/[>\s].*$/u, '') ?? 'localhost';
  return {
    name: 'email',
    send: async ({ id, address, title, body }) => {
      try {
        await transport.sendMail({ messageId: `<${id}@${domain}>`, from, to: { name: '', address }, subject: title, text: body });
      } catch (fault) {
        const code = typeof fault === 'object' && fault !== null && 'responseCode' in fault ? Number(fault.responseCode) : 0;
        if (code >= PERMANENT) throw new NoticeRefused(`the mail server refused: ${String(code)}`, { cause: fault });
        throw fault;
      }
    },
  };
}
