/**
 * What a page of questions gains where script runs: questions that depend on another appear at once, communes are offered while one types, the first
 * fault is in view, what is wrong is said when a field is left, a second press sends nothing twice, and what is typed while the network is away is kept and sent once. No page needs it.
 */
import type { Condition } from '../../src/model/form.ts';
import { helpEarly } from './help-early.ts';
import { askFirst } from './ask-first.ts';
import { holdsOnPage } from './follow-conditions.ts';
import { dropWaiting, keepWaiting, listWaiting } from './waiting-posts.ts';

const TYPING_MS = 300;
const SHORTEST = 3;
/** Small, always there, and asked of the house itself. */
const SIGN_OF_LIFE = '/mark.svg';
const TRY_AGAIN_MS = 15_000;

function all<Found extends HTMLElement>(selector: string, within: ParentNode = document): Found[] {
  return [...within.querySelectorAll<Found>(selector)];
}

function formOfPage(): HTMLFormElement | null {
  return document.querySelector<HTMLFormElement>('form[data-declare]');
}

/** Buttons say their value where they are pressed; a field that is not asked says nothing. */
function readField(form: HTMLFormElement, name: string): string[] {
  return [...form.elements].flatMap((each) => {
    if (!(each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement) || each.name !== name || each.matches(':disabled')) return [];
    return each instanceof HTMLInputElement && (each.type === 'radio' || each.type === 'checkbox') && !each.checked ? [] : [each.value];
  });
}

function openQuestions(form: HTMLFormElement): void {
  for (const field of all<HTMLFieldSetElement>('fieldset[data-when]', form)) {
    const holds = holdsOnPage(JSON.parse(field.dataset['when'] ?? '{}') as Condition, (name) => readField(form, name));
    field.hidden = field.disabled = !holds;
  }
}

interface Unit {
  readonly code: string;
  readonly address: string;
  readonly level: string;
}
interface Match {
  readonly unit: Unit;
  readonly alternatives: readonly Unit[];
  readonly via: { readonly happened: Readonly<Record<string, string>> } | null;
}

let typing = 0;
function offerPlaces(place: HTMLElement): void {
  clearTimeout(typing);
  const path = place.dataset['place'] ?? '';
  const input = place.querySelector<HTMLInputElement>('input.field');
  const found = place.querySelector<HTMLElement>('[data-found]');
  if (input === null || found === null) return;
  typing = window.setTimeout(() => {
    const typed = input.value.trim();
    if (typed.length < SHORTEST) return;
    fetch(`/api/v1/places?${new URLSearchParams({ q: typed, limit: '8' }).toString()}`, { headers: { accept: 'application/json' } })
      .then(async (response) => {
        if (!response.ok || input.value.trim() !== typed) return;
        const { items } = (await response.json()) as { items: readonly Match[] };
        showPlaces(place, found, path, typed, items);
      })
      // Without the network the form's own button finds the place with the next round.
      .catch(() => undefined);
  }, TYPING_MS);
}

function showPlaces(place: HTMLElement, found: HTMLElement, path: string, typed: string, items: readonly Match[]): void {
  const line = (text: string): HTMLElement => Object.assign(document.createElement('p'), { textContent: text });
  const units = new Map(items.flatMap(({ unit, alternatives }) => (alternatives.length > 0 ? alternatives : [unit])).filter(({ level }) => level === 'commune').map(({ code, address }) => [code, address]));
  const happened = items[0]?.via?.happened[document.documentElement.lang];
  const choices = [...units].map(([code, address]) => {
    const label = document.createElement('label');
    label.className = 'choice';
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: `${path}.noi-ma`, value: code, checked: units.size === 1 });
    label.append(radio, address);
    return label;
  });
  const meant = Object.assign(document.createElement('input'), { type: 'hidden', name: `${path}.noi-tim`, value: typed });
  found.setAttribute('aria-live', 'polite');
  found.replaceChildren(...(happened === undefined ? [] : [line(happened)]), line((units.size === 0 ? place.dataset['none'] : place.dataset['offer']) ?? ''), meant, ...choices);
}

function tell(words: string | undefined): void {
  const state = document.querySelector<HTMLElement>('[data-net]');
  if (state === null) return;
  state.textContent = words ?? '';
  state.hidden = words === undefined;
}

/** Only words wait: a file is too much for what a browser keeps, so such a page says so by its own failure. */
function keepForLater(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  const data = new FormData(form, submitter);
  const fields = [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const post = { path: new URL(form.action, location.href).pathname + new URL(form.action, location.href).search, body: new URLSearchParams(fields).toString(), keptAt: Date.now() };
  return keepWaiting(localStorage, post);
}

let again = 0;
/** A house that was away gives no sign of its own when it is back. */
function tryAgain(): void {
  clearTimeout(again);
  again = window.setTimeout(() => void sendWaiting(), TRY_AGAIN_MS);
}

let sending = false;
async function sendWaiting(): Promise<void> {
  if (sending || !navigator.onLine) return;
  sending = true;
  try {
    for (const post of listWaiting(localStorage, Date.now())) {
      const response = await fetch(post.path, { method: 'POST', body: post.body, headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' } });
      // Whatever the server said of it, it has it now; a page with faults is shown by opening it.
      if (response.status < 500) dropWaiting(localStorage, post, Date.now());
      const here = new URL(post.path, location.href).pathname === location.pathname;
      if (here && response.redirected) return location.assign(response.url);
      if (here) tell(response.ok ? formOfPage()?.dataset['sent'] : formOfPage()?.dataset['refused']);
    }
  } catch {
    // Still away: the next time the network comes back, or in a while.
  } finally {
    sending = false;
  }
  if (listWaiting(localStorage, Date.now()).length > 0) tryAgain();
}

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.dataset['declare'] === undefined) return;
  if (form.dataset['asked'] === '1') {
    delete form.dataset['asked'];
    return;
  }
  event.preventDefault();
  if (form.dataset['busy'] === '1') return;
  form.dataset['busy'] = '1';
  void sendOrKeep(form, event.submitter);
});

/** A device may believe in a network over which nobody answers: the browser's own fault would then stand in place of the page and of what was typed. */
async function sendOrKeep(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const isAway = !navigator.onLine || (await askFirst(SIGN_OF_LIFE)) !== 'open';
  // The last step is never kept: what is sent then must be what was looked at.
  if (isAway && (form.dataset['noKeep'] !== undefined || keepForLater(form, submitter))) {
    delete form.dataset['busy'];
    tell(form.dataset['waiting']);
    if (form.dataset['noKeep'] === undefined) tryAgain();
    return;
  }
  form.dataset['asked'] = '1';
  form.requestSubmit(submitter);
}

document.addEventListener('input', (event) => {
  const target = event.target as HTMLInputElement;
  const place = target.closest<HTMLElement>('[data-place]');
  if (place !== null && target.type !== 'radio') offerPlaces(place);
  // Who writes the name of a country has chosen "another".
  const marks = target.dataset['marks'];
  if (marks !== undefined && target.value.trim() !== '') for (const radio of all<HTMLInputElement>(`input[type="radio"][name="${CSS.escape(marks)}"]`)) radio.checked = radio.value === 'khac';
});
document.addEventListener('change', (event) => {
  const form = (event.target as HTMLElement).closest<HTMLFormElement>('form[data-declare]');
  if (form !== null) openQuestions(form);
});
helpEarly();
window.addEventListener('online', () => void sendWaiting());
window.addEventListener('offline', () => tell(formOfPage()?.dataset['away']));
// A page brought back by the browser may be pressed again.
window.addEventListener('pageshow', () => {
  const form = formOfPage();
  if (form === null) return;
  delete form.dataset['busy'];
  openQuestions(form);
});

function begin(): void {
  const form = formOfPage();
  if (form !== null) openQuestions(form);
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
  void sendWaiting();
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
