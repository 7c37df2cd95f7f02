/** Items under their day; both in the order given. */
export function groupByDay<Item extends { readonly on: string }>(items: readonly Item[]): readonly { readonly on: string; readonly items: readonly Item[] }[] {
  const days = new Map<string, Item[]>();
  for (const item of items) days.set(item.on, [...(days.get(item.on) ?? []), item]);
  return [...days].map(([on, inside]) => ({ on, items: inside }));
}
