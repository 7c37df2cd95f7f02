import { isLocalDate } from '../../src/model/time.ts';

/** What an address asks, one text at a time; what is no value of its kind counts as not asked. */
export function readQuery(url: URL): {
  text(name: string, limit?: number): string | undefined;
  day(name: string): string | undefined;
  one<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined;
} {
  const text = (name: string, limit = 200): string | undefined => url.searchParams.get(name)?.trim().slice(0, limit) || undefined;
  return {
    text,
    day: (name) => {
      const given = text(name);
      return given !== undefined && isLocalDate(given) ? given : undefined;
    },
    one: (name, choices) => choices.find((choice) => choice === text(name)),
  };
}

/** An address with some of its values changed; an absent value leaves its name out. Paging starts anew. */
export function withQuery(url: URL, changes: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(url.search);
  query.delete('tu');
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') query.delete(name);
    else query.set(name, value);
  }
  return `${url.pathname}${query.size === 0 ? '' : `?${query.toString()}`}`;
}
