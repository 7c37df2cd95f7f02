import type { LawAddress, ProvisionValidity } from '#model/law-address.ts';
import { buildDocumentTable, findNumbered, type DocumentTable } from '#model/law-documents.ts';
import { recogniseReferences } from '#model/law-reference.ts';
import type { FoundProvision, LawDocument, LawProvision, LawUnit, ProvisionComparison } from '#model/law.ts';
import { addDays, type LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';
import { keyOfPlace, addressOfProvision } from './address-of-provision.ts';
import { compareWords, writeUnits } from '#model/compare-words.ts';
import { findByCode, listAllDocuments, listRelationsOn, readState, readWordings, readWordingsOf } from './law.store.ts';
import { chooseWording, judgeValidity, relationsTouching } from './validity.ts';

/** A document's parts in order, without their text. */
export interface OutlineEntry {
  readonly key: string;
  readonly kind: LawProvision['kind'];
  readonly label: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly code?: string;
  readonly state: ProvisionValidity['state'];
  /** The first days of its wordings after the first. */
  readonly wordings: readonly LocalDate[];
}

/** Every document of the library, and the table by which short numbers and names are read. */
export interface DocumentBook {
  readonly documents: ReadonlyMap<string, LawDocument>;
  readonly table: DocumentTable;
}

/** Reads provisions as of a day. */
export interface ProvisionReader {
  book(): Promise<DocumentBook>;
  /** The number of the document that a text names, such as "nđ118" or "luật hộ tịch"; undefined when none is. */
  resolve(text: string): Promise<string | undefined>;
  outline(number: string, asOf: LocalDate): Promise<readonly OutlineEntry[] | undefined>;
  find(address: LawAddress, asOf: LocalDate): Promise<FoundProvision | undefined>;
  /** Provisions by their own keys, doubled ones too, in the order asked; what is not there is left out. Two reads, however many are asked. */
  findByKeys(places: readonly { readonly document: string; readonly key: string }[], asOf: LocalDate): Promise<readonly FoundProvision[]>;
  /** Provisions with a number of the official code, as of a day. */
  findCoded(code: string, asOf: LocalDate): Promise<readonly FoundProvision[]>;
  stateOn(address: LawAddress, on: LocalDate): Promise<ProvisionValidity>;
  compare(address: LawAddress, on: LocalDate, before?: LocalDate): Promise<ProvisionComparison | undefined>;
  /** Reads the documents anew when they are next asked for. */
  forget(): void;
}

/** Kinds whose name is what people call them by. */
const NAMED = /^(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)/u;
const SHORT = /^(\d{1,5})\s*\/\s*(\d{4})$/u;
/** Another process may have changed the library. Unit: milliseconds. */
const BOOK_KEPT_MS = 3_000;

export function createReader(database: Queries, today: () => LocalDate): ProvisionReader {
  let held: { book: DocumentBook; revision: number; day: LocalDate; asked: number } | undefined;

  const book = async (): Promise<DocumentBook> => {
    const day = today();
    if (held?.day === day && performance.now() - held.asked < BOOK_KEPT_MS) return held.book;
    const { revision } = await readState(database);
    if (held?.revision === revision && held.day === day) {
      held.asked = performance.now();
      return held.book;
    }
    const rows = await listAllDocuments(database);
    const documents = new Map(rows.map(({ fromContent: _fromContent, ...document }): [string, LawDocument] => [document.number, document]));
    const table = buildDocumentTable(rows.map(({ number, kind, title, validFrom = '', validTo = '9999' }) => ({ number, names: NAMED.test(kind) ? [title] : [], notInForce: validFrom > day || validTo <= day })));
    held = { book: { documents, table }, revision, day, asked: performance.now() };
    return held.book;
  };

  const find = async (address: LawAddress, asOf: LocalDate): Promise<FoundProvision | undefined> => {
    const document = (await book()).documents.get(address.document);
    const key = keyOfPlace(address);
    if (document === undefined || key === undefined) return undefined;
    const chosen = chooseWording(await readWordings(database, address.document, [key]), asOf);
    return chosen === undefined ? undefined : show(address, document, chosen, asOf);
  };

  const show = async (address: LawAddress, document: LawDocument, chosen: { wording: LawProvision; later: boolean }, asOf: LocalDate): Promise<FoundProvision | undefined> => {
    const units = unitsAt(chosen.wording.units, address);
    if (units.length === 0 && (address.clause !== undefined || address.point !== undefined)) return undefined;
    const relations = await listRelationsOn(database, [address.document]);
    return { document, provision: chosen.wording, units, validity: judgeValidity(address, document, chosen.wording, relations, asOf), laterWording: chosen.later };
  };

  return {
    book,
    resolve: async (text) => {
      const { table } = await book();
      // Alone, "118/2025" can only be a document; in running text it may be a month.
      const short = SHORT.exec(text.trim());
      return short === null ? recogniseReferences(text, { documents: table })[0]?.address.document : findNumbered(table, undefined, { number: short[1] ?? '', year: short[2] ?? '' });
    },

    outline: async (number, asOf) => {
      const document = (await book()).documents.get(number);
      if (document === undefined) return undefined;
      const [wordings, relations] = await Promise.all([readWordings(database, number), listRelationsOn(database, [number])]);
      return [...groupByKey(wordings).values()].flatMap((list) => {
        const chosen = chooseWording(list, asOf);
        if (chosen === undefined) return [];
        const { key, kind, label, title, headings, code } = chosen.wording;
        const { state } = judgeValidity(addressOfProvision(chosen.wording), document, chosen.wording, relations, asOf);
        return [{ key, kind, label, title, headings, state, wordings: list.flatMap(({ wordingFrom }) => (wordingFrom === undefined ? [] : [wordingFrom])), ...(code === undefined ? {} : { code }) }];
      });
    },

    find,

    findByKeys: async (places, asOf) => {
      if (places.length === 0) return [];
      const [{ documents }, wordings, relations] = await Promise.all([book(), readWordingsOf(database, places), listRelationsOn(database, [...new Set(places.map(({ document }) => document))])]);
      const groups = groupByKey(wordings);
      return places.flatMap(({ document: number, key }) => {
        const document = documents.get(number);
        const chosen = chooseWording(groups.get(`${number}|${key}`) ?? [], asOf);
        if (document === undefined || chosen === undefined) return [];
        const address = addressOfProvision(chosen.wording);
        const own = relations.filter(({ target }) => target.document === number);
        return [{ document, provision: chosen.wording, units: chosen.wording.units, validity: judgeValidity(address, document, chosen.wording, own, asOf), laterWording: chosen.later }];
      });
    },

    findCoded: async (code, asOf) => {
      const groups = groupByKey(await findByCode(database, code));
      const { documents } = await book();
      const found = await Promise.all(
        [...groups.values()].map(async (wordings) => {
          const chosen = chooseWording(wordings, asOf);
          const document = chosen === undefined ? undefined : documents.get(chosen.wording.document);
          return chosen === undefined || document === undefined ? undefined : show(addressOfProvision(chosen.wording), document, chosen, asOf);
        }),
      );
      return found.filter((each) => each !== undefined);
    },

    stateOn: async (address, on) => {
      const document = (await book()).documents.get(address.document);
      const key = keyOfPlace(address);
      const [relations, wordings] = await Promise.all([listRelationsOn(database, [address.document]), key === undefined ? [] : readWordings(database, address.document, [key])]);
      return judgeValidity(address, document, chooseWording(wordings, on)?.wording, relations, on);
    },

    compare: async (address, on, before = addDays(on, -1)) => {
      const [earlier, later, relations] = await Promise.all([find(address, before), find(address, on), listRelationsOn(database, [address.document])]);
      if (earlier === undefined && later === undefined) return undefined;
      // A wording that began only later says nothing of the day before.
      const known = earlier?.laterWording === true ? undefined : earlier;
      return {
        ...(known === undefined ? {} : { before: known }),
        ...(later === undefined || later.laterWording ? {} : { after: later }),
        words: compareWords(known === undefined ? '' : writeUnits(known.units), later === undefined || later.laterWording ? '' : writeUnits(later.units)),
        changedBy: relationsTouching(address, relations).filter(({ on: day }) => day !== undefined && day > before && day <= on),
      };
    },

    forget: () => {
      held = undefined;
    },
  };
}

function groupByKey(wordings: readonly LawProvision[]): Map<string, LawProvision[]> {
  const groups = new Map<string, LawProvision[]>();
  for (const wording of wordings) {
    const key = `${wording.document}|${wording.key}`;
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [wording]);
    else list.push(wording);
  }
  return groups;
}

/** The units of a clause with its points, of a point, or all. */
export function unitsAt(units: readonly LawUnit[], { clause, point }: LawAddress): LawUnit[] {
  return units.filter((unit) => (clause === undefined || unit.clause === clause) && (point === undefined || unit.point === point));
}
