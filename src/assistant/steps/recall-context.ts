import { foldText, hasMarks } from '#model/vietnamese.ts';
import type { AnswerContext } from '../context.ts';
import { shortenName } from '../facts/record.ts';
import { findTurned, listMatter, listNeighbours } from './find-neighbour.ts';

/** Words with which a sentence leans on the one before it; with marks as typed, since "thế" leans and "thẻ" does not. */
const LEANS = /^(?:thế|vậy|còn|và|rồi|nhưng|nếu|nó|cái|có|ở|vẫn|xong|sau|không phải|thôi|and|what about|how about|but|if|ok)(?!\p{L})/iu;
const LEANS_FOLDED = /^(?:the|vay|con|va|roi|nhung|neu|no|cai|co|o|van|xong|sau|khong phai|thoi|and|what about|how about|but|if|ok)\b/u;
/** Topic words that only turn the same matter (another place, another person, in time or late), folded. */
const TURNS = new Set('con ho me ba chi cho the co phuong xa quan huyen tinh khac noi tre han muon online mang uy ban mien ngheo thay ho chong vo nguoi khac nha day lien gap som cong an buu dien vneid dich vu cong quoc gia luc mua thu bay chu nhat ngay le'.split(' '));
/** Deeds: a new one replaces the one in the old record's name. */
const DEED = /(?<!\p{L})(?:bị mất|đánh mất|mất|hỏng|rách|đổi|cấp lại|cấp đổi|cấp|xóa|xoá|chấm dứt|thôi|gia hạn|tạm ngừng|nghỉ bán|thay đổi|sửa|đăng ký lại|đăng ký|hủy|huỷ|thoát|bi mat|danh mat|mat|hong|doi|cap lai|xoa|cham dut|gia han|tam ngung|thay doi|dang ky|lost|renew|change|close|cancel)(?!\p{L})/giu;
const DENIED = /(?:không phải|khong phai|not)\s+\S+(?:\s+\S+)?\s*[,;.]\s*/iu;
/** So much of a record's name in the question is naming it. */
const NAMED = 0.6;

/**
 * Keeps the record that was talked about when the words name no other.
 * A named record switches; a circumstance or a deed ("người nước ngoài thì sao", "em bị mất cơ") is searched with the old name.
 */
export async function recallContext(context: AnswerContext): Promise<void> {
  const { memory, understood, ports } = context;
  if (context.decision !== undefined || understood === undefined || memory.code === undefined) return;
  if (understood.codes.length > 0) return;
  const kept = await ports.procedures.findProcedure(memory.code, context.asOf);
  if (kept === undefined) return;
  const own = understood.topic.filter((word) => !TURNS.has(word));
  const alone = context.found?.hits[0];
  if (alone !== undefined && alone.id !== kept.code && alone.score >= ports.thresholds.clarify && coversName(alone.title, understood.words)) return;
  if (own.length === 0) {
    context.kept = kept;
    return;
  }
  const text = context.text.replace(DENIED, '');
  const name = memory.name ?? shortenName(kept.name);
  const base = text.match(DEED) === null ? name : name.replace(DEED, ' ').replace(/\s+/gu, ' ').trim();
  const together = ports.search.find(`${base} ${text}`, { limit: 10, lang: context.lang });
  const near = await listNeighbours(context, kept);
  const turned = findTurned(foldText(text), kept, [...together.hits, ...near]);
  if (turned !== undefined) {
    // The deed decides between records that share every other word, so it is as good as a name.
    const hits = [{ ...turned, score: Math.max(turned.score, ports.thresholds.switchRecord) }, ...together.hits.filter((hit) => hit.id !== turned.id && hit.id !== kept.code)];
    context.found = { ...together, hits, inScope: Math.max(together.inScope, ports.thresholds.inScope) };
    return;
  }
  const first = together.hits[0];
  const leans = (hasMarks(text) ? LEANS : LEANS_FOLDED).test(text);
  const other = alone !== undefined && alone.id !== kept.code ? alone : undefined;
  if (first === undefined || first.id === kept.code) {
    const both = other !== undefined && together.hits.slice(1, 3).some((hit) => hit.id === other.id);
    if (other !== undefined && (both ? other.score >= ports.thresholds.answer : !leans && own.length >= 2 && other.score >= ports.thresholds.switchRecord)) return;
    context.kept = kept;
    return;
  }
  if (!leans && own.length >= 3 && other !== undefined && other.score >= ports.thresholds.switchRecord) return;
  context.found = { ...together, inScope: Math.max(together.inScope, ports.thresholds.inScope) };
}

/** Whether a question says a record's name: the words it begins with, or most of a short one. */
function coversName(title: string, words: readonly string[]): boolean {
  const name = (foldText(shortenName(title)).match(/[a-z]+/gu) ?? []).filter((word) => word.length > 1);
  const said = new Set(words);
  // "Cấp lại thẻ" alone names no record: something of its matter must be said.
  if (!listMatter(shortenName(title)).some((word) => said.has(foldText(word)))) return false;
  const begun = name.slice(0, 4);
  if (begun.length === 4 && begun.every((word) => said.has(word))) return true;
  return name.length >= 2 && name.length <= 14 && name.filter((word) => said.has(word)).length / name.length >= NAMED;
}
