import type { Question } from '../../src/model/form.ts';
import { isRecord, type Answers } from '../../src/model/form-paths.ts';
import type { PlaceMatch } from '../api.ts';
import type { PlaceOffer } from './question-view.ts';
import type { ChosenPlace } from './read-posted.ts';

type Questions = Readonly<Record<string, Question>>;
export type FindPlaces = (typed: string) => Promise<readonly PlaceMatch[]>;

/** Gives another value to each place of some answers, those of addresses and inside groups and rows too. */
export async function mapPlaces(questions: Questions, answers: Answers, change: (place: unknown, path: string) => Promise<unknown>, prefix = ''): Promise<Record<string, unknown>> {
  const entries = Object.entries(answers).map(async ([key, value]): Promise<[string, unknown]> => {
    const question = Object.hasOwn(questions, key) ? questions[key] : undefined;
    const path = prefix + key;
    if (question?.kind === 'place') return [key, await change(value, path)];
    if (question?.kind === 'address' && isRecord(value)) return [key, { ...value, place: await change(value['place'], path) }];
    if (question?.of === undefined) return [key, value];
    const of = question.of;
    if (Array.isArray(value)) return [key, await Promise.all((value as unknown[]).map((row, at) => (isRecord(row) ? mapPlaces(of, row, change, `${path}.${String(at)}.`) : row)))];
    return [key, isRecord(value) ? await mapPlaces(of, value, change, `${path}.`) : value];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * The places that were chosen as values: the register's own name, beside it the old name that was typed. What was only typed stays so; the server settles what is sure.
 */
export function settlePlaces(questions: Questions, answers: Answers, find: FindPlaces): Promise<Record<string, unknown>> {
  return mapPlaces(questions, answers, async (place) => {
    if (!isChosen(place)) return place;
    for (const { unit, alternatives, via } of await find(place.typed)) {
      const found = [unit, ...alternatives].find(({ code, level }) => code === place.code && level === 'commune');
      if (found !== undefined) return { code: found.code, name: found.address, ...(via === null ? {} : { typed: place.typed }) };
    }
    return place.typed;
  });
}

/** What the words of each place that is not chosen yet may mean, by its path. */
export async function offerPlaces(questions: Questions, answers: Answers, lang: 'vi' | 'en', find: FindPlaces): Promise<Readonly<Record<string, PlaceOffer>>> {
  const offers: Record<string, PlaceOffer> = {};
  await mapPlaces(questions, answers, async (place, path) => {
    if (typeof place === 'string' && place.trim() !== '') offers[path] = offerOf(place, await find(place), lang);
    return place;
  });
  return offers;
}

const MOST_CHOICES = 12;

/** The communes some words may mean, best first, with what happened to an old name. */
export function offerOf(typed: string, matches: readonly PlaceMatch[], lang: 'vi' | 'en'): PlaceOffer {
  const choices = new Map<string, string>();
  for (const { unit, alternatives } of matches) {
    for (const { code, address, level } of alternatives.length > 0 ? alternatives : [unit]) if (level === 'commune') choices.set(code, address);
  }
  const [first] = matches;
  const happened = first?.via?.happened[lang];
  const question = first?.decidingQuestion?.[lang];
  return {
    typed,
    ...(happened === undefined ? {} : { happened }),
    ...(question === undefined ? {} : { question }),
    choices: [...choices].slice(0, MOST_CHOICES).map(([code, name]) => ({ code, name })),
  };
}

function isChosen(value: unknown): value is ChosenPlace {
  return isRecord(value) && typeof value['code'] === 'string' && typeof value['typed'] === 'string' && value['name'] === undefined;
}
