import { franc } from 'franc-min';
import type { Language } from '#model/question.ts';
import { foldText, hasMarks } from '#model/vietnamese.ts';

const ENGLISH = new Set(
  'the a an of to for how do does did i my is are was what where when which who whom can could would should in need want and or on at me we our us with it get have has had am be been this that from about there any some please tell help know make if but not your you they he she his her their will much many long register apply certificate document documents fee office still new born lost child baby marry marriage married land house passport license licence permit card birth death copy residence business procedure commune ward take bring required cost husband wife father mother died moved buy sell open shop hello thanks'.split(' '),
);
const VIETNAMESE = new Set(
  'toi em minh tui chau con khong ko k duoc dc gi giay lam cho dang ky o dau bao nhieu lau may ngay thi la ma va roi cai muon xin cap ho so nop phuong xa can nhu nao sao ai co phai nguoi nha dat xe tien chung nhan hoi nay vay the mat doi sinh khai tu ket hon thuong tru tam bi di ve len ra vo chong me cha ba ong anh chi bac chu hom'.split(' '),
);

/** A word typed in Telex without an input method: "ddawng", "cowr", "lamf". */
const TELEX = /^dd|uw|[bcdghklmnpqrstvx]ow[a-z]|aw[a-z]|aa|[aeiouy](?:ch|ng|nh|[cmnpt])?[fxj]$|(?:ee|oo|ie|uo)[a-z]*[srfxj]$|w[srfxj]$|(?:ao|ai|oi|ui|ua|uy)[srfxj]$/u;

/**
 * The language of a question: Vietnamese or English.
 * Marks decide; else the known words of each language; else trigrams over these two languages alone.
 * Too short to tell ("ok?", "1") is the language spoken `before`.
 */
export function findLanguage(text: string, before: Language = 'vi'): Language {
  if (hasMarks(text)) {
    // A Vietnamese name inside an English sentence does not make it Vietnamese.
    const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
    const english = words.filter((word) => ENGLISH.has(word)).length;
    return words.length >= 5 && english / words.length >= 0.5 ? 'en' : 'vi';
  }
  const words = foldText(text).match(/[a-z]+/gu) ?? [];
  let english = 0;
  let vietnamese = 0;
  for (const word of words) {
    if (ENGLISH.has(word)) english += 1;
    if (VIETNAMESE.has(word)) vietnamese += 1;
    else if (!ENGLISH.has(word) && TELEX.test(word)) vietnamese += 1;
  }
  if (english !== vietnamese) return english > vietnamese ? 'en' : 'vi';
  if (words.length < 4) return before;
  return franc(text, { only: ['vie', 'eng'], minLength: 3 }) === 'eng' ? 'en' : 'vi';
}
