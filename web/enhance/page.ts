/** What every page gains where script runs: print, read aloud, ticks and the place kept on this device. No page needs it. */
const root = document.documentElement;
root.classList.add('js');

const PLACE = 'mc.place';
const TICKS = 'mc.ticks';

function recall<Value>(name: string, otherwise: Value): Value {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '') as Value;
  } catch {
    return otherwise;
  }
}

function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    /* A full or forbidden store only means that nothing is remembered. */
  }
}

function all<Found extends HTMLElement>(selector: string, within: ParentNode = document): Found[] {
  return [...within.querySelectorAll<Found>(selector)];
}

function enliven(within: ParentNode): void {
  for (const button of all('[data-print]', within)) button.hidden = false;
  for (const link of all('[data-print-link]', within)) link.hidden = true;
  if ('speechSynthesis' in window) for (const button of all('[data-read]', within)) button.hidden = false;
  const ticks = recall<Record<string, 1>>(TICKS, {});
  for (const box of all<HTMLInputElement>('[data-tick]', within)) box.checked = ticks[box.dataset['tick'] ?? ''] === 1;
  const place = recall<{ code: string; name: string } | null>(PLACE, null);
  if (place === null) return;
  for (const input of all<HTMLInputElement>('[data-place-code]', within)) input.value ||= place.code;
  const link = document.querySelector<HTMLElement>('[data-place-words]');
  const line = document.querySelector('[data-place-line]');
  if (link !== null && line !== null && !location.search.includes('xa=')) {
    line.textContent = (link.dataset['placeWords'] ?? '').replace('{name}', place.name);
    link.textContent = link.dataset['placeChange'] ?? '';
  }
  for (const forget of all('[data-forget-line]', within)) forget.hidden = false;
}

function readAloud(button: HTMLElement): void {
  const label = button.querySelector('span');
  if (label === null) return;
  const words = (button.dataset['words'] ??= label.textContent ?? '');
  if (speechSynthesis.speaking) return speechSynthesis.cancel();
  const source = document.getElementById(button.dataset['read'] ?? '');
  label.textContent = button.dataset['stop'] ?? words;
  const pieces = source === null ? [] : cutByLanguage(source);
  for (const [at, { text, lang }] of pieces.entries()) {
    const speech = new SpeechSynthesisUtterance(text);
    speech.lang = lang === 'en' ? 'en-GB' : 'vi-VN';
    speech.rate = 0.9;
    const end = (): void => {
      label.textContent = words;
    };
    // Stopped, every piece that waits ends with a fault.
    speech.onerror = end;
    if (at === pieces.length - 1) speech.onend = end;
    speechSynthesis.speak(speech);
  }
}

/** What is seen of a part of the page, each run of one language by itself, so that each is read by its own voice. */
function cutByLanguage(source: HTMLElement): { text: string; lang: string }[] {
  const pieces: { text: string; lang: string }[] = [];
  // What is folded away has no size and is not read.
  const gather = (element: HTMLElement): void => {
    if (element.getClientRects().length === 0) return;
    const lang = element.closest<HTMLElement>('[lang]')?.lang ?? root.lang;
    const isMixed = [...element.querySelectorAll<HTMLElement>('[lang]')].some((inner) => inner.lang !== lang);
    if (!isMixed) return add(element.innerText, lang);
    for (const node of element.childNodes) {
      if (node instanceof HTMLElement) gather(node);
      else if (node.nodeType === Node.TEXT_NODE) add(node.textContent ?? '', lang);
    }
  };
  const add = (text: string, lang: string): void => {
    const last = pieces.at(-1);
    if (text.trim() === '') return;
    if (last !== undefined && last.lang === lang) last.text += `\n${text.trim()}`;
    else pieces.push({ text: text.trim(), lang });
  };
  gather(source);
  return pieces;
}

document.addEventListener('click', (event) => {
  const target = (event.target as Element).closest<HTMLElement>('[data-print],[data-read],[data-choose-place],[data-forget-place]');
  if (target === null) return;
  if (target.dataset['print'] !== undefined) print();
  else if (target.dataset['read'] !== undefined) readAloud(target);
  else if (target.dataset['choosePlace'] !== undefined) {
    event.preventDefault();
    keep(PLACE, { code: target.dataset['choosePlace'], name: target.dataset['name'] });
    location.href = '/';
  } else {
    localStorage.removeItem(PLACE);
    location.reload();
  }
});

document.addEventListener('change', (event) => {
  const box = event.target as HTMLInputElement;
  const name = box.dataset['tick'];
  if (name === undefined) return;
  const ticks = recall<Record<string, 1>>(TICKS, {});
  if (box.checked) ticks[name] = 1;
  else delete ticks[name];
  keep(TICKS, ticks);
});

/** Escape closes an open menu of the page's head and goes back to what opened it. */
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || document.querySelector('dialog[open]') !== null) return;
  const menu = document.querySelector<HTMLDetailsElement>('header details[open]');
  if (menu === null) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});

document.addEventListener('enliven', (event) => enliven(event.target as HTMLElement));
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => enliven(document));
else enliven(document);
