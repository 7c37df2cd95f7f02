import { askFirst, holdsTyped } from './ask-first.ts';

/**
 * A form of the desk leaves its page only when the house answers and still knows who is asking; else the page says so where the
 * button was pressed, and everything typed stays. What is on its way says so, and is sent once, however often the button is pressed.
 */
export function keepTyped(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== 'post' || !holdsTyped(form)) return;
    if (form.dataset['asked'] === '1') {
      delete form.dataset['asked'];
      return;
    }
    event.preventDefault();
    if (form.ariaBusy !== 'true') void send(form, event.submitter);
  });
  // A page taken back from the browser's memory may be sent anew.
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[aria-busy]')) setBusy(form, false);
  });
}

function setBusy(form: HTMLFormElement, isBusy: boolean): void {
  form.ariaBusy = isBusy ? 'true' : null;
  const said = form.querySelector<HTMLElement>('[data-said]');
  if (said !== null) said.textContent = isBusy ? (said.dataset['said'] ?? '') : '';
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  setBusy(form, true);
  const reach = await askFirst('/api/v1/session');
  const unsent = [...document.querySelectorAll<HTMLElement>('[data-unsent]')];
  for (const each of unsent) each.hidden = true;
  if (reach === 'open') {
    form.dataset['asked'] = '1';
    form.requestSubmit(submitter);
    return;
  }
  setBusy(form, false);
  const told = unsent.find((each) => each.dataset['unsent'] === reach);
  if (told === undefined) return;
  (submitter?.closest('.row, p') ?? submitter ?? form.lastElementChild)?.before(told);
  told.hidden = false;
  told.focus();
}
