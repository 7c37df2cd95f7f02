/**
 * Help while a page of questions is filled in: what is not right is said under its question once it is left, never while one types, and goes away once it is right.
 * The rules are the server's (`declare/look-early.ts`), loaded when the first field is left; without the network there is no early help, and the server decides anyhow.
 */
import type { EarlyFault, lookEarly } from '../declare/look-early.ts';
import type { PageHelp } from '../declare/page-help.ts';

type Look = (form: HTMLFormElement) => readonly EarlyFault[];

let looking: Promise<Look> | undefined;

function loadLook({ dataset }: HTMLFormElement): Promise<Look> {
  return (looking ??= (async () => {
    const help = JSON.parse(dataset['help'] ?? '') as PageHelp;
    const [sentences] = await Promise.all([fetch(dataset['sentences'] ?? '').then((reply) => reply.json() as Promise<Record<string, string>>), runScript(dataset['look'] ?? '')]);
    const look = (window as unknown as { motcuaLook: typeof lookEarly }).motcuaLook;
    return (form) => look(help, new FormData(form), sentences, document.documentElement.lang === 'en' ? 'en' : 'vi');
  })().catch((fault: unknown) => {
    // The network was away: the next field that is left tries again.
    looking = undefined;
    throw fault;
  }));
}

function runScript(address: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: address, onload: resolve, onerror: () => reject(new Error('no early help')) });
    document.head.append(script);
  });
}

const framesOf = (form: HTMLFormElement): HTMLElement[] => [...form.querySelectorAll<HTMLElement>('[data-asks]')];
const toldOf = (frame: HTMLElement): HTMLElement | null => frame.querySelector<HTMLElement>(':scope > [data-told]');
/** Controls whose words can be wrong; of buttons to choose none is. */
const fieldsOf = (frame: HTMLElement): HTMLElement[] => [...frame.querySelectorAll<HTMLElement>('input.field:not([type="file"]), textarea.field')];
/** Questions that were left, and those that were changed since the page came. */
const left = new WeakSet<HTMLElement>();
const changed = new WeakSet<HTMLElement>();

function isFilled(frame: HTMLElement): boolean {
  return [...frame.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type="hidden"]), textarea')].some((each) => (each.type === 'radio' || each.type === 'checkbox' ? (each as HTMLInputElement).checked : each.value.trim() !== ''));
}

function show(form: HTMLFormElement, frame: HTMLElement, faults: readonly EarlyFault[]): void {
  const told = toldOf(frame);
  const line = form.querySelector<HTMLTemplateElement>('template[data-fault]');
  if (told === null || line === null) return;
  // What the server said of it stands until it was filled in otherwise.
  if (faults.length === 0 && !(changed.has(frame) && isFilled(frame)) && told.dataset['early'] === undefined) return;
  const before = [...told.querySelectorAll('.fault')].map(({ textContent }) => textContent);
  if (before.join('|') === faults.map(({ text }) => text).join('|')) return;
  told.dataset['early'] = '';
  told.replaceChildren(
    ...faults.map(({ text, weight }) => {
      const paragraph = (line.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
      paragraph.classList.add(weight);
      (paragraph.querySelector('span') as HTMLElement).textContent = text;
      return paragraph;
    }),
  );
  const isWrong = faults.some(({ weight }) => weight === 'stop');
  frame.classList.toggle('wrong', isWrong);
  for (const field of fieldsOf(frame)) {
    if (isWrong) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }
  for (const each of frame.matches('fieldset') ? [frame, ...fieldsOf(frame)] : fieldsOf(frame)) describe(each, told.id, faults.length > 0);
  if (!isWrong) strike(told.id.slice(0, -2));
}

/** Names, or names no longer, the message among what describes an element. */
function describe(element: HTMLElement, id: string, isTold: boolean): void {
  const others = (element.getAttribute('aria-describedby') ?? '').split(' ').filter((each) => each !== '' && each !== id);
  const all = isTold ? [...others, id] : others;
  if (all.length === 0) element.removeAttribute('aria-describedby');
  else element.setAttribute('aria-describedby', all.join(' '));
}

/** Takes what is right now out of the summary at the head of the page. */
function strike(id: string): void {
  const summary = document.querySelector<HTMLElement>('#loi');
  if (summary === null) return;
  for (const link of summary.querySelectorAll(`a[href="#${CSS.escape(id)}"]`)) link.closest('li')?.remove();
  const count = summary.querySelectorAll('li').length;
  const heading = summary.querySelector('h2');
  if (count === 0) summary.remove();
  else if (heading !== null) heading.textContent = (heading.textContent ?? '').replace(/\d+/u, String(count));
}

/** Looks at the page: what was left is told what is wrong with it; of the question one is in, a message only goes away. */
async function look(form: HTMLFormElement, typedIn?: HTMLElement): Promise<void> {
  const faults = (await loadLook(form))(form);
  for (const frame of framesOf(form)) {
    if (frame.closest('[hidden]') !== null) continue;
    const own = faults.filter(({ path }) => path === frame.dataset['asks']);
    if (frame === typedIn ? own.length === 0 : left.has(frame)) show(form, frame, own);
  }
}

function frameOf(event: Event): { readonly frame: HTMLElement; readonly form: HTMLFormElement } | undefined {
  const frame = (event.target as Element).closest<HTMLElement>('[data-asks]');
  const form = frame?.closest<HTMLFormElement>('form[data-help]');
  return frame === null || frame === undefined || form === null || form === undefined ? undefined : { frame, form };
}

/** Begins to help on this page. */
export function helpEarly(): void {
  document.addEventListener('focusout', (event) => {
    const at = frameOf(event);
    if (at === undefined || (event.relatedTarget instanceof Node && at.frame.contains(event.relatedTarget))) return;
    left.add(at.frame);
    if (!changed.has(at.frame)) return;
    // A press of the button that sends leaves the field too: the server's own page comes then.
    look(at.form).catch(() => undefined);
  });
  for (const kind of ['input', 'change']) {
    document.addEventListener(kind, (event) => {
      const at = frameOf(event);
      if (at === undefined) return;
      changed.add(at.frame);
      if (toldOf(at.frame)?.querySelector('.fault') !== null) look(at.form, at.frame).catch(() => undefined);
    });
  }
}
