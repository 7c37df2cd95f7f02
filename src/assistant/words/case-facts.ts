import { foldText } from '#model/vietnamese.ts';
import type { CaseFact } from '../context.ts';

const PATTERNS: readonly (readonly [CaseFact, RegExp])[] = [
  ['late', /\b(?:tre|qua) (?:han|hen|ngay)|\btre\b(?! em| con| nho| bi| so| duoi| mo)|lo han|qua 60|muon (?:han|qua)|gio moi (?:lam|khai)|chua (?:tung )?khai|late\b|overdue|after the deadline/u],
  ['onTime', /dung han|trong (?:vong )?60 ngay|on time/u],
  ['online', /online|truc tuyen|qua mang|tren mang|vneid|internet/u],
  ['post', /buu (?:dien|chinh)|qua buu|by (?:post|mail)/u],
  ['foreign', /nuoc ngoai|viet kieu|nguoi (?:my|han|nhat|trung|dai loan|phap|duc|uc|anh quoc)|foreign|overseas|japanese|korean|american|abroad/u],
  ['poor', /ho ngheo|can ngheo|poor household/u],
  ['child', /tre em|con (?:toi|em|tui|minh|be|nho)|em be|duoi (?:6|14|16|18)|chau be|child|baby|infant/u],
  ['lost', /\bmat\b(?! bao| may| tien| phi| gi\b)|that lac|roi mat|danh mat|\blost\b/u],
  ['otherPlace', /(?:phuong|xa|noi|tinh|cho|quan|huyen|thanh pho) khac\b|trai tuyen|khac (?:phuong|xa|tinh|noi)|another (?:commune|ward|province|city)|different (?:commune|ward|province)/u],
  ['elderly', /nguoi gia|nguoi cao tuoi|lon tuoi|gia yeu|elderly/u],
  ['proxy', /di thay|lam thay|lam ho|uy quyen|nop ho\b(?! so)|nop (?:thay|giup|gium)|nho nguoi|on behalf|someone else/u],
  ['disabled', /khuyet tat|disab/u],
  ['merit', /nguoi co cong|liet si|thuong binh/u],
];

/** Circumstances a folded question tells. */
export function findCaseFacts(folded: string): CaseFact[] {
  return PATTERNS.filter(([, pattern]) => pattern.test(folded)).map(([fact]) => fact);
}

/** Words that a record uses in the name or condition of a case for each circumstance, folded. */
export const CASE_WORDS: Readonly<Record<CaseFact, RegExp>> = {
  late: /qua han|tre han|khong dung han|muon|sau 60/u,
  onTime: /dung han|trong 60/u,
  online: /truc tuyen|dien tu|tren mang/u,
  post: /buu chinh|buu dien/u,
  foreign: /nuoc ngoai|dinh cu/u,
  poor: /ho ngheo|can ngheo/u,
  child: /tre em|duoi \d+ tuoi|con chua/u,
  lost: /\bmat\b|that lac|bi mat/u,
  otherPlace: /noi khac|ngoai dia ban|khac (?:xa|tinh)|phi dia gioi/u,
  elderly: /cao tuoi/u,
  proxy: /uy quyen|di thay/u,
  disabled: /khuyet tat/u,
  merit: /co cong|liet si|thuong binh/u,
};

const OLD_TIER = /\b(?:huyen|quan|thi xa|thi tran)\b(?! (?:ly|doi|su|he|trong|ao|an|cafe|ca phe|pho|com|nhau|tri|ly|tam|chung|tap|day|uy vien))|phong (?:tu phap|tai chinh|tai nguyen|noi vu|lao dong|quan ly do thi|kinh te ha tang)|cap huyen|\bdistrict\b/u;
const SHOP = /(?:mo|quan|ban|tiem|cai|mot) quan\b|quan (?:an|nuoc|nhau|cafe|ca phe|pho|com|bun|tra|banh|net|karaoke|bia|ao|ly|doi|su|tri|nho|he|tam)|bo (?:quan|ap)|lien quan|co quan|hai quan|tong quan|chu quan|thoi quan|thoi quen/gu;

/** With marks typed a shop ("quán"), an army ("quân") and trousers ("quần") are no district ("quận"). */
const OTHER_THAN_DISTRICT = /(?<!\p{L})q(?:uán|uân|uần|uản|uấn|uẩn)(?!\p{L})/giu;

/** Whether a question, folded or as typed, names a body of the district level, which ended on 1 July 2025. A shop ("quán") is none. */
export function namesOldTier(text: string): boolean {
  return OLD_TIER.test(foldText(text.normalize('NFC').replace(OTHER_THAN_DISTRICT, ' ')).replace(SHOP, ' '));
}

const CONFIRMS = /(?:dung|phai|co phai|chinh xac) (?:khong|ko|k|hong|hok|hong|chu|chua|roi|ha|a)\b|phai khong|dung chu|phai chu|\bha\b\s*\??$|\ba\s*\?*$|nhi\s*\?*$|chu\s*\?+$|right\?|correct\?|is it true|isn'?t it|nghe noi|nghe dau|thay bao|i heard/u;

/** Whether a question asks to confirm something it says itself. */
export function asksToConfirm(folded: string): boolean {
  return CONFIRMS.test(folded);
}
