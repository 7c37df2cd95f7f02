import type { GivenForm } from './deed-form.ts';

/** A file that the house has taken and a form names. */
export interface KeptFile {
  /** The field that keeps it in the form. Shape: `anh-c0-1`, of the paper `c0`. */
  readonly field: string;
  /** How an action names it. */
  readonly hash: string;
  /** As the device called it. */
  readonly name: string;
}

/** The field in which new files of a paper come. Shape: `tep-c0`, `tep-them-1`. */
export function filesField(ref: string): string {
  return `tep-${ref}`;
}

/** The paper whose new file a field brings; undefined for another field. */
export function refOfField(field: string): string | undefined {
  return /^tep-((?:c|them-)\d{1,3}|kq)$/.exec(field)?.[1];
}

/** How a taken file stands in the form until an action names it. Shape: hash and name. */
export function writeKept({ hash, name }: Pick<KeptFile, 'hash' | 'name'>): string {
  return `${hash} ${name}`;
}

/** The files that a form keeps for a paper, in the order they came; what is no hash is none. */
export function keptFilesOf(form: GivenForm, ref: string): readonly KeptFile[] {
  return form.names.flatMap((field) => {
    const [, of] = /^anh-(.+)-\d{1,3}$/.exec(field) ?? [];
    const [, hash, name] = (of === ref ? /^([0-9a-f]{64})(?: (.*))?$/.exec(form.text(field)) : null) ?? [];
    return hash === undefined ? [] : [{ field, hash, name: name ?? '' }];
  });
}
