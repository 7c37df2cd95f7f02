/** What a question's request carries; the plain form and the streaming script build it alike, so the repeat guard knows both. */
export interface AskCall {
  readonly question: string;
  readonly lang?: 'en';
  readonly conversationId?: string;
  readonly communeCode?: string;
}

export interface AskFields {
  readonly question: string;
  readonly lang: string;
  readonly conversationId?: string | undefined;
  readonly communeCode?: string | undefined;
  readonly ticket: string;
}

/** The request of a question and its Idempotency-Key: the form's ticket with a fingerprint of what is asked. */
export function buildAskCall({ question, lang, conversationId, communeCode, ticket }: AskFields): { readonly call: AskCall; readonly key: string } {
  const call: AskCall = {
    question: question.trim(),
    // Who reads in Vietnamese may still ask in English: then the question's own language decides.
    ...(lang === 'en' ? { lang } : {}),
    ...(conversationId === undefined || conversationId === '' ? {} : { conversationId }),
    ...(communeCode !== undefined && /^\d{5}$/.test(communeCode) ? { communeCode } : {}),
  };
  return { call, key: `${ticket}.${fingerprint(JSON.stringify(call))}` };
}

/** FNV-1a over UTF-16 units, 32 bits in hexadecimal; tells questions of one ticket apart, guards nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16);
}
