/**
 * What the file fields of applicants let choose: kinds of pictures by their names, because a telephone that is asked for `image/*` sends a picture as it keeps it. Asked for these, an iPhone makes a
 * JPEG of its HEIC by itself; what the house does with a HEIC that comes nevertheless: `docs/adr/0005-files-from-strangers.md`.
 */
export const PICTURES = 'image/jpeg,image/png,image/webp';

/** The value of `accept` for the kinds that a question takes. */
export function acceptOf(kinds: readonly ('image' | 'pdf')[]): string {
  return [...(kinds.includes('image') ? [PICTURES] : []), ...(kinds.includes('pdf') ? ['application/pdf'] : [])].join(',');
}
