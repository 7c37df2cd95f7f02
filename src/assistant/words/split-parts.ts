import { foldText } from '#model/vietnamese.ts';

/** Where one question ends and the next begins. Narrow: "và" inside a name of a matter is no border unless both sides can stand alone. */
const HARD = /\?+\s*|\n+|(?<=[^\d])[.;]\s+|\s(?:với lại|voi lai|ngoài ra|ngoai ra|tiện thể|tien the|sẵn tiện|san tien|also|as well as)\s/giu;
/** A comma or a joining word parts two matters only where a deed or a question follows. */
const DEED = '(?:làm|lam|xin|đăng ký|dang ky|mở|mo|rút|rut|nhập|nhap|xóa|xoá|xoa|tách|tach|chứng thực|chung thuc|đổi|doi|cấp|cap|gia hạn|gia han|sang tên|sang ten|đóng|dong|khai|từ chối|tu choi|đính chính|dinh chinh|sửa|sua|nhận|nhan|how|what|where|register|get|renew)';
const SOFT = new RegExp(`(?:,\\s*(?:rồi |roi |và |va |còn |con |mất luôn |xong )?|\\s(?:và|va|rồi|roi|còn|với|hay|and)\\s)(?=${DEED}\\s)`, 'giu');

/**
 * The parts a text might consist of, hard borders first; each part is trimmed and longer than two words.
 * Whether they are questions of their own is decided by what each of them finds.
 */
export function splitParts(text: string, soft: boolean): string[] {
  const hard = text.split(HARD).map((part) => part.trim()).filter((part) => part !== '');
  const fewest = soft ? 3 : 2;
  const parts = soft ? hard.flatMap((part) => part.split(SOFT).map((piece) => piece.trim())) : hard;
  return parts.filter((part) => part.split(/\s+/u).length >= fewest).slice(0, 5);
}

/** So many words on either side of a border show that a title runs across it. */
const WORDS_ACROSS = 2;

/** Joins parts that were torn inside a title the question quotes: a border that stands in the title itself parts no matters. */
export function joinQuoted(parts: readonly string[], title: string): string[] {
  const quoted = ` ${plainWords(title).join(' ')} `;
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const across = before === undefined ? [] : [...plainWords(before).slice(-WORDS_ACROSS), ...plainWords(part).slice(0, WORDS_ACROSS)];
    if (before !== undefined && across.length === 2 * WORDS_ACROSS && quoted.includes(` ${across.join(' ')} `)) joined[joined.length - 1] = `${before} ${part}`;
    else joined.push(part);
  }
  return joined;
}

function plainWords(text: string): string[] {
  return foldText(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const BEGINS_WITH_DEED = new RegExp(`^(?:(?:tôi|em|mình|tui|cho|xin|muốn|toi|muon|cần|can|rồi|thì|i|want|need|to)\\s+){0,3}${DEED}\\s`, 'iu');

/** Whether a part begins with a deed ("xin …", "đăng ký …"), so that it can stand alone. */
export function beginsWithDeed(part: string): boolean {
  return BEGINS_WITH_DEED.test(part.trim());
}
