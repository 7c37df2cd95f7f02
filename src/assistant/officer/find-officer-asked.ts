import type { OfficerAsked } from '#model/officer-answer.ts';
import type { BodyTier } from '#model/task.ts';

/** What an officer asks, as patterns over folded text (no marks, lower case). Within one kind any pattern is enough. */
const PATTERNS: Readonly<Record<Exclude<OfficerAsked, 'overview'>, RegExp>> = {
  who: /\bai\b|tham quyen|co quan nao|cap nao|ben nao|don vi nao|so nao|phong nao|(?:xa|phuong|huyen|tinh|bo|so|trung uong|quan) hay |\bdo (?:xa|tinh|huyen|so|bo|ai)|thuoc (?:xa|tinh|huyen|so|bo|ai|cap|tham quyen)|(?:xa|phuong|chu tich|ubnd|uy ban|cong an|so)[^?.]{0,40}(?:co|duoc)[^?.]{0,40}(?:khong|ko|k|chua)\b|o dau\b|noi nao|nop (?:o|cho|tai|len)|bao cho|gui (?:cho|ai|dau)|voi ai|who\b|which (?:body|authority|level|office)|whose (?:power|job)/u,
  clause: /(?:dieu|khoan|diem) (?:nao|may)|dieu khoan|can cu|co so phap|phap ly|theo (?:van ban|nghi dinh|luat|quy dinh|thong tu) (?:nao|gi|so)|(?:nghi dinh|luat|thong tu|van ban) nao|which (?:article|clause|decree|law)|legal basis/u,
  time: /bao lau|(?:may|bao nhieu|bn) (?:ngay|gio|thang|lau)|thoi (?:han|gian)|trong may|han (?:khi nao|bao gio|giai quyet|chot|la)|khi nao (?:xong|phai)|how long|how many (?:working )?days|time limit|deadline/u,
  steps: /cac buoc|trinh tu|quy trinh|may buoc|tung buoc|(?:lam|xu ly|giai quyet|thuc hien) (?:the nao|nhu the nao|ra sao|sao|gi)|phai lam gi|\bsteps?\b|procedure for/u,
  papers: /giay to|ho so (?:gom|can|gi|nao|ra sao)|thanh phan ho so|can (?:nhung )?gi\b|kem theo|papers|documents? (?:are )?(?:needed|required)/u,
  fee: /le phi|\bphi\b|bao nhieu tien|muc thu|\bfee/u,
  form: /mau (?:so|don|nao|bieu|to khai|gi)|bieu mau|to khai|\bform\b|template/u,
  history: /truoc (?:day|kia|do|1\/7|ngay)?[^?.]{0,40}(?:huyen|quan|bo|so|ai|tinh|trung uong)|(?:huyen|quan) (?:cu|truoc)|khac (?:gi )?truoc|truoc va sau|thay doi (?:gi|the nao)|before and after|used to/u,
  validity: /(?:con|het|co) hieu luc|con ap dung|con dung|con (?:lam|cap|giai quyet|nhan|dung) (?:khong|ko|nua)|bai bo|thay the|sua doi (?:boi|chua)|den (?:khi nao|bao gio|ngay nao)|het han|still (?:in force|valid)|expire/u,
  letter: /soan (?:cong van|van ban|thu|giay)|cong van (?:xin|hoi|gui|tra loi|chuyen)|viet (?:cong van|van ban)|draft (?:a )?letter|phieu chuyen/u,
};

const KINDS = Object.keys(PATTERNS) as (keyof typeof PATTERNS)[];

/** The kinds of thing an officer asks for, in the order of the table; nothing named gives an empty list. */
export function findOfficerAsked(folded: string): OfficerAsked[] {
  return KINDS.filter((kind) => PATTERNS[kind].test(folded));
}

const TIERS: readonly (readonly [BodyTier, RegExp])[] = [
  ['commune', /\bxa\b|\bphuong\b|dac khu|cap xa|commune/u],
  ['district_abolished', /\bhuyen\b|\bthi xa\b|cap huyen|district/u],
  ['province', /\btinh\b|(?<!ho )\bso\b(?! do| hong| ho| luong| may| tien| dinh)|cap tinh|thanh pho|province/u],
  ['central', /\bbo (?:truong|tu phap|noi vu|tai chinh|cong|xay|giao|y te|khoa|van hoa|nong|quoc|ngoai)|trung uong|thu tuong|chinh phu quyet|hay bo\b|\bbo hay\b|ministry/u],
];

/** The tiers a folded question names. */
export function findNamedTiers(folded: string): BodyTier[] {
  return TIERS.filter(([, pattern]) => pattern.test(folded)).map(([tier]) => tier);
}

const YES_NO = /(?:dung|phai|co phai|duoc|co)[^?.]{0,60}\b(?:khong|ko|k|hong|chua)\b\s*[?.]*\s*$|phai khong|dung khong|\bha\b|\bright\?|is it true/u;

/** Whether a folded question wants a yes or a no. */
export function asksYesOrNo(folded: string): boolean {
  return YES_NO.test(folded.trim());
}
