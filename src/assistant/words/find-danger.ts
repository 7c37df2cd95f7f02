import type { Asked } from '#model/question.ts';
import { exactText, foldText, hasMarks } from '#model/vietnamese.ts';
import type { Emergency } from '../content/guide.ts';
import { findAsked } from './find-asked.ts';

type EmergencyId = Emergency['id'];

/** Somebody is in danger now. Folded text; the number follows the law of each service, rescue goes with fire. */
const CRISES: readonly { readonly ids: readonly EmergencyId[]; readonly pattern: RegExp }[] = [
  {
    ids: ['fire', 'medical'],
    pattern:
      /(?:nha|quan|xe|bep|kho|xuong|cho|phong|can ho|chung cu|tiem|o)(?: \S+){0,3} (?:dang |bi |boc )?chay(?: lon| to| roi| du| qua| kia| len|!|$)|(?:dang|bi) (?:boc )?chay(?! (?:het |mat )?(?:giay|so|ho so|xe om|quang cao|chuong trinh))(?! (?:nam|thang|hoi|tu))|boc chay|chay nha|chay roi|hoa hoan|no (?:binh )?gas|(?:xi|ro|hoi|mui) (?:khi |mui )?gas|gas [^?.]{0,15}(?:xi|ro ri)|(?:gas|ga) [^?.]{0,20}nong nac|ro ri gas|(?:nuoc|lu|song) cuon|duoi nuoc(?! (?:mat|chet) (?:hoi|nam|tu))|sap (?:nha|cau|ham)|(?:ket|mac ket)[^?.]{0,40}(?:thang may|dong do|hang|gieng|dam chay|ngat|khong ra duoc)|thang may[^?.]{0,20}(?:ket|ngat|roi)|(?:house|building|car|shop|kitchen) (?:is )?on fire|fire in (?:my|the)|gas leak|is drowning|trapped in/u,
  },
  {
    ids: ['medical'],
    pattern:
      /tu tu(?! de)|tu sat|tu van(?! )|muon chet|khong muon song|chan song|ket lieu|cho xong (?:mot )?doi|nhay (?:cau|lau|song)(?! day)|cat (?:co )?tay|uong (?:het|ca|nguyen|mot) [^?.]{0,15}thuoc|uong nham|an nham|uong phai|uong thuoc (?:sau|chuot|ngu|tru sau|doc)|thuoc ngu[^?.]{0,20}(?:xong|chet|het)|ngung tho|khong tho (?:duoc|noi)|kho tho|bat tinh|ngat xiu|hon me|dot quy|bi tai bien|meo mieng|liet (?:mot|nua) (?:ben|nguoi)|nhoi mau|dau (?:tim|that nguc|nguc du)|co giat|chay mau (?:nhieu|qua|khong cam)|mau (?:chay|ra) (?:nhieu|qua|lenh)|ngo doc|dien giat|bi (?:ran|cho dai) can|tai nan [^?.]{0,30}(?:nang|chay mau|nguy|cap cuu|nam do)|cap cuu|sap (?:sinh|de) (?:roi|den noi|toi noi)|vo oi\b|kill myself|suicid\w*|want to die|end my life|heart attack|stroke\b|not breathing|can'?t breathe|unconscious|bleeding (?:a lot|heavily|badly)|overdos\w*|poisoned/u,
  },
  {
    ids: ['child', 'police'],
    pattern:
      /(?:chau|con|em) (?:bi|dang bi)? ?[^?.]{0,30}(?:so mo|so soang|xam hai|hiep dam|dam o)|(?:dua (?:be|tre)|em be|be (?:gai|trai)|tre so sinh|chau be)[^?.]{0,25}bi bo (?:roi|mot minh|lai|o|truoc)|(?:xam hai|lam dung|hiep|dam o|danh dap|bao hanh|hanh ha|bo doi|nhot|bo roi|troi|quay roi|so mo|so soang)[^?.]{0,30}(?:tre em|be gai|be trai|chau be|chau gai|con gai|dua tre|dua be|em be|con nit|tre nho|tre con|hoc sinh)|(?:tre em|be gai|be trai|chau be|chau gai|con gai|dua tre|dua be|em be|con nit|tre nho|tre con|thang be|thang nho|con be)[^?.]{0,40}(?:bi|dang)(?: \S+){0,4} (?:danh|xam hai|lam dung|hiep|dam o|bao hanh|hanh ha|bo doi|nhot|so soang)|child (?:is being )?(?:abuse|beaten|molest\w*)|abus(?:ing|es|ed) (?:a|the|my|his|her) (?:child|kid|daughter|son)/u,
  },
  {
    ids: ['police'],
    pattern:
      /(?:dang|bi|doi|sap|hay)(?: \S+){0,3} (?:danh dap|danh (?:toi|em|vo|me|minh|chau|con|nguoi|nhau|den)|giet|dam chem|chem|dam|dung dao|ke dao|cuop|hiep dam|bat coc|khong che|bao hanh|hanh hung)|chong (?:toi|em|tui)?[^?.]{0,12}(?:danh|dap|dam|boc lot|bop co)(?! dau)|\bcuu (?:toi|em|con|voi|tui|minh)|cuop giat|an cuop|an trom|(?:co |thang |ke |mot )?trom (?:dang|vao|cay|leo|dot)|cay cua|bi cuop|bi trom|(?:cam|vac) (?:dao|bua|rua|sung)|doa giet|bat coc|bi hiep|xin cuu|is (?:beating|hitting|attacking|threatening)|being (?:beaten|attacked|robbed|kidnapped|stabbed)|help me!? he|break(?:ing)? into my|robbery|raped|with a knife|domestic violence now/u,
  },
];

/** Every alternative is whole words: "ho" is not the beginning of "hon". */
const ANCHORED = CRISES.map((crisis) => ({ ids: crisis.ids, pattern: anchorWords(crisis.pattern) }));

function anchorWords(pattern: RegExp): RegExp {
  return new RegExp(`\\b(?:${pattern.source})(?![a-z])`, 'u');
}

/** The same words told of the past or for a paper: a matter for the desk, not for an emergency number. */
const PAST_OR_PAPER =
  /(?:nam (?:ngoai|truoc|kia|\d{4})|hoi (?:nam|thang|do|truoc|tuan)|thang truoc|tuan truoc|hom truoc|bi bo roi (?:duoc|thi|lam)|nhan (?:\S+ )?nuoi|con nuoi|ve nuoi|xin nuoi|ngay xua|lau roi|da lau|truoc day|last (?:year|month|week)|years? ago|in \d{4})|khai tu|bao tu|giay chung tu|dang ky|cap lai|xin lai|lam lai|ban sao|trich luc|tro cap|bao hiem|ho tro|boi thuong|phong chay|chua chay|nghiem thu|thu tuc|giay (?:to|phep|chung|xac|khai)|don xin|certificate|register|permit|procedure|chung nhan|che do|khuyet tat|lam (?:the|giay|ho so|so)|the (?:bao hiem|bhyt)|uy quyen|giam ho|benefit|documents?/u;
const NOW = /ngay bay gio|luc nay|\bcuu (?:toi|em|con|voi|tui|minh)\b|\bhelp\b|!{2,}|kia\b|roi (?:goi|lam sao)|toi nay/u;
const NOW_MARKED = /đang|bây giờ|lúc này|cứu (?:tôi|em|con|với|tui|mình)|!{2,}|tối nay|ngay lập tức|khẩn cấp/iu;
/** The wish to die is never a matter for the desk. */
const WISH_TO_DIE = /tu tu\b|tu sat|muon chet|khong muon song|chan song|ket lieu|cho xong (?:mot )?doi|kill myself|suicid|want to die|end my life/u;
/** A person who asks for papers or fees asks for the desk. */
const DESK = new Set<Asked>(['papers', 'fee', 'form', 'legalBasis', 'authority', 'online', 'conditions', 'time', 'steps']);

/** The emergency services a question calls for, the most fitting first; empty when nobody is in danger now. */
export function findCrisis(text: string): readonly EmergencyId[] {
  // "từ tự nhiên" and "từ từ" fold to the word for suicide.
  const folded = foldText(text.replace(/từ tự|tự từ|từ từ/giu, ' '));
  const hit = ANCHORED.find((crisis) => crisis.pattern.test(folded));
  if (hit === undefined) return [];
  if (WISH_TO_DIE.test(folded) && !/khai tu|bao tu|dang ky|tro cap/u.test(folded)) return hit.ids;
  const now = (hasMarks(text) ? NOW_MARKED : NOW).test(hasMarks(text) ? text : folded);
  const paper = PAST_OR_PAPER.test(folded) || findAsked(folded).some((kind) => DESK.has(kind));
  return paper && !(now && !PAPER.test(folded)) ? [] : hit.ids;
}

const PAPER = /khai tu|bao tu|ban sao|cap lai|xin lai|tro cap|ho so|giay phep|phong chay|chung nhan|bao hiem|giay to|che do|register|certificate/u;

/** A swindle told of, or a forged or bought paper asked for. Whole words, folded; nothing here reads otherwise with marks. */
const SCAM = anchorWords(
  /otp|ma xac thuc|(?:link|duong (?:link|dan)) la|tu xung|gia danh|gia mao|bam (?:vao )?(?:duong )?link|lua dao|lam giay (?:to )?gia(?= |$)(?! dinh| tri| han| canh| su)|(?:mua|ban|dat) (?:bang|giay to|can cuoc|so do|bang lai) gia|chay (?:tien|chot)|fake (?:id|certificate|licen\w*|document|passport)|(?:called|texted|asked|asking|told)[^?.]{0,60}(?:install|transfer|otp|password|click|pay)|my (?:id|account) will be locked|scam\w*|chuyen khoan[^?.]{0,50}(?:link|giu ho so|lam nhanh|nguoi la|chung minh|trong sach)|(?:goi video|goi dien|nhan tin)[^?.]{0,60}(?:chuyen tien|chuyen khoan|cai (?:app|ung dung)|bam|link)|bat chuyen tien/u,
);
/** Somebody asks for money or an app; with marks "họ" and "bảo" are themselves, without marks they are also "hộ" and "bão". */
const STRANGER = /(?<!\p{L})(?:người lạ|có người|họ|ai đó|số lạ)(?!\p{L})[^?.]{0,40}(?<!\p{L})(?:gọi|nhắn tin|gửi|kêu|đòi|bảo|bắt|yêu cầu)(?!\p{L})[^?.]{0,60}(?<!\p{L})(?:cài|link|đường dẫn|ứng dụng|app|chuyển khoản|chuyển tiền|chuyển \d|mật khẩu|otp)/iu;
const STRANGER_FOLDED = /\b(?:nguoi la|co nguoi|ai do|so la)\b[^?.]{0,40}\b(?:goi|nhan tin|gui|keu|doi|bat|yeu cau)\b[^?.]{0,60}\b(?:cai app|link|duong dan|ung dung|app|chuyen khoan|chuyen tien|mat khau|otp)/u;

/** Paying for a favour; to denounce it is a matter of its own and has its procedure. */
const BRIBE = anchorWords(/lot tay|dut lot|hoi lo|bribe\w*/u);
const DENOUNCES = /\b(?:to cao|to giac|khieu nai|phan anh|kien nghi|trinh bao|report|complain|denounce)/u;

/** Whether a question tells of a swindle or asks for a forged or bought paper. */
export function findScam(text: string): boolean {
  const folded = foldText(text);
  if (BRIBE.test(folded) && !DENOUNCES.test(folded)) return true;
  return SCAM.test(folded) || (hasMarks(text) ? STRANGER.test(exactText(text)) : STRANGER_FOLDED.test(folded));
}

const ABUSE = /\b(?:do ngu|thang ngu|con ngu|may ngu|\bdm\b|\bdcm\b|\bvcl\b|\bvkl\b|\bdmm\b|du ma|dit me|me may|oc cho\b|lu cho\b|fuck|bitch|asshole|idiot bot)/u;

/** Whether a question is only an insult. */
export function findAbuse(text: string): boolean {
  return ABUSE.test(foldText(text));
}
