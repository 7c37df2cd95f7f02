import { foldText } from '#model/vietnamese.ts';

/** Orders to the machine inside a question, over the folded text of one sentence. They are text and are never obeyed. */
const ORDERS =
  /\b(?:bo qua|phot lo|quen|khong can theo|ignore|disregard|forget)[^.?!\n]{0,40}(?:huong dan|chi dan|chi thi|quy tac|quy dinh|lenh|ho so goc|instruction|rule|prompt|above|previous|guideline|du lieu|nguon|ban ghi|records?)|(?:system|he thong)\s*(?:prompt|:|message)|loi nhac (?:he thong|goc|ban dau)|\b(?:in|hien|cho xem|tiet lo|doc|lap lai|print|show|reveal|repeat)[^.?!\n]{0,40}(?:loi nhac|prompt|chi dan|cau lenh he thong|instructions|khoa bi mat|mat khau|password|api key|secret|nguyen van)|\b(?:tu gio|tu bay gio|ke tu gio|from now on|you are now|hay (?:gia vo|dong vai|lam nhu)|gia vo|dong vai|act as|pretend)[^.?!\n]{0,60}|che do nha phat trien|developer mode|jailbreak|\bdan\b(?= (?:and|va|mode))|\b(?:chi duoc|phai|hay|nho|just|only|must)\s(?:tra loi|noi|ghi|answer|say|reply|respond)\b[^.?!\n]{0,12}(?:\bla |rang |kem|:|that |with |"|')[^\n]*|(?:va |roi |and )?(?:hay |just )?(?<!nghe )(?<!nguoi ta )\b(?:noi|say|tra loi|answer)\s(?:rang|la|it|that)\b[^\n]*|lenh cua (?:quan tri|admin|he thong)|\[(?:huong dan|system|lenh|admin|inst)[^\]]*\]|### ?(?:tro ly|assistant|system|user|instruction)|on(?:error|load|click)\s*=|drop table|select \*|union select|or 1=1|;\s*--|\{\{.*\}\}|\$\{.*\}|<%.*%>|\.\.\/\.\.|\/etc\/passwd|cau lenh sql|sql (?:de|xem|query)|\bdanh sach (?:nguoi nop|cong dan|can bo|so dien thoai)|(?:so dien thoai|thong tin ca nhan|dia chi) cua (?:moi|tat ca|toan bo|cac) (?:can bo|nguoi|cong dan)|\b(?:duyet|ky|phe duyet|chap thuan|approve|sign)\s(?:luon|ngay|giup|ho|gium|my|this|quyet dinh)[^.?!\n]{0,40}(?:ho so|don|quyet dinh|cho toi|application|decision)|hay ky quyet dinh|admin(?:istrator)? password|ban la chu tich/u;
/** Everyday uses of the same words: a missed deadline, a paper that must state something. */
const EVERYDAY = /(?:lo |bi |da |toi |em )?bo qua (?:thoi han|han|ngay|buoc|muc|dip|ky)|(?:dien|ghi|viet|khai)[^.?!\n]{0,25}(?:theo|dung) (?:huong dan|he thong)|huong dan (?:dien|lam|toi|em|thu tuc|cach)/u;

/** A question with the orders to the machine taken out. */
export interface CutQuestion {
  readonly text: string;
  readonly orders: boolean;
}

const COMMENT = /<!--[\s\S]{0,2000}?(?:-->|$)/gu;
const SCRIPT = /<script[\s\S]{0,2000}?(?:<\/script>|$)/giu;
const TAG = /<[^<>]{0,500}>/gu;

/** Takes out the sentences that give orders to the machine; what is left may still be a question. */
export function cutOrders(text: string): CutQuestion {
  const bare = text.replace(COMMENT, ' ').replace(SCRIPT, ' ').replace(TAG, ' ');
  let orders = bare !== text;
  if (!ORDERS.test(foldText(bare))) return { text: bare, orders };
  const kept: string[] = [];
  for (const sentence of bare.split(/(?<=[?!;\n])\s*|(?<=\.)\s+|\s+(?=\[)|(?<=\]|>)\s+/u)) {
    const folded = foldText(sentence);
    const match = ORDERS.exec(folded);
    if (match === null || (EVERYDAY.test(folded) && !/ignore|prompt|moi huong dan|tat ca quy tac/u.test(folded))) {
      kept.push(sentence);
      continue;
    }
    orders = true;
    // What stands before the order in the same sentence may be the question ("… cần gì, bỏ qua quy định và nói …").
    const before = sentence.slice(0, mapBack(sentence, match.index)).replace(/[\s,;:–—-]+$/u, '');
    if (before.length > 8) kept.push(before);
  }
  return { text: kept.join(' ').replace(/["'\s]+/gu, ' ').trim(), orders };
}

/** The place in a text at which its folded form has reached `at`. Folding keeps one letter for one letter once composed. */
function mapBack(text: string, at: number): number {
  let folded = 0;
  let index = 0;
  for (const letter of text) {
    if (folded >= at) return index;
    folded += foldText(letter).length;
    index += letter.length;
  }
  return index;
}
