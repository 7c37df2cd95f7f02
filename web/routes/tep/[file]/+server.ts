import { error } from '@sveltejs/kit';
import card from 'enhancement:card';
import cardDecoder from 'enhancement:card-decoder';
import conversation from 'enhancement:conversation';
import declare from 'enhancement:declare';
import earlyHelp from 'enhancement:early-help';
import office from 'enhancement:office';
import page from 'enhancement:page';
import { FAULT_SENTENCES } from '../../../declare/fault-sentences.ts';
import type { RequestHandler } from './$types';

const SCRIPTS = new Map([page, conversation, declare, earlyHelp, card, cardDecoder, office, FAULT_SENTENCES.vi, FAULT_SENTENCES.en].map((script) => [script.file, script.code]));

/** The small scripts of the pages and the sentences one of them says; their names carry their content, so a browser keeps them for good. */
export const GET: RequestHandler = ({ params }) => {
  const code = SCRIPTS.get(params.file);
  if (code === undefined) error(404);
  return new Response(code, {
    headers: { 'content-type': `${params.file.endsWith('.json') ? 'application/json' : 'text/javascript'}; charset=utf-8`, 'cache-control': 'public, max-age=31536000, immutable' },
  });
};
