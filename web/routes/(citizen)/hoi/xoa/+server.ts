import { redirect } from '@sveltejs/kit';
import { openApi } from '../../../../open-api.ts';
import { failPage } from '../../../../api-error.ts';
import type { RequestHandler } from './$types';

/** Deletes a conversation at the wish of whoever holds its address, and goes back to the first page. */
export const POST: RequestHandler = async ({ request, fetch }) => {
  const form = await request.formData();
  const id = String(form.get('conversationId') ?? '');
  const reply = await openApi(fetch).forgetConversation(id, `${String(form.get('ticket') ?? crypto.randomUUID())}.forget`);
  if (!reply.ok && reply.problem.status !== 404) failPage(reply.problem);
  redirect(303, '/');
};
