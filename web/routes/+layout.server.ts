import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
  lang: locals.lang,
  theme: locals.theme,
  size: locals.size,
  demo: locals.demo,
  here: url.pathname + url.search,
});
