/**
 * What is left in a text when the keyboard did not turn keys into marks: Telex letters and VNI digits.
 * Source: the two input conventions every Vietnamese keyboard teaches.
 */

const TELEX_TONE: Readonly<Record<string, string>> = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' };
const VNI_TONE: Readonly<Record<string, string>> = { 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' };
const HAT = '\u0302';
const BREVE = '\u0306';
const HORN = '\u031b';

/** Shape of a Vietnamese syllable without marks: onset, rime, nothing else. */
const SYLLABLE =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?(?:a|e|i|o|u|y|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oao|oay|oe|oeo|oi|oo|ua|uai|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uyu|uye|ye|yeu)(?:ch|ng|nh|[cmnpt])?$/u;

/** Whether plain letters have the shape of a Vietnamese syllable. */
export function isSyllable(folded: string): boolean {
  return folded.length <= 7 && SYLLABLE.test(folded);
}

/** Whether a text is hardly Vietnamese: no marks, and two words of five or more have no syllable's shape. */
export function isForeign(words: readonly { readonly plain: boolean; readonly syllable: boolean }[]): boolean {
  let syllables = 0;
  for (const word of words) {
    if (!word.plain) return false;
    if (word.syllable) syllables += 1;
  }
  return words.length > 0 && syllables <= words.length * MOST_SYLLABLES_OF_FOREIGN;
}
const MOST_SYLLABLES_OF_FOREIGN = 0.6;

/**
 * Reads a word typed in Telex without an input method: "lamf" → "làm", "ddawng" → "đăng".
 * Gives undefined when the letters are not Telex or what comes out is no syllable.
 */
export function readTelex(word: string): string | undefined {
  if (!/^[a-z]{2,12}$/u.test(word) || !/^dd|.(?:[sfrxjw]|aa|ee|oo|d)|^(?:aa|ee|oo)/u.test(word)) return undefined;
  let tone = '';
  let bare = '';
  for (let at = 0; at < word.length; at += 1) {
    const letter = word[at] ?? '';
    if (letter === 'd' && at > 0 && bare.startsWith('d') && !bare.includes('đ')) {
      bare = `đ${bare.slice(1)}`;
      continue;
    }
    const markTone = TELEX_TONE[letter];
    if (markTone !== undefined && at > 0 && /[aeiouy]/u.test(bare.normalize('NFD'))) {
      tone = markTone;
      continue;
    }
    if (letter === 'w') {
      const marked = putHorn(bare);
      if (marked === undefined) return undefined;
      bare = marked;
      continue;
    }
    if ((letter === 'a' || letter === 'e' || letter === 'o') && bare.includes(letter)) {
      const last = bare.lastIndexOf(letter);
      if (last >= 0 && !/[aeiouyăâêôơư]/u.test(bare.slice(last + 1))) {
        bare = (bare.slice(0, last) + letter + HAT + bare.slice(last + 1)).normalize('NFC');
        continue;
      }
    }
    bare += letter;
  }
  return finishSyllable(bare, tone, word);
}

/** Reads a word typed in VNI digits: "d9a8ng" → "đăng", "ky1" → "ký". */
export function readVni(word: string): string | undefined {
  if (!/^[a-z]+[1-9][a-z0-9]*$/u.test(word) || word.length > 12) return undefined;
  let tone = '';
  let bare = '';
  for (const letter of word) {
    const markTone = VNI_TONE[letter];
    if (markTone !== undefined) tone = markTone;
    else if (letter === '9') bare = bare.startsWith('d') ? `đ${bare.slice(1)}` : bare;
    else if (letter === '6') bare = markVowel(bare, /[aeo](?=[^aeo]*$)/u, HAT);
    else if (letter === '7') bare = putHorn(bare, 'ou') ?? bare;
    else if (letter === '8') bare = markVowel(bare, /a(?=[^a]*$)/u, BREVE);
    else bare += letter;
  }
  return finishSyllable(bare, tone, word);
}

function markVowel(bare: string, place: RegExp, mark: string): string {
  return bare.replace(place, (vowel) => (vowel + mark).normalize('NFC'));
}

function putHorn(bare: string, over = 'aou'): string | undefined {
  if (/[uư]o/u.test(bare)) return bare.replace(/[uư]o/u, 'ươ');
  const at = Math.max(...[...over].map((vowel) => bare.lastIndexOf(vowel)));
  if (at < 0) return over === 'aou' && bare !== '' && !/[aeiouyăâêôơư]/u.test(bare) ? `${bare}ư` : undefined;
  const vowel = bare[at] ?? '';
  return (bare.slice(0, at) + vowel + (vowel === 'a' ? BREVE : HORN) + bare.slice(at + 1)).normalize('NFC');
}

/** Puts the tone where it belongs and refuses what is no syllable. */
function finishSyllable(bare: string, tone: string, typed: string): string | undefined {
  const plain = bare.normalize('NFD').replace(/[\u0300-\u036f]/gu, '').replaceAll('đ', 'd');
  if (bare === typed || !isSyllable(plain)) return undefined;
  if (tone === '') return bare;
  const at = tonePlace(bare);
  return at < 0 ? undefined : (bare.slice(0, at + 1) + tone + bare.slice(at + 1)).normalize('NFC');
}

/** The index of the vowel that carries the tone (new style for oa, oe, uy). */
function tonePlace(bare: string): number {
  const marked = bare.search(/[ăâêôơ]/u);
  if (marked >= 0) return bare.indexOf('ươ') >= 0 ? bare.indexOf('ươ') + 1 : marked;
  const horn = bare.indexOf('ư');
  if (horn >= 0) return horn;
  const start = /^(?:qu|gi(?=[aeiouy]))/u.exec(bare)?.[0].length ?? 0;
  const vowels = /[aeiouy]+/u.exec(bare.slice(start));
  if (vowels === null) return bare.search(/[aeiouy]/u);
  const first = start + vowels.index;
  const group = vowels[0];
  const closed = first + group.length < bare.length;
  if (group.length === 1) return first;
  if (closed || group === 'oa' || group === 'oe' || group === 'uy') return first + group.length - 1 - (group.length === 3 ? 1 : 0);
  return group.length === 3 ? first + 1 : first;
}
