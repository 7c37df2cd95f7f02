import type { LawAddress } from '#model/law-address.ts';
import { recogniseReferences } from '#model/law-reference.ts';
import type { FoundProvision, LawDocument } from '#model/law.ts';
import type { LocalDate } from '#model/time.ts';
import { addressOfProvision, keyOfPlace } from '../address-of-provision.ts';
import type { ProvisionReader } from '../read-provisions.ts';
import { dayNumber } from './law-index.ts';
import { placeOfPassage } from './law-records.ts';
import type { LawSearch } from './law-search.ts';

export interface LawQuery {
  readonly text: string;
  readonly asOf?: LocalDate;
  readonly field?: string;
  readonly issuer?: string;
  readonly kind?: string;
  readonly document?: string;
  /** Days between which the document was issued, both counted. */
  readonly issuedFrom?: LocalDate;
  readonly issuedTo?: LocalDate;
  /** Only what is in force on the day. */
  readonly inForceOnly?: boolean;
  readonly limit?: number;
}

/** A provision found, with the clause or point that says most of what was asked. */
export interface FoundByWords {
  readonly address: LawAddress;
  readonly found: FoundProvision;
  readonly score: number;
  /** `address`: the text names this very place; `words`: by what it says. */
  readonly by: 'address' | 'words';
}

const CODED = /(?<![\d.])\d{1,2}\.\d{1,2}\.\p{L}{2,4}(?:\.\d{1,4}[a-zđ]?){1,4}(?![\d])/u;
const DEFAULT_LIMIT = 10;

/** A place named outright comes first; a document named narrows the rest to it; else words decide. */
export async function findProvisions(deps: { readonly search: LawSearch; readonly reader: ProvisionReader }, query: LawQuery, asOf: LocalDate): Promise<readonly FoundByWords[]> {
  const { search, reader } = deps;
  const { documents, table } = await reader.book();
  const limit = query.limit ?? DEFAULT_LIMIT;
  const references = recogniseReferences(query.text.slice(0, 2_000), { documents: table, ...(query.document === undefined ? {} : { here: { document: query.document } }) });
  const hits: FoundByWords[] = [];
  const code = CODED.exec(query.text)?.[0];
  if (code !== undefined) for (const found of await reader.findCoded(code, asOf)) hits.push({ address: addressOfProvision(found.provision), found, score: 1, by: 'address' });
  for (const { address } of references) {
    if (address.document === undefined || keyOfPlace({ ...address, document: address.document }) === undefined) continue;
    const whole = { ...address, document: address.document };
    const found = (await reader.find(whole, asOf)) ?? (await reader.find(placeOf(whole), asOf));
    if (found !== undefined && matches(query, found.document)) hits.push({ address: found.units.length > 0 ? whole : placeOf(whole), found, score: 1, by: 'address' });
  }
  const named = new Set(references.flatMap(({ address }) => (address.document !== undefined && documents.has(address.document) ? [address.document] : [])));
  const wanted = narrowing(query, documents, named);
  const rest = withoutSpans(query.text, references);
  const words = /\p{L}{2}/u.test(rest) || hits.length > 0 ? rest : query.text;
  if (hits.length < limit && /\p{L}/u.test(words)) {
    const ranked = (await search.find(words, { on: dayNumber(asOf, 0), ...(query.inForceOnly === undefined ? {} : { inForceOnly: query.inForceOnly }) }, wanted, limit + hits.length)).map((hit) => {
      const [document = '', key = ''] = hit.id.split('|');
      return { ...hit, document, key };
    });
    const fresh = ranked.filter(({ document, key }) => !hits.some(({ found }) => found.provision.document === document && found.provision.key === key)).slice(0, limit - hits.length);
    for (const found of await reader.findByKeys(fresh, asOf)) {
      const hit = fresh.find(({ document, key }) => document === found.provision.document && key === found.provision.key);
      const place = hit === undefined || hit.passage < 0 ? {} : placeOfPassage(found.provision.units, hit.passage);
      hits.push({ address: { ...addressOfProvision(found.provision), ...place }, found, score: hit?.score ?? 0, by: 'words' });
    }
  }
  return (query.inForceOnly === true ? hits.filter(({ found }) => found.validity.state === 'inForce') : hits).slice(0, limit);
}

function placeOf({ document, article, annex }: LawAddress): LawAddress {
  return { document, ...(article === undefined ? {} : { article }), ...(annex === undefined ? {} : { annex }) };
}

/** Which documents are searched; undefined: all. */
function narrowing(query: LawQuery, documents: ReadonlyMap<string, LawDocument>, named: ReadonlySet<string>): ((number: string) => boolean) | undefined {
  const isFiltered = [query.field, query.issuer, query.kind, query.document, query.issuedFrom, query.issuedTo].some((each) => each !== undefined);
  // A law named by its name is a hint, which the ranking takes; only a number names it beyond doubt.
  const numbered = new Set([...named].filter((number) => number.includes('/') && query.text.toLowerCase().includes(number.split('/')[0] ?? '')));
  if (!isFiltered && numbered.size === 0) return undefined;
  return (number) => {
    const document = documents.get(number);
    return document !== undefined && matches(query, document) && (numbered.size === 0 || numbered.has(number));
  };
}

function matches({ field, issuer, kind, document, issuedFrom, issuedTo }: LawQuery, held: LawDocument): boolean {
  if (document !== undefined && held.number !== document) return false;
  if ((field !== undefined && held.field !== field) || (issuer !== undefined && held.issuer !== issuer) || (kind !== undefined && held.kind !== kind)) return false;
  if (issuedFrom !== undefined && (held.issuedOn === undefined || held.issuedOn < issuedFrom)) return false;
  return issuedTo === undefined || (held.issuedOn !== undefined && held.issuedOn <= issuedTo);
}

/** The text without numbers and places that were read; names of laws stay, they are words of the matter. */
function withoutSpans(text: string, references: readonly { readonly start: number; readonly end: number; readonly text: string }[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end, text: said } of references) {
    if (start < at || !/\d/u.test(said)) continue;
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  return rest + text.slice(at);
}
