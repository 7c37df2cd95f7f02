import type { ChangeHistory } from '../../api.ts';
import type { WordKey } from '../../words/word-keys.d.ts';
import type { Words } from '../../words/words.ts';
import { tellMoment } from '../tell-deed.ts';
import type { LogLine } from '../tell-lines.ts';

/** Who did what with a change, when and why, the newest first. */
export function tellHistory(say: Words, history: readonly ChangeHistory[], names: Readonly<Record<string, string>>): readonly LogLine[] {
  return history.toReversed().map(({ number, deed, by, at, note, touched }) => ({
    id: String(number),
    at: tellMoment(at),
    what: say(`change.did.${deed}` as WordKey),
    more: [nameOf(say, names, by), deed === 'edit' ? touched.join('; ') : '', deed === 'stuck' ? say('change.stuckWhy') : note].filter((part) => part !== '').join(' · '),
    isBad: deed === 'stuck' || deed === 'reject' || deed === 'rollBack',
  }));
}

/** A person's name; of somebody elsewhere, and of the house itself, what stands for it. */
export function nameOf(say: Words, names: Readonly<Record<string, string>>, id: string): string {
  return names[id] ?? (id === 'system' ? say('knowledge.house') : say('knowledge.someone'));
}

/** Who acted since a version that was seen, for a clash that names people by their ids. */
export function tellClash(say: Words, history: readonly ChangeHistory[], names: Readonly<Record<string, string>>): string {
  const last = history.at(-1);
  if (last === undefined) return '';
  const what = say(`change.did.${last.deed}` as WordKey);
  return say('change.clash', { name: nameOf(say, names, last.by), at: tellMoment(last.at), what: last.touched.length === 0 ? what : `${what}: ${last.touched.join('; ')}` });
}
