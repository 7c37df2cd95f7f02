import { redirect } from '@sveltejs/kit';
import { failPage } from '../../../../api-error.ts';
import { callApi } from '../../../../office/call-api.ts';
import type { RequestHandler } from './$types';

/** Signs out here; who was signed out already is where they wanted to be. */
export const POST: RequestHandler = async ({ fetch }) => {
  const reply = await callApi(fetch, 'DELETE /api/v1/session');
  if (!reply.ok && reply.problem.code !== 'not_signed_in') failPage(reply.problem);
  redirect(303, '/dang-nhap?xong=signedOut');
};
