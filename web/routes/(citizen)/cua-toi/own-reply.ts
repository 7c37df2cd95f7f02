import { redirect } from '@sveltejs/kit';
import { failPage } from '../../../api-error.ts';
import { logInAddress } from '../../../follow/log-in.ts';
import type { Reply } from '../../../open-api.ts';

/** The value of a reply about what is one's own; whose log-in has ended is led to the log-in and back. */
export function getOwn<Value>(reply: Reply<Value>, url: URL): Value {
  if (reply.ok) return reply.value;
  if (reply.problem.code === 'citizen_not_signed_in') redirect(303, logInAddress(url.pathname + url.search));
  return failPage(reply.problem);
}
