import { readFile } from 'node:fs/promises';
import { foldText } from '#model/vietnamese.ts';
import { PlatformFault } from '#platform/fault.ts';

/** Shortest password. Source: ASVS 5.0, 6.2.1 (8 at least, 15 advised); 12 with the check of common words below. Unit: characters. */
export const SHORTEST = 12;
/** Longest password; above the 64 that ASVS 5.0, 6.2.9 asks for. Unit: characters. */
export const LONGEST = 200;
/** Fewer different characters than this is a pattern, not a password. */
const FEWEST_DIFFERENT = 5;
/** A password of so few words of the list, and nothing but digits and signs between, is refused. */
const WORDS = 2;

export type PasswordRefusal = 'password_too_short' | 'password_too_long' | 'password_common' | 'password_personal';

/** Judges passwords by what people take without thinking; asks nobody outside the house. */
export interface PasswordJudge {
  /** Why a password will not do, or undefined. `about`: words of the person and the place that must not be all of it. */
  judge(password: string, about: readonly string[]): PasswordRefusal | undefined;
}

/** Reads `content/identity/common-passwords.txt`. Faults: `content_broken`. */
export async function readPasswordJudge(path: string): Promise<PasswordJudge> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PlatformFault('content_broken', { file: path, reason: cause instanceof Error ? cause.message : String(cause) }, { cause });
  });
  const words = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const strange = words.find((word) => !/^[a-z]+$/.test(word));
  if (strange !== undefined || words.length < 100) throw new PlatformFault('content_broken', { file: path, reason: strange === undefined ? 'expected a hundred words' : `"${strange}" is not in lower case without marks` });
  return createPasswordJudge(words);
}

/** A judge over a list of common words, each in lower case without marks. */
export function createPasswordJudge(common: readonly string[]): PasswordJudge {
  const list = new Set(common);
  return {
    judge: (password, about) => {
      const characters = [...password.normalize('NFC')];
      if (characters.length < SHORTEST) return 'password_too_short';
      if (characters.length > LONGEST) return 'password_too_long';
      if (isPattern(characters)) return 'password_common';
      const spellings = spell(password);
      if (spellings.some((letters) => isMadeOf(letters, list, WORDS))) return 'password_common';
      const personal = new Set(about.flatMap(wordsOf));
      // A name is personal whatever common word stands beside it.
      if (personal.size > 0 && spellings.some((letters) => isMadeOf(letters, new Set([...list, ...personal]), WORDS + 1, personal))) return 'password_personal';
      return undefined;
    },
  };
}

/** All one character, a run such as 123456…, or one piece said again and again. */
function isPattern(characters: readonly string[]): boolean {
  if (new Set(characters).size < FEWEST_DIFFERENT) return true;
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  // 9 is followed by 0 where people count on.
  const counting = steps.filter((step) => Math.abs(step) === 1 || Math.abs(step) === 9).length;
  if (counting >= steps.length - 1) return true;
  for (let size = 1; size <= characters.length / 2; size += 1) {
    if (characters.every((character, at) => character === characters[at % size])) return true;
  }
  return false;
}

const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/** Digits and signs of a plain keyboard; letters of other scripts are no decoration and stay. */
const DECORATION = /[\x00-\x60\x7b-\x7f]/g;

/** The letters of a password as they may be meant: without digits and signs, and with those that stand for letters put back. */
function spell(password: string): string[] {
  const folded = foldText(password);
  const unmask = (text: string): string => [...text].map((character) => LEET[character] ?? character).join('');
  // Digits at the ends are a year or a count, those inside a word are letters in disguise.
  const core = folded.replace(/[\x00-\x60\x7b-\x7f]+$/, '').replace(/^[\x00-\x60\x7b-\x7f]+/, '');
  return [...new Set([folded, unmask(folded), unmask(core)].map((text) => text.replaceAll(DECORATION, '')))];
}

/** Whether letters are nothing but so many words of a list (none at all counts too: only digits and signs); `one`: a word of it must be among them. */
function isMadeOf(letters: string, list: ReadonlySet<string>, most: number, one?: ReadonlySet<string>): boolean {
  if (letters === '') return one === undefined;
  const seen = new Set<string>();
  const go = (from: number, left: number, met: boolean): boolean => {
    if (from === letters.length) return met;
    const key = `${String(from)} ${String(left)} ${String(met)}`;
    if (left === 0 || seen.has(key)) return false;
    seen.add(key);
    for (let to = letters.length; to > from; to -= 1) {
      const word = letters.slice(from, to);
      if (list.has(word) && go(to, left - 1, met || one?.has(word) === true)) return true;
    }
    return false;
  };
  return go(0, most, one === undefined);
}

/** A name as people put it into a password: whole, and each part of it. */
function wordsOf(name: string): string[] {
  const parts = foldText(name).toLowerCase().split(/[^a-z]+/).filter((part) => part.length > 1);
  return [...new Set([parts.join(''), ...parts])].filter((part) => part !== '');
}
