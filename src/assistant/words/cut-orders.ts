import { foldText } from '#model/vietnamese.ts';

/** Orders to the machine inside a question, over the folded text of one sentence, each a whole word or sign. They are text and are never obeyed. */
const ORDER_PATTERNS: readonly RegExp[] = [
  /\b(?:bo qua|phot lo|quen|khong can theo|ignore|disregard|forget)\b[^.?!\n]{0,40}\b(?:huong dan|chi dan|chi thi|quy tac|quy dinh|cau lenh|ho so goc|instructions?|rules?|prompt|above|previous|guidelines?|ban ghi|records?)\b/u,
  /\bsystem\s*(?:prompt|:|message)|\bhe thong\s*:|\bloi nhac (?:he thong|goc|ban dau)\b/u,
  /\b(?:in|hien|cho xem|tiet lo|doc|lap lai|print|show|reveal|repeat|tell me)\b[^.?!\n]{0,40}\b(?:loi nhac|prompt|chi dan|cau lenh he thong|instructions|khoa bi mat|mat khau (?:quan tri|he thong|admin)|(?:admin\w*|system) password|api key|secret|nguyen van)\b/u,
  /\b(?:tu (?:bay )?gio|ke tu gio) (?:ban|hay|may|tro ly)\b|\bfrom now on\b|\byou are now\b|\b(?:gia vo|dong vai|hay lam nhu)\b|\bpretend\b|\bact as (?:an? )?(?:admin|officer|system|developer|if)\b|\bban la (?:chu tich|admin|quan tri)\b/u,
  /\bche do nha phat trien\b|\bdeveloper mode\b|\bjailbreak\b|\bdan mode\b/u,
  /\b(?:chi duoc|hay|nho|just|only|please) (?:tra loi|noi|answer|say|reply|respond)\b[^.?!\n]{0,14}(?:\b(?:rang|la|kem|it|that|with)\b|[:"'])[^\n]*/u,
  /\blenh cua (?:quan tri|admin|he thong)|\[(?:huong dan|system|lenh|admin|inst)[^\]]*\]|### ?(?:tro ly|assistant|system|user|instruction)/u,
  /\bon(?:error|load|click)\s*=|\bdrop table\b|\bselect \*|\bunion select\b|\bor 1=1|;\s*--|\{\{.*\}\}|\$\{.*\}|<%.*%>|\.\.\/\.\.|\/etc\/passwd|\bcau lenh sql\b|\bsql (?:de|xem|query)\b/u,
  /\bdanh sach (?:nguoi nop|so dien thoai)\b|\b(?:so dien thoai|thong tin ca nhan|dia chi) cua (?:moi|tat ca|toan bo) (?:can bo|nguoi|cong dan)\b/u,
  /(?:^|[.,;:!?] ?)hay (?:\S+ ){0,6}(?:duyet|phe duyet|chap thuan|ky quyet dinh)\b|\b(?:approve|sign) (?:my|this) (?:application|decision|dossier)\b/u,
];
const ORDERS = new RegExp(ORDER_PATTERNS.map((pattern) => `(?:${pattern.source})`).join('|'), 'u');
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
