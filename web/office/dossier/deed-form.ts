/** What a form gave, by the names of its fields. */
export interface GivenForm {
  text(name: string): string;
  /** Every name that was sent. */
  readonly names: readonly string[];
}

/** A posted form with its names, so that rows of unknown number are read, and what was typed is shown again. */
export async function readGivenForm(request: Request): Promise<GivenForm & { readonly values: Readonly<Record<string, string>> }> {
  const form = await request.formData();
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') values[name] = value.trim();
  return { text: (name) => values[name] ?? '', names: Object.keys(values), values };
}

/** A form out of plain values. */
export function formOf(values: Readonly<Record<string, string>>): GivenForm {
  return { text: (name) => values[name]?.trim() ?? '', names: Object.keys(values) };
}
