import type { Procedure } from '#model/procedure.ts';
import type { SearchHit } from '#model/search.ts';
import { exactText, foldText } from '#model/vietnamese.ts';
import type { AnswerContext } from '../context.ts';
import { readRecords } from '../decisions/offer-choices.ts';
import { nameOf } from '../facts/record.ts';

/** What people say of a deed or a circumstance, how titles say it, and how the title in hand says that it is meant already; folded. */
const TURNS: readonly { readonly said: RegExp; readonly titled: RegExp; readonly not?: RegExp }[] = [
  { said: /\b(?:rach|nhoe|nat|hong|moc|phai mau|torn|damaged)\b/u, titled: /cap doi|\bdoi\b/u },
  { said: /\bmat\b(?! bao| may| tien| phi| gi| nhieu| lau| thoi)|that lac|\bhong\b|\brach\b|\blost\b|damaged/u, titled: /cap lai|cap doi|bi mat|bao mat/u },
  { said: /cap lai|lam lai|xin lai|reissue/u, titled: /cap lai|dang ky lai/u },
  { said: /gia han|giay phep[^.]{0,20}het han|renew|extend/u, titled: /gia han/u },
  { said: /gia han|renew|extend/u, titled: /dieu chinh/u },
  { said: /cham dut|nghi ban|nghi han|dong cua|thoi khong|close down/u, titled: /cham dut/u },
  { said: /tam ngung|tam nghi|suspend/u, titled: /tam ngung/u },
  { said: /\bxoa\b|delete|remove/u, titled: /xoa/u },
  { said: /thay doi|\bsua\b|cai chinh|dinh chinh|correct/u, titled: /thay doi|cai chinh|dinh chinh/u },
  { said: /tu choi|khong lay|khong nhan|refuse|give up/u, titled: /tu choi/u },
  { said: /\bthoat\b/u, titled: /thoat/u },
  { said: /\bdoi\b(?! voi)|exchange/u, titled: /doi/u },
  { said: /(?:chuyen|di|len|ra|vao)[^.?]{0,30}\b(?:hoc|lam viec|noi khac|cho khac)\b|move away|moving/u, titled: /chuyen di/u, not: /chuyen den/u },
  { said: /nuoc ngoai|viet kieu|nguoi (?:my|han|nhat|trung|dai loan|phap|duc|uc|lao|campuchia)\b|foreign|overseas|japanese|korean|chinese|american|french|german/u, titled: /nuoc ngoai/u, not: /bien gioi/u },
  { said: /tai nha|tan nha|nam liet|khong di lai duoc|at home|bedridden/u, titled: /luu dong/u },
];

/** Words of a title that name no matter of its own; with marks, since the red book ("đỏ") is a matter and "do" is none. */
const NO_MATTER = new Set('thủ tục đăng ký cấp lại đổi giấy phép cho của và hoặc theo trong do tại sổ thẻ đơn xác nhận chứng thực hiện quy định trường hợp người có yếu tố nước ngoài bị mất hỏng lần đầu giải quyết hưởng đối với gia hạn thay sửa chấm dứt thu hồi điều chỉnh bổ sung tạm ngừng chế độ trợ'.split(' ').map(exactText));
/** To register once more is a deed of its own and not meant unless said. */
const AGAIN = /dang ky lai/u;
const NEIGHBOURS = 10;

/** The records around the one talked about: those whose titles are like its title, and those the office lists beside it. */
export async function listNeighbours(context: AnswerContext, kept: Procedure): Promise<SearchHit[]> {
  const { ports } = context;
  const alike = ports.search.find(nameOf(kept) === kept.name ? kept.name : `${kept.name} ${nameOf(kept)}`, { limit: NEIGHBOURS, lang: 'vi' }).hits;
  const groups = [
    ...ports.clarifications.filter((one) => one.say.length > 0 && one.id !== 'nothing-said').map((one) => [...one.choices.map((choice) => choice.code), ...one.also]),
    ...ports.between.map((one) => one.choices.flatMap((choice) => [choice.code, ...choice.also])),
    ...ports.beside.map((one) => [one.code, one.offer]),
  ].filter((codes) => codes.includes(kept.code));
  const listed = await readRecords(context, [...new Set(groups.flat())].filter((code) => code !== kept.code));
  return [...listed.map((procedure) => ({ id: procedure.code, title: `${procedure.name} ${nameOf(procedure)}`, score: 0 })), ...alike.filter((hit) => hit.id !== kept.code)];
}

/**
 * The record to which a follow-up turns: its title names the deed or circumstance brought up, and the one in hand does not.
 * It must speak of the same matter: "chấm dứt" after guardianship ends the guardianship, not a business.
 */
export function findTurned(said: string, kept: Pick<Procedure, 'name' | 'shortName'>, hits: readonly SearchHit[]): SearchHit | undefined {
  const name = foldText(`${kept.name} ${kept.shortName ?? ''}`);
  const matter = new Set(listMatter(`${kept.name} ${kept.shortName ?? ''}`));
  for (const { said: pattern, titled, not } of TURNS) {
    if (!pattern.test(said) || titled.test(name)) continue;
    let best: { hit: SearchHit; shared: number; beside: number } | undefined;
    for (const hit of hits) {
      const title = foldText(hit.title);
      if (!titled.test(title) || not?.test(title) === true || (AGAIN.test(title) && !AGAIN.test(name) && !AGAIN.test(said))) continue;
      const words = new Set(wordsOf(hit.title));
      const shared = [...matter].filter((word) => words.has(word)).length;
      // Of titles that share as much, the one that says least beside it changes least.
      const beside = words.size - shared;
      if (shared >= Math.min(2, matter.size) && (best === undefined || shared > best.shared || (shared === best.shared && beside < best.beside))) best = { hit, shared, beside };
    }
    if (best !== undefined) return best.hit;
  }
  return undefined;
}

/** The words of a title that name its matter, with their marks. */
export function listMatter(title: string): string[] {
  return wordsOf(title).filter((word) => word.length > 1 && !NO_MATTER.has(word));
}

function wordsOf(title: string): string[] {
  return exactText(title).match(/\p{L}+/gu) ?? [];
}
