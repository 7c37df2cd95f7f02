import { foldText, hasMarks } from '#model/vietnamese.ts';
import type { SearchHit } from '#model/search.ts';
import type { AnswerContext } from '../context.ts';
import { shortenName } from '../facts/record.ts';

/** Words with which a sentence leans on the one before it; with marks as typed, since "thế" leans and "thẻ" does not. */
const LEANS = /^(?:thế|vậy|còn|và|rồi|nhưng|nếu|nó|cái|có|ở|vẫn|xong|sau|không phải|thôi|and|what about|how about|but|if|ok)(?!\p{L})/iu;
const LEANS_FOLDED = /^(?:the|vay|con|va|roi|nhung|neu|no|cai|co|o|van|xong|sau|khong phai|thoi|and|what about|how about|but|if|ok)\b/u;
/** Topic words that only turn the same matter (another place, another person, in time or late), folded. */
const TURNS = new Set('con ho me ba chi cho the co phuong xa quan huyen tinh khac noi tre han muon online mang uy ban mien ngheo thay ho chong vo nguoi khac nha day lien gap som cong an buu dien vneid dich vu cong quoc gia luc mua thu bay chu nhat ngay le'.split(' '));
/** Deeds: a new one replaces the one in the old record's name. */
const DEED = /(?<!\p{L})(?:bị mất|đánh mất|mất|hỏng|rách|đổi|cấp lại|cấp đổi|cấp|xóa|xoá|chấm dứt|thôi|gia hạn|tạm ngừng|nghỉ bán|thay đổi|sửa|đăng ký lại|đăng ký|hủy|huỷ|thoát|bi mat|danh mat|mat|hong|doi|cap lai|xoa|cham dut|gia han|tam ngung|thay doi|dang ky|lost|renew|change|close|cancel)(?!\p{L})/giu;
const DENIED = /(?:không phải|khong phai|not)\s+\S+(?:\s+\S+)?\s*[,;.]\s*/iu;
/** What people say of a deed, and how titles say it, folded. */
const DEEDS: readonly (readonly [said: RegExp, titled: RegExp])[] = [
  [/\bmat\b(?! bao| may| tien| phi| gi| nhieu| lau| thoi)|that lac|\bhong\b|\brach\b|\blost\b|damaged/u, /cap lai|cap doi|bi mat|bao mat/u],
  [/cap lai|lam lai|xin lai|reissue/u, /cap lai/u],
  [/gia han|giay phep[^.]{0,20}het han|renew|extend/u, /gia han|dieu chinh/u],
  [/cham dut|nghi ban|nghi han|dong cua|thoi khong|close down/u, /cham dut/u],
  [/tam ngung|tam nghi|suspend/u, /tam ngung/u],
  [/\bxoa\b|delete|remove/u, /xoa/u],
  [/thay doi|\bsua\b|cai chinh|dinh chinh|correct/u, /thay doi|cai chinh|dinh chinh/u],
  [/tu choi|khong lay|khong nhan|refuse|give up/u, /tu choi/u],
  [/\bthoat\b/u, /thoat/u],
  [/\bdoi\b(?! voi)|exchange/u, /doi/u],
];
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
  const turned = findByDeed(foldText(text), foldText(kept.name), together.hits);
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

/** Words of a title that name no matter of its own, folded. */
const NO_MATTER = new Set('thu tuc dang ky cap lai doi giay phep cho cua va hoac theo trong do tai so the don xac nhan chung thuc hien quy dinh truong hop nguoi'.split(' '));

/**
 * The best record whose title names the deed that the question brings up and the kept record does not.
 * It must speak of the same matter: "chấm dứt" after guardianship ends the guardianship, not a business.
 */
function findByDeed(said: string, keptName: string, hits: readonly SearchHit[]): SearchHit | undefined {
  const matter = new Set((keptName.match(/[a-z]+/gu) ?? []).filter((word) => word.length > 1 && !NO_MATTER.has(word)));
  for (const [pattern, titled] of DEEDS) {
    if (!pattern.test(said) || titled.test(keptName)) continue;
    let best: { hit: SearchHit; shared: number } | undefined;
    for (const hit of hits) {
      const title = foldText(hit.title);
      if (!titled.test(title)) continue;
      const words = new Set(title.match(/[a-z]+/gu) ?? []);
      const shared = [...matter].filter((word) => words.has(word)).length;
      if (shared >= Math.min(2, matter.size) && shared > (best?.shared ?? 0)) best = { hit, shared };
    }
    if (best !== undefined) return best.hit;
  }
  return undefined;
}

/** Whether a question says a record's name: the words it begins with, or most of a short one. */
function coversName(title: string, words: readonly string[]): boolean {
  const name = (foldText(shortenName(title)).match(/[a-z]+/gu) ?? []).filter((word) => word.length > 1);
  const said = new Set(words);
  const begun = name.slice(0, 4);
  if (begun.length === 4 && begun.every((word) => said.has(word))) return true;
  return name.length >= 2 && name.length <= 14 && name.filter((word) => said.has(word)).length / name.length >= NAMED;
}
