/** What a page gains where script runs: it tells that something of it changed. It is not loaded anew by itself, for somebody may be writing or reading in it. */
function follow(place: HTMLElement): void {
  const from = place.dataset['live'];
  const news = place.querySelector<HTMLElement>('[data-live-news]');
  if (from === undefined || news === null || !('EventSource' in window)) return;
  const source = new EventSource(from);
  source.addEventListener('changed', () => {
    news.hidden = false;
    // Told once: the page that is loaded next follows anew.
    source.close();
  });
  source.addEventListener('ended', () => source.close());
  // A page that is left lets go of its stream at once; one that comes back from the browser's memory follows again, unless it has told already.
  window.addEventListener('pagehide', () => {
    source.close();
    if (news.hidden) window.addEventListener('pageshow', () => follow(place), { once: true });
  }, { once: true });
}

function begin(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-live]')) follow(place);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
