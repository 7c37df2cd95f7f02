interface Unit {
  readonly clause?: string;
  readonly point?: string;
  readonly text: string;
}

const LONGEST = 320;

/** The paragraph of a provision that a hit points to, else its first; cut at a word, with an ellipsis that says so. */
export function pickUnit(units: readonly Unit[], { clause, point }: { readonly clause?: string; readonly point?: string }): string {
  const unit = units.find((each) => each.clause === clause && each.point === point) ?? units.find((each) => each.clause === clause) ?? units[0];
  const text = unit?.text.trim() ?? '';
  if (text.length <= LONGEST) return text;
  const cut = text.lastIndexOf(' ', LONGEST);
  return `${text.slice(0, cut > 0 ? cut : LONGEST)} …`;
}
