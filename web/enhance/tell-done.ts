/** What an address says of a form that was just sent. */
const MARKS = ['xong', 'moi', 'da-ky', 'da-lap'] as const;

/**
 * A page that comes after a form was sent begins where it tells what came of it: keyboard and screen reader stand there, not at the top of
 * the page. It is told once: loaded anew, or kept as a bookmark, the page says nothing of it any more.
 */
export function tellDone(): void {
  const main = document.querySelector<HTMLElement>('main');
  if (main === null) return;
  const told = main.querySelector<HTMLElement>('[data-told]') ?? (main.dataset['reply'] === undefined ? null : (main.querySelector<HTMLElement>('[role="alert"]:not([hidden] *)') ?? main.querySelector<HTMLElement>('[role="status"]')));
  if (told !== null) {
    told.tabIndex = -1;
    told.focus();
  }
  const url = new URL(location.href);
  const marks = MARKS.filter((mark) => url.searchParams.has(mark));
  for (const mark of marks) url.searchParams.delete(mark);
  if (marks.length > 0) history.replaceState(history.state, '', url);
}
