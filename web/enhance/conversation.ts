/**
 * Streaming in the conversation: the question is sent as the form would send it, the answer's words appear as they come,
 * and the finished turn is the server's own rendering of it. Any failure falls back to the plain form.
 */
import { buildAskCall } from '../ask-call.ts';
import { readEvents } from './read-events.ts';

interface Answered {
  readonly id: string;
  readonly conversationId?: string;
}

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const page = document.querySelector<HTMLElement>('[data-conversation]');
  const live = document.querySelector<HTMLElement>('[data-live]');
  const data = new FormData(form, event.submitter);
  const question = String(data.get('q') ?? '').trim();
  if (form.dataset['ask'] === undefined || page === null || live === null || question === '' || !('body' in Response.prototype)) return;
  event.preventDefault();
  if (live.ariaBusy === 'true') return;
  live.ariaBusy = 'true';
  const turn = document.createElement('article');
  turn.className = 'turn waiting';
  const asked = document.createElement('h2');
  asked.className = 'question';
  asked.textContent = question;
  const said = document.createElement('p');
  said.textContent = page.dataset['working'] ?? '';
  turn.append(asked, said);
  live.replaceChildren(turn);
  turn.scrollIntoView({ block: 'nearest' });
  stream(page, live, said, data, question).catch(() => {
    // The same request with the same ticket by the plain form: the repeat guard gives the same answer once.
    const plain = document.createElement('input');
    plain.type = 'hidden';
    plain.name = 'q';
    plain.value = question;
    if (data.get('q') !== null && form.elements.namedItem('q') instanceof HTMLButtonElement) form.append(plain);
    form.submit();
  });
});

async function stream(page: HTMLElement, live: HTMLElement, said: HTMLElement, data: FormData, question: string): Promise<void> {
  const text = (name: string): string | undefined => String(data.get(name) ?? '') || undefined;
  const { call, key } = buildAskCall({
    question,
    lang: page.dataset['lang'] ?? 'vi',
    conversationId: text('conversationId'),
    communeCode: text('communeCode'),
    ticket: text('ticket') ?? '',
  });
  const response = await fetch('/api/v1/answers', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', 'idempotency-key': key },
    body: JSON.stringify(call),
  });
  if (!response.ok || response.body === null) throw new Error(String(response.status));
  let words = '';
  let answer: Answered | undefined;
  for await (const { name, value } of readEvents(response.body)) {
    if (name === 'line') said.textContent = words += `${String(value['text'])}\n`;
    else if (name === 'answer') answer = value as unknown as Answered;
  }
  if (answer === undefined) throw new Error('no answer');
  if (answer.conversationId === undefined) return location.assign(`/tra-loi/${answer.id}`);
  const address = `/hoi?${new URLSearchParams({ c: answer.conversationId }).toString()}`;
  // Both pages are of one route, so the styles are already here, and those of the other would break the policy's nonce.
  const source = await (await fetch(address)).text();
  const html = new DOMParser().parseFromString(source.replace(/<style[^]*?<\/style>/g, ''), 'text/html');
  const fresh = html.querySelector('[data-conversation]');
  if (fresh === null) return location.assign(`${address}#${answer.id}`);
  page.replaceWith(fresh);
  history.replaceState(null, '', `${address}#${answer.id}`);
  document.title = html.title;
  fresh.dispatchEvent(new CustomEvent('enliven', { bubbles: true }));
  const shown = document.getElementById(answer.id);
  shown?.setAttribute('tabindex', '-1');
  shown?.focus({ preventScroll: true });
  shown?.scrollIntoView({ block: 'start' });
  live.ariaBusy = 'false';
}
