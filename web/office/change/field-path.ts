/** A value of JSON as a record carries it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

type Writable = Record<string, unknown> | unknown[];

/** Cuts `cases[0].fees[1].text` into its steps. */
export function cutPath(path: string): (string | number)[] {
  return path.split('.').flatMap((part) => {
    const [name = '', ...places] = part.split('[');
    return [...(name === '' ? [] : [name]), ...places.map((place) => Number.parseInt(place, 10))];
  });
}

/** What stands at a path; undefined where nothing does. */
export function readPath(value: unknown, path: string): unknown {
  let node = value;
  for (const step of cutPath(path)) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = (node as Record<string | number, unknown>)[step];
  }
  return node;
}

/** Writes into a copy that is the caller's own; what is missing on the way is made. Undefined takes the place out. */
export function writePath(root: Record<string, unknown>, path: string, value: unknown): void {
  const steps = cutPath(path);
  let node: Writable = root;
  steps.forEach((step, at) => {
    const holder = node as Record<string | number, unknown>;
    if (at === steps.length - 1) {
      if (value === undefined) delete holder[step];
      else holder[step] = value;
      return;
    }
    const next = holder[step];
    if (typeof next === 'object' && next !== null) node = next as Writable;
    else {
      if (value === undefined) return;
      const made: Writable = typeof steps[at + 1] === 'number' ? [] : {};
      holder[step] = made;
      node = made;
    }
  });
}
