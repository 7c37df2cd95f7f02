/** Entries under the same part, chapter and section stand together, in the order of the text. */
export function groupEntries<Entry extends { readonly headings: readonly string[] }>(entries: readonly Entry[]): readonly { readonly heading: string; readonly entries: readonly Entry[] }[] {
  const groups: { heading: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const heading = entry.headings.join(' · ');
    const last = groups.at(-1);
    if (last?.heading === heading) last.entries.push(entry);
    else groups.push({ heading, entries: [entry] });
  }
  return groups;
}

/** Which entries one page shows: a run of `size` that holds the one asked for; where the runs before and after begin. */
export function pageEntries<Entry extends { readonly key: string }>(entries: readonly Entry[], key: string | undefined, size: number): { readonly shown: readonly Entry[]; readonly previous: string | undefined; readonly next: string | undefined; readonly from: number } {
  const at = Math.max(0, entries.findIndex((entry) => entry.key === key));
  const from = at - (at % size);
  return { shown: entries.slice(from, from + size), previous: from === 0 ? undefined : entries[from - size]?.key, next: entries[from + size]?.key, from };
}
