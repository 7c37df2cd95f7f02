import { findPlaceByText, readPlace, type AskPlace, type FoundPlace } from '../ask-place.ts';
import { findProcedures, findRecord, findTasks, type FoundRecord } from './find-records.ts';
import { readGolden, type TypedGolden } from './read-golden.ts';

/** A golden question's form as it is shown: records by name, the ticked ones first; places that its words may mean. */
export interface FilledGolden {
  readonly given: TypedGolden;
  readonly records: readonly FoundRecord[];
  /** Words by which records were looked for. */
  readonly q: string;
  readonly places: readonly AskPlace[];
  /** Words that no place answers to. */
  readonly placeUnknown: boolean;
}

const FOUND_OF_EACH = 6;

/** What is shown for a question that is kept or new. */
export async function fillGolden(fetch: typeof globalThis.fetch, given: TypedGolden): Promise<FilledGolden> {
  const place = await readPlace(fetch, given.placeCode);
  return { given: { ...given, placeText: place?.address ?? given.placeCode }, records: await nameRecords(fetch, given), q: '', places: [], placeUnknown: false };
}

/** What was sent, with the place its words mean and the records that were looked for. A form whose place is in doubt is not yet to be acted on. */
export async function readFilledGolden(fetch: typeof globalThis.fetch, form: Parameters<typeof readGolden>[0]): Promise<FilledGolden> {
  const typed = readGolden(form);
  const q = form.text('tim');
  const [place, chosen, found] = await Promise.all([
    findPlace(fetch, typed),
    nameRecords(fetch, typed),
    q === '' ? [] : findRecords(fetch, q),
  ]);
  const shown = place.code === undefined ? undefined : await readPlace(fetch, place.code);
  const given = { ...typed, placeCode: place.code ?? '', placeText: shown?.address ?? typed.placeText };
  const isUnknown = place.code === undefined && typed.placeText !== '' && (place.choices ?? []).length === 0;
  return { given, records: [...chosen, ...found.filter(({ id }) => chosen.every((each) => each.id !== id))], q, places: place.choices ?? [], placeUnknown: isUnknown };
}

/** Whether nothing must be chosen or mended before the question can be asked or kept. */
export const isClear = ({ places, placeUnknown }: FilledGolden): boolean => places.length === 0 && !placeUnknown;

const findPlace = async (fetch: typeof globalThis.fetch, { placeCode, placeText }: TypedGolden): Promise<FoundPlace> =>
  placeCode === '' ? findPlaceByText(fetch, { typed: placeText, shown: '', code: '' }) : { code: placeCode };

async function findRecords(fetch: typeof globalThis.fetch, q: string): Promise<readonly FoundRecord[]> {
  const found = await Promise.all([findProcedures(fetch, q), findTasks(fetch, q)]);
  return found.flatMap((reply) => (reply.ok ? reply.value.slice(0, FOUND_OF_EACH) : []));
}

/** The records a question names, in words; one that is no longer there keeps its code. */
async function nameRecords(fetch: typeof globalThis.fetch, { candidate, subjects }: TypedGolden): Promise<readonly FoundRecord[]> {
  const ids = [...new Set([candidate, ...subjects])].filter((id) => id !== '');
  return Promise.all(ids.map(async (id) => (await findRecord(fetch, id)) ?? { id, name: id, more: '' }));
}
