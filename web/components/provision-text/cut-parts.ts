import type { TextPiece } from './cut-links.ts';

/** The longest run of words that a browser is given at once; real clauses stay far below. Unit: characters. */
const LONGEST = 8_000;

/**
 * Parts of a long text, each on lines of its own: a browser lays a paragraph out again, whole, with every piece of the page that arrives,
 * so one of a megabyte takes half a minute. A text of usual length is one part. Cuts after the last space that fits, never inside a reference.
 */
export function cutParts(pieces: readonly TextPiece[], longest = LONGEST): readonly (readonly TextPiece[])[] {
  const parts: TextPiece[][] = [[]];
  let room = longest;
  const add = (piece: TextPiece): void => {
    parts.at(-1)?.push(piece);
    room -= piece.text.length;
  };
  for (const piece of pieces) {
    let { text } = piece;
    while (piece.address === undefined && text.length > room) {
      const space = text.lastIndexOf(' ', room - 1);
      const end = space > 0 ? space + 1 : Math.max(0, room);
      if (end > 0) add({ text: text.slice(0, end) });
      text = text.slice(end);
      parts.push([]);
      room = longest;
    }
    if (text !== '') add({ ...piece, text });
  }
  return parts.filter((part) => part.length > 0);
}
