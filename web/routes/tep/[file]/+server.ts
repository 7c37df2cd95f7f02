import { error } from '@sveltejs/kit';
import card from 'enhancement:card';
import cardDecoder from 'enhancement:card-decoder';
import conversation from 'enhancement:conversation';
import declare from 'enhancement:declare';
import live from 'enhancement:live';
import office from 'enhancement:office';
import page from 'enhancement:page';
import type { RequestHandler } from './$types';

const SCRIPTS = new Map([page, conversation, declare, card, cardDecoder, live, office].map((script) => [script.file, script.code]));

/** The small scripts of the pages; their names carry their content, so a browser keeps them for good. */
export const GET: RequestHandler = ({ params }) => {
  const code = SCRIPTS.get(params.file);
  if (code === undefined) error(404);
  return new Response(code, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  });
};
