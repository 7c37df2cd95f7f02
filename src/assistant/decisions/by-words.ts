import { exactText, foldText } from '#model/vietnamese.ts';
import { gapOf, saysSo, type Saying } from '../content/guide.ts';
import type { AnswerContext, Decision, Understanding } from '../context.ts';
import { askGenerally } from './by-name.ts';

const GREETING = /^(?:(?:xin )?chao(?: \S+){0,3}|alo|hi|hello|hey(?: there)?|good (?:morning|afternoon)|cam on(?: \S+){0,3}|thank(?:s| you)(?: \S+){0,2}|ok(?:ay)?)$/u;
const MACHINE = /(?:ban|may|em|anh|chi|day) (?:co phai |la )(?:la )?(?:nguoi that|robot|may moc|con nguoi|chatbot|tro ly ao|ai vay|ai the)|are you (?:a )?(?:human|robot|real|bot|person)|who are you|nguoi that (?:khong|ha|a)/u;

/** What the words alone decide: the person's own dossier, a greeting, a question about the machine, another body's matter. */
export async function decideByWords(context: AnswerContext, understood: Understanding): Promise<Decision | undefined> {
  const raw = foldText(context.text);
  if (understood.asked.includes('dossierStatus')) return { kind: 'dossierStatus' };
  if (MACHINE.test(raw)) return { kind: 'refuse', status: 'unanswerable_out_of_scope', key: 'refuse.machine' };
  if (GREETING.test(raw.replace(/[^\p{L}\s]/gu, '').trim())) return askGenerally(context, 'clarify.hello');
  for (const door of listDoors(context.ports.doors, understood)) if (!(await holdsAny(context, door.unlessHeld))) return { kind: 'door', door };
  // In a conversation about a record such words only tell of a person.
  return context.memory.code !== undefined || findDoor(context.ports.outside, understood) === undefined ? undefined : { kind: 'refuse', status: 'unanswerable_out_of_scope', key: 'refuse.outOfScope' };
}

/** A longer question tells a story of its own; a door's word in it is only part of the story. */
const WORDS_AT_A_DOOR = 30;

async function holdsAny({ ports, asOf }: AnswerContext, codes: readonly string[]): Promise<boolean> {
  for (const code of codes) if ((await ports.procedures.findProcedure(code, asOf)) !== undefined) return true;
  return false;
}

interface Worded {
  readonly unless: readonly string[];
  readonly matchers: readonly Saying[];
}

/** The first entry whose saying stands in the question, unless words say that something else is meant. */
export function findDoor<Entry extends Worded>(entries: readonly Entry[], understood: Pick<Understanding, 'typed' | 'mended'>): Entry | undefined {
  return listDoors(entries, understood)[0];
}

/** The same, all of them. */
function listDoors<Entry extends Worded>(entries: readonly Entry[], { typed, mended }: Pick<Understanding, 'typed' | 'mended'>): Entry[] {
  if (typed.folded.length > WORDS_AT_A_DOOR) return [];
  const said = [typed, mended];
  const line = (words: (typeof said)[number]): string => ` ${(words.marked ? words.exact : words.folded).join(' ')} `;
  // With marks typed only the exact words count: a bank ("ngân hàng") is no firm ("hãng").
  const stands = (phrase: string): boolean => said.some((words) => line(words).includes(` ${words.marked ? exactText(phrase) : foldText(phrase)} `));
  return entries.filter((entry) => entry.matchers.some((saying) => said.some((words) => saysSo(saying, words, gapOf(saying)))) && !entry.unless.some(stands));
}
