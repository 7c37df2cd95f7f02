import type { Json } from '#model/json-diff.ts';
import { writeAddress } from '#model/law-address.ts';
import { writeUnits } from '#model/compare-words.ts';
import type { LawProvision } from '#model/law.ts';
import { writeDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';
import { findDocumentRow, listRelationsBy, readWordings } from './law.store.ts';

/**
 * A document as a person compares it: its dates, its articles in words, what it does to others; null where nobody knows it.
 * Shape: `articles` and `relations` are lists whose parts have an `id`; an article has a `label` and its `text`.
 */
export async function describeDocument(queries: Queries, number: string): Promise<Json> {
  const row = await findDocumentRow(queries, number);
  if (row === undefined) return null;
  const { kind, title, issuer, field, issuedOn, validFrom, validTo, extent } = row;
  const relations = (await listRelationsBy(queries, number)).filter(({ origin }) => origin === number);
  return {
    kind, title, extent,
    ...(issuer === undefined ? {} : { issuer }), ...(field === undefined ? {} : { field }), ...(issuedOn === undefined ? {} : { issuedOn }), ...(validFrom === undefined ? {} : { validFrom }), ...(validTo === undefined ? {} : { validTo }),
    articles: (await readWordings(queries, number)).map(describeProvision),
    relations: relations.map(({ by, relation, target, on }) => ({ id: `${writeAddress(by)} ${relation} ${writeAddress(target)} ${on ?? ''}`.trim(), relation, target: writeAddress(target), ...(on === undefined ? {} : { on }) })),
  };
}

/** One article in one wording; dates stand in the text, where they differ from the document's. */
function describeProvision({ key, label, kind, title, units, wordingFrom, validFrom, validTo, note }: LawProvision): Json {
  const name = kind === 'article' ? `Điều ${label}` : kind === 'annex' ? `Phụ lục ${label}` : label;
  const dates = [validFrom === undefined ? '' : `≥ ${writeDate(validFrom)}`, validTo === undefined ? '' : `< ${writeDate(validTo)}`].filter((text) => text !== '').join(', ');
  return {
    id: wordingFrom === undefined ? key : `${key}@${wordingFrom}`,
    label: `${name}${title === '' || title === name ? '' : `. ${title}`}${wordingFrom === undefined ? '' : ` (≥ ${writeDate(wordingFrom)})`}`.trim(),
    text: [writeUnits(units), dates, note ?? ''].filter((text) => text !== '').join('\n'),
  };
}
