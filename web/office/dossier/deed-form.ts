/** What a form gave, by the names of its fields. */
export interface GivenForm {
  text(name: string): string;
  /** Every name that was sent. */
  readonly names: readonly string[];
}

/** A posted form whole: what was typed, to show it again, and the files that came along, by the names of their fields. */
export interface PostedForm extends GivenForm {
  readonly values: Readonly<Record<string, string>>;
  readonly files: readonly { readonly name: string; readonly file: File }[];
}

/** A posted form with its names, so that rows of unknown number are read, and what was typed is shown again. An empty place for a file brings nothing. */
export async function readGivenForm(request: Request): Promise<PostedForm> {
  const form = await request.formData();
  const values: Record<string, string> = {};
  const files: { name: string; file: File }[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') values[name] = value.trim();
    else if (value.size > 0) files.push({ name, file: value });
  }
  return { ...formOf(values), values, files };
}

/** A form out of plain values. */
export function formOf(values: Readonly<Record<string, string>>): GivenForm {
  return { text: (name) => values[name]?.trim() ?? '', names: Object.keys(values) };
}
