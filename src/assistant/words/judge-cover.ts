import type { CoveredWord, QuestionCover } from '#model/search.ts';
import { exactText, foldText } from '#model/vietnamese.ts';

/** What is looked at, in the order of the fitted weights. */
export const COVER_SIGNALS = ['unsaidHead', 'saidPairs', 'topicWords', 'pairsHeld', 'titleSaid', 'sayings'] as const;

/** What an application is asked for by; the matter follows it. */
const SEEKING = 'muốn|xin|xin phép|mở|lập|thành lập|đăng ký|đăng kí|làm|cấp|tổ chức|kinh doanh|giấy phép|giấy chứng nhận|giấy đủ điều kiện|công nhận|công bố|hỗ trợ|đề nghị|thẻ|bán|gắn|lắp'.split('|');
/** Words between the asking and the matter that stand in every application. */
const WIDE = 'phép chứng nhận giấy tờ thủ tục hồ sơ đăng ký kí xin làm cấp mới lại mở muốn cho của được một cái việc đủ điều kiện thẻ đơn quyết định nhà nước hành chính tư nhân cơ sở phải cần có không giùm hộ thêm bổ sung đổi thay đối với tại theo từ và hoặc nhận tiền'.split(' ');
/** Persons and the words by which things are counted, between the asking and the matter too: "bán cho út miếng đất". */
const COUNTED = 'thằng út bé đứa miếng mảnh cái chiếc cuốn tấm căn ngôi suất tờ bản'.split(' ');
/** "Cấp" before these is a level and no deed: "cấp xã", "nhà cấp 4". */
const LEVELS = 'xã phường huyện tỉnh trung bộ cơ trên dưới i ii iii iv 1 2 3 4'.split(' ');
/** The matter follows what it is asked by at once, with so many empty words between them at most. */
const WORDS_BETWEEN = 3;
const HEAD_WORDS = 3;
/** A longer telling has more words of story than of matter, and says nothing by those no record says. Unit: topic words. */
const LONGEST_JUDGED = 12;
/** A word that keeps less of its weight is manner or asking. */
const MATTER_SHARE = 0.9;
const HEARD_SHARE = 0.2;

const phrasesOf = (spell: (text: string) => string): string[][] => SEEKING.map((phrase) => spell(phrase).split(' ')).sort((left, right) => right.length - left.length);
const wordsIn = (spell: (text: string) => string): Pick<Spelt, 'seeking' | 'wide' | 'levels' | 'level'> => ({ seeking: phrasesOf(spell), wide: new Set([...WIDE, ...COUNTED].map(spell)), levels: new Set(LEVELS.map(spell)), level: spell('cấp') });
interface Spelt {
  readonly seeking: readonly (readonly string[])[];
  readonly wide: ReadonlySet<string>;
  readonly levels: ReadonlySet<string>;
  readonly level: string;
  readonly spell: (word: string) => string;
}
const EXACT: Spelt = { ...wordsIn(exactText), spell: (word) => word };
const FOLDED: Spelt = { ...wordsIn(foldText), spell: foldText };

/**
 * How the record found covers a short question that asks for something ("mở nhóm trẻ", "xin giấy phép …"): the rarest word of
 * the matter that it never says, what it says of the matter, how much of its title was meant. Shape: one number for each
 * of COVER_SIGNALS. Undefined where nothing is judged: nothing is sought, a story is told, or a foreign word stands in it.
 */
export function coverSignals(cover: QuestionCover, topic: readonly string[]): number[] | undefined {
  const { words } = cover;
  if (topic.length === 0 || topic.length > LONGEST_JUDGED || words.some((word) => word.foreign)) return undefined;
  const about = new Set(topic);
  const matters = words.map((word) => about.has(foldText(word.exact)));
  const head = findHead(cover, matters);
  if (head.length === 0) return undefined;
  let said = 0;
  let held = 0;
  let all = 0;
  let heard = 0;
  words.forEach((word, at) => {
    if (matters[at] === true && word.share > HEARD_SHARE) heard += 1;
    const before = words[at - 1];
    if (word.pair === undefined || before === undefined) return;
    const weight = Math.sqrt(word.share * before.share) * word.pair.rarity;
    all += weight;
    if (word.pair.held) held += weight;
    if (word.pair.said && matters[at] === true && matters[at - 1] === true) said += word.pair.rarity;
  });
  const unsaid = Math.max(0, ...head.filter((at) => words[at]?.said === false).map((at) => cover.rarityOf(at)));
  return [unsaid, said, heard, all === 0 ? 0 : held / all, cover.titleSaid, cover.sayings];
}

/** The places of the first words of the matter that is sought: what follows the first word of seeking that anything follows. */
export function findHead(cover: Pick<QuestionCover, 'words' | 'marked'>, matters: readonly boolean[]): number[] {
  const { seeking, wide, levels, level, spell } = cover.marked ? EXACT : FOLDED;
  const line = cover.words.map((word) => spell(word.exact));
  const seeks = (at: number): number => {
    if (line[at] === level && levels.has(line[at + 1] ?? '')) return 0;
    return seeking.find((phrase) => phrase.every((part, offset) => line[at + offset] === part))?.length ?? 0;
  };
  for (let at = 0; at < line.length; at += Math.max(1, seeks(at))) {
    if (seeks(at) === 0) continue;
    const head: number[] = [];
    let between = 0;
    for (let place = at + seeks(at); place < line.length && head.length < HEAD_WORDS && between <= WORDS_BETWEEN; place += 1) {
      const word = cover.words[place] as CoveredWord;
      if (wide.has(line[place] ?? '') || seeks(place) > 0 || word.share < MATTER_SHARE || matters[place] !== true) {
        if (head.length > 0) break;
        between += 1;
      } else head.push(place);
    }
    if (head.length > 0) return head;
  }
  return [];
}

/** The chance, 0 to 1, that a record with these signals is of the matter that was asked about. */
export function weighCover(signals: readonly number[], weights: readonly number[]): number {
  const sum = signals.reduce((total, signal, at) => total + signal * (weights[at + 1] ?? 0), weights[0] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
