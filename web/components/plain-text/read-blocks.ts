export type Block = { readonly kind: 'paragraph'; readonly text: string } | { readonly kind: 'list' | 'numbered'; readonly items: readonly string[] };

/** Cuts plain text into paragraphs and lists: lines that begin with `-`, `•` or `1.` are items. Nothing in it is markup. */
export function readBlocks(text: string): readonly Block[] {
  const blocks: ({ kind: 'paragraph'; text: string } | { kind: 'list' | 'numbered'; items: string[] })[] = [];
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue;
    const bullet = /^[-•*–]\s+(.+)$/.exec(line)?.[1];
    const numbered = /^\d{1,2}[.)]\s+(.+)$/.exec(line)?.[1];
    const item = bullet ?? numbered;
    if (item === undefined) {
      blocks.push({ kind: 'paragraph', text: line });
      continue;
    }
    const kind = bullet === undefined ? 'numbered' : 'list';
    const last = blocks.at(-1);
    if (last !== undefined && last.kind === kind) last.items.push(item);
    else blocks.push({ kind, items: [item] });
  }
  return blocks;
}
