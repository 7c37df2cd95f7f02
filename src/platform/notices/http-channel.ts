import { NoticeRefused, type NoticeChannel } from './notices.ts';

export interface HttpChannelSettings {
  readonly name: 'sms' | 'zalo';
  /** Where a message is posted to. */
  readonly url: string;
  readonly token: string;
}

const SEND_LIMIT_MS = 10_000;
/** Too early, too many: worth another try though they are 4xx. Source: RFC 9110, RFC 6585. */
const TRY_AGAIN = [408, 425, 429];

/**
 * Text messages and Zalo over a gateway that takes JSON. Shape: `POST {"reference": id, "to": "0900000123", "text": "…"}` with a bearer
 * token; the reference lets the gateway drop what it is given twice.
 */
export function createHttpChannel({ name, url, token }: HttpChannelSettings): NoticeChannel {
  return {
    name,
    send: async ({ id, address, body }) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ reference: id, to: address, text: body }),
        signal: AbortSignal.timeout(SEND_LIMIT_MS),
        redirect: 'error',
      });
      await response.body?.cancel();
      if (response.ok) return;
      const reason = `the ${name} gateway answered ${String(response.status)}`;
      if (response.status >= 400 && response.status < 500 && !TRY_AGAIN.includes(response.status)) throw new NoticeRefused(reason);
      throw new Error(reason);
    },
  };
}
