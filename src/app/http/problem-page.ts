import type { IncomingMessage } from 'node:http';
import type { Language } from '#platform/routes.ts';

/** Whether a browser asked for a page: what is refused before the screens are reached must still be readable. */
export function wantsPage(request: Pick<IncomingMessage, 'url' | 'headers'>): boolean {
  return !(request.url ?? '/').startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
}

/** The language a person reads pages in: Vietnamese unless English was chosen there, whatever the browser's own is. */
export function readPageLanguage(cookie: string | undefined): Language {
  return /(?:^|;\s*)mc_lang=en(?:;|$)/u.test(cookie ?? '') ? 'en' : 'vi';
}

/** A refusal as the simplest page there is: what happened, what to do, and the way back. */
export function writeProblemPage({ title, detail }: { readonly title: string; readonly detail: string }, language: Language): string {
  const back = language === 'vi' ? 'Về trang đầu' : 'Home';
  return `<!doctype html>
<html lang="${language}">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><meta name="color-scheme" content="light dark" /><title>${escapeHtml(title)} · Một Cửa</title></head>
  <body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(detail)}</p><p><a href="/">${back}</a></p></main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
