/**
 * What the officers' pages gain where script runs: keys to ask and to walk through results, help, copying a citation, long work watched,
 * typed text that outlives a house that is away, and a page that begins where it tells what was done.
 */
import { keepTyped } from './keep-typed.ts';
import { tellDone } from './tell-done.ts';

const items = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-item]')].filter((item) => item.offsetParent !== null);
let at = -1;

/** Letters typed into a field are text, and a key with Ctrl, Alt or Meta belongs to the browser. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return event.ctrlKey || event.altKey || event.metaKey || target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

function walk(step: 1 | -1): void {
  const all = items();
  if (all.length === 0) return;
  const focused = all.findIndex((item) => item.contains(document.activeElement));
  at = Math.max(0, Math.min(all.length - 1, (focused >= 0 ? focused : at) + step));
  const item = all[at];
  const target = item?.querySelector<HTMLElement>('[data-open]') ?? item;
  if (target === undefined) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  item?.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', (event) => {
  if (isTyping(event) || document.querySelector('dialog[open]') !== null) return;
  if (event.key === '/') {
    const box = [...document.querySelectorAll<HTMLInputElement>('[data-jump], main input[type="search"]')].at(-1);
    if (box === undefined) return;
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === 'j') walk(1);
  else if (event.key === 'k') walk(-1);
  else if (event.key === '?') document.querySelector<HTMLDialogElement>('dialog[data-keys]')?.showModal();
});

function enliven(): void {
  // A page without the right to write to the clipboard keeps the text, which can be selected by hand.
  if (navigator.clipboard === undefined) return;
  for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) button.hidden = false;
}

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
  const label = button?.querySelector('span');
  if (button === null || label === null || label === undefined) return;
  const words = (button.dataset['words'] ??= label.textContent ?? '');
  navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(
    () => {
      label.textContent = button.dataset['copied'] ?? words;
      setTimeout(() => (label.textContent = words), 2_000);
    },
    () => undefined,
  );
});

keepTyped();

/** Long work on a page is looked at again until it is done; the page is loaded anew only when nobody is writing in it. */
const LOOK_AGAIN_MS = 4_000;
const isWriting = (): boolean => document.querySelector('dialog[open]') !== null || document.activeElement?.matches('input, textarea, select') === true;

async function lookAgain(): Promise<void> {
  const shown = document.querySelector('[data-under-way]');
  if (shown === null) return;
  try {
    const reply = await fetch(location.href);
    const fresh = reply.ok ? new DOMParser().parseFromString(await reply.text(), 'text/html').querySelector('[data-under-way]') : shown;
    // Asked for anew and not reloaded: the page may be the answer to a form, which must not be sent again.
    if (fresh === null && !isWriting()) return location.replace(location.pathname + location.search);
    if (fresh !== null && fresh !== shown && !shown.contains(document.activeElement)) shown.replaceWith(fresh);
  } catch {
    // Away from the network for a moment: the next look tells.
  }
  setTimeout(() => void lookAgain(), LOOK_AGAIN_MS);
}

/** On a telephone the places stand in one row that is pushed aside: the one that is open is in view. */
function showPlace(): void {
  const row = document.querySelector<HTMLElement>('[data-places]');
  const open = row?.querySelector<HTMLElement>('[aria-current]');
  if (row === null || open === null || open === undefined) return;
  row.scrollLeft += open.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - open.offsetWidth) / 2;
}

function begin(): void {
  enliven();
  showPlace();
  tellDone();
  if (document.querySelector('[data-under-way]') !== null) setTimeout(() => void lookAgain(), LOOK_AGAIN_MS);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
