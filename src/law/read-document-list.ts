import { canonicalNumber, issuerOfNumber, KIND_PATTERN, nameOf } from './law-names.ts';
import type { Block, LawText } from './law-text.ts';

const LISTED = new RegExp(String.raw`^#{1,6}\s+(${KIND_PATTERN})\s+số\s+(\d{1,5}\/(?:\d{4}\/)?[\p{Lu}\d]+(?:-[\p{Lu}\d]+)*)\s+(?:của\s+([^:]{3,80}?)\s*:?\s+)?(quy định[^]*|về[^]*|sửa đổi[^]*)$`, 'iu');
/** Fewer than this is a page that happens to have such a heading. */
const FEWEST = 3;

/** A page that lists documents by number and name, without their text: each becomes a document known by its metadata alone. */
export function readDocumentList(blocks: readonly Block[]): LawText[] {
  if (blocks.some(({ text }) => /^(?:#+\s*)?Điều\s+\d+[a-z]?[.:]/u.test(text))) return [];
  const texts = blocks.flatMap(({ text }): LawText[] => {
    const match = LISTED.exec(text);
    if (match === null) return [];
    const [, kind = '', number = '', issuer, title = ''] = match;
    const whole = canonicalNumber(number);
    const by = issuer?.trim() ?? issuerOfNumber(whole);
    return [{ number: whole, kind, title: nameOf(kind, title.trim()), extent: 'none', format: 'list', provisions: [], relations: [], faults: [], ...(by === undefined ? {} : { issuer: by }) }];
  });
  return texts.length < FEWEST ? [] : texts;
}
