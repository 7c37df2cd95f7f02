import type { Words } from './words.ts';

/** Letters that stand in no English word. */
const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/iu;
/** Every second or third word of Vietnamese bears such a letter; below this a sentence is English with a name in it. */
const SHARE = 0.2;

/**
 * The language of words that a record keeps, where the page speaks another: a screen reader and the page's own voice read them as what they
 * are. Undefined where they are in the page's language. Source: WCAG 2.2, 3.1.2.
 */
export function langOf(text: string, say: Words): 'vi' | undefined {
  if (say.lang === 'vi') return undefined;
  const words = text.normalize('NFC').split(/[^\p{L}]+/u).filter((word) => word !== '');
  return words.length > 0 && words.filter((word) => VIETNAMESE.test(word)).length / words.length >= SHARE ? 'vi' : undefined;
}
