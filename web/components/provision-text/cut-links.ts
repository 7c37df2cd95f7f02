import type { LawAddress } from '../../../src/model/law-address.ts';

/** A reference inside a text, as the API gives it. */
export interface TextLink {
  readonly start: number;
  readonly end: number;
  readonly address: Partial<LawAddress>;
}

export interface TextPiece {
  readonly text: string;
  /** Where the piece leads; absent for plain words. */
  readonly address?: LawAddress;
}

/** Cuts a text into plain words and references; what leads nowhere or overlaps what came before stays plain. */
export function cutLinks(text: string, links: readonly TextLink[]): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { start, end, address } of [...links].sort((left, right) => left.start - right.start)) {
    const { document } = address;
    if (document === undefined || start < at || end <= start || end > text.length) continue;
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ text: text.slice(start, end), address: { ...address, document } });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
