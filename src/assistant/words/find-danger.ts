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

/** The same words told of the past: a matter for the desk, not for an emergency number. */
const PAST =
  /nam (?:ngoai|truoc|kia|\d{4})|hoi (?:nam|thang|do|truoc|tuan)|thang truoc|tuan truoc|hom truoc|bi bo roi (?:duoc|thi|lam)|nhan (?:\S+ )?nuoi|con nuoi|ve nuoi|xin nuoi|ngay xua|lau roi|da lau|truoc day|khai tu|bao tu|giay chung tu|last (?:year|month|week)|years? ago|in \d{4}/u;
/** Danger as the name of a matter: insurance of accidents, fire prevention, help for a person who is disabled since. */
const MATTER =
  /tro cap|bao hiem|ho tro|boi thuong|phong chay|chua chay|nghiem thu|chung nhan|che do|khuyet tat|lam (?:the|so)|the (?:bao hiem|bhyt)|uy quyen|giam ho|ban sao|trich luc|benefit|register|permit/u;
/** A paper is asked for beside. */
const PAPER = /dang ky|cap lai|xin lai|lam lai|thu tuc|giay (?:to|phep|chung|xac|khai)|don xin|ho so|lam (?:giay|ho so|don)|certificate|procedure|documents?/u;
/** Somebody is looked after already, which ends a danger to the body alone; who is still to be brought to a hospital is not. */
const IN_CARE = /\b(?:o|tai|nam|trong|cap cuu|dieu tri) (?:benh vien|tram y te)|nam vien|nhap vien|vao vien|\b(?:in|at) (?:the |a )?hospital/u;
/** It happens while it is told; "dang ky" is a registration. */
const NOW = /\bdang\b(?! (?:ky|ki|bo|vien|uy|kiem)\b)|bay gio|luc nay|\bcuu (?:toi|em|con|voi|tui|minh)\b|\bhelp\b|!{2,}|kia\b|roi (?:goi|lam sao)|toi nay|ngay lap tuc|khan cap|right now|\bis (?:\w+ )?\w+ing\b/u;
/** "đang" and nothing that is only spelt like it. */
const GOING_ON = /(?<!\p{L})đang(?!\p{L})/iu;
/** How far from the words of danger the moment may be told. Unit: characters. */
const BEFORE = 12;
const AFTER = 22;
/** The wish to die is never a matter for the desk; whose death was one is. */
const WISH_TO_DIE = /(?:muon|dinh|sap|toan) (?:tu tu|tu sat|chet)\b|khong muon song|chan song|ket lieu|cho xong (?:mot )?doi|kill myself|want to die|end my life/u;
const SUICIDE = /tu tu\b|tu sat|suicid/u;
/** A person who asks for papers or fees asks for the desk too. */
const DESK = new Set<Asked>(['papers', 'fee', 'form', 'legalBasis', 'authority', 'online', 'conditions', 'time', 'steps']);

/** Danger told of in a question. */
export interface Danger {
  /** The emergency services it calls for, the most fitting first. */
  readonly services: readonly EmergencyId[];
  /** Whether it happens before one's eyes: then nothing else is answered. Else the numbers stand beside the answer. */
  readonly now: boolean;
}

/**
 * Whether somebody is in danger. What happens now comes first even where a paper is asked for in the same message; what
 * may be going on ("bị chồng đánh, xin ly hôn") is answered with the numbers beside; what is long past is a matter like any other.
 */
export function findDanger(text: string): Danger | undefined {
  // "từ tự nhiên" and "từ từ" fold to the word for suicide.
  const folded = foldText(text.replace(/từ tự|tự từ|từ từ/giu, ' '));
  const crisis = ANCHORED.find(({ pattern }) => pattern.test(folded));
  const told = crisis?.pattern.exec(folded);
  if (crisis === undefined || told === null || told === undefined) return undefined;
  const { ids: services } = crisis;
  if (WISH_TO_DIE.test(folded)) return { services, now: true };
  const isCaredFor = (words: string): boolean => services[0] === 'medical' && IN_CARE.test(words);
  const clause = clauseAround(folded, told.index, told.index + told[0].length);
  if (saysNow(clause.near, text) && !PAST.test(clause.whole) && !isCaredFor(clause.whole) && !/phong chay|bao hiem/u.test(clause.whole)) return { services, now: true };
  if (SUICIDE.test(folded) && !PAST.test(folded) && !/dang ky|tro cap/u.test(folded)) return { services, now: true };
  if (PAST.test(folded) || MATTER.test(folded) || isCaredFor(folded)) return undefined;
  const desk = PAPER.test(folded) || findAsked(folded).some((kind) => DESK.has(kind));
  return { services, now: !desk };
}

/** The clause in which something is told, and what stands near to it there. */
function clauseAround(folded: string, from: number, to: number): { readonly whole: string; readonly near: string } {
  const start = Math.max(0, ...[',', '.', ';', '?', '\n'].map((mark) => folded.lastIndexOf(mark, from - 1) + 1));
  const end = Math.min(folded.length, ...[',', '.', ';', '?', '\n'].map((mark) => folded.indexOf(mark, to)).filter((at) => at >= 0));
  return { whole: folded.slice(start, end), near: folded.slice(Math.max(start, from - BEFORE), Math.min(end, to + AFTER)) };
}

function saysNow(near: string, text: string): boolean {
  const isGoingOn = !hasMarks(text) || GOING_ON.test(text);
  return NOW.test(isGoingOn ? near : near.replace(/\bdang\b/gu, ' '));
}

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
