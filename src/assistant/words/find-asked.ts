import type { Asked } from '#model/question.ts';

/**
 * What is asked, as patterns over folded text (no marks, lower case). Within one kind any pattern is enough.
 * Kept narrow: a word that is also part of everyday names ("phi" in "phi địa giới") is left out or fenced.
 */
const PATTERNS: Readonly<Record<Exclude<Asked, 'overview'>, RegExp>> = {
  dossierStatus:
    /ho so (?:cua )?(?:toi|em|minh|tui|chau|con|nha|anh|chi|ba|me|ong|bac|chung toi)\b[^?.]{0,30}(?:o dau|den dau|toi dau|xong chua|sao roi|the nao roi|ra sao roi|bi gi|chua xong|duyet chua|den khau|dang o)|tra cuu (?:tinh trang )?ho so|(?:xem|kiem tra|hoi) (?:tinh trang|tien do) ho so|tinh trang ho so|(?:ma )?ho so [a-z0-9. -]{0,40}(?:xu ly xong|den dau roi|toi dau roi|xong chua|sao roi|duyet chua)|(?:da |moi |lo )?nop [^?.]{0,50}(?:chua thay|chua co ket qua|chua duoc tra|chua nhan|van chua|ma chua)|(?:lay|nhan|tra) [^?.]{0,30}da nop|ma ho so cua toi|giay hen cua (?:toi|em)|qua (?:ngay )?hen (?:ma )?chua|(?:status|progress) of my|where is my (?:application|dossier|file|case|paper)|track my|my (?:application|dossier|case|file) (?:status|number|is still)|has my (?:application|dossier|case)/u,
  papers:
    /giay to (?:gi|j|nao|chi|j vay)\b|\b(?:nhung|cac|may) (?:loai )?giay(?: to)?\b|\b(?:can|cam|mang|dem|nop|gom|chuan bi|doi|yeu cau|thieu|cho)(?: theo| them| kem| co| du| phai| nhung| cac| cai| ra| san)* (?:giay(?: to)? (?:gi|j|nao|chi)|ho so (?:gi|j|nao)|nhung gi|nhung j|cai gi|cai chi|gi\b|j\b|chi\b)|giay gi\b|giay j\b|giay nao\b|ho so (?:can|gom|bao gom|gi\b|j\b|nhung|nhu the nao|the nao|ra sao|phai|nop)|thanh phan ho so|can (?:nhung )?(?:gi|j|chi)\b|mang (?:theo )?(?:gi|j|chi)\b|(?:cac|du|bo) ho so\b|(?:what|which) (?:documents?|papers?|paperwork|do i (?:need|have to) (?:to )?(?:bring|submit|prepare))|documents? (?:do|are|needed|required|does)|papers (?:do|are|needed|required)|what (?:should|do) (?:i|we) (?:bring|prepare|submit|need)|(?:need|have) to bring|required documents?|what is (?:needed|required)/u,
  fee: /bao nhieu(?: tien| dong| 1| mot| xu|\s*$|\s*(?:[?.,;!]|vay|the|a\b|nhi|ha\b|z\b|roi|moi|cho))|bao nhieu (?:tien|phi)|bn tien|bnhieu tien|bn phi|may tien|nhieu tien (?:khong|ko|k|hong)|(?:ton|het|mat|bao) (?:nhieu|nhiu)\b(?! ngay| lau| thang| gio| tuoi)|nhiu tien|(?:^|[^a-z])(?:le phi|muc phi|tien phi|dong phi|phi het|mat phi|phi bao|chi phi|phi la|phi moi|tinh phi|thu phi|nop phi|phi nop|phi nhu|phi the|phi lam|phi cap|phi thi|phi thu|phi ra sao)\b|(?:^|[\s,])phi(?=\s*(?:[?.,;!]|$))|(?:ton|mat|het|dong|nop|tra|thu|tinh|lay)(?: bao nhieu| nhieu| may| them| cai)? tien|ton kem|ton (?:bao nhieu|nhieu)|het (?:bao nhieu|nhieu|bn)|mien phi|gia (?:bao nhieu|the nao|ca)|tien nong|\b\d[\d. ]*(?:k|nghin|ngan|dong|trieu|cu|lit|xi)\b|\bfees?\b|\bcosts?\b|how much(?! time)|\bprice\b|\bcharged?\b|for free|free of charge/u,
  time: /bao lau|bao (?:nhieu|nhiu) (?:ngay|lau|thang|tuan|gio|bua|hom)|bn (?:ngay|lau)|may (?:ngay|bua|hom|tuan|thang)\b|khi nao (?:thi )?(?:xong|co|lay|nhan|duoc|tra)|(?:bao|chung nao|hoi nao|luc nao|chung mo|khi mo)(?: gio)? (?:thi )?(?:xong|co|lay|nhan duoc|tra)\b|thoi (?:han|gian) (?:giai quyet|lam|cap|xu ly|tra|bao|la|nhan|cho)|thoi gian\b|thoi han\b|lau khong|lau ko|nhanh nhat|lay (?:lien|ngay)|trong ngay|(?:mat|trong|het|cho|tan) \d+ (?:ngay|thang|tuan|gio)|\d+ (?:ngay|tuan|thang)(?: lam viec)? (?:la )?(?:xong|co|dung|phai)|how long|how many (?:working )?(?:days|weeks|months)|how (?:soon|quickly)|when (?:will|can|do) (?:i|it|we)(?: get| be| receive)|processing time|time limit|take to (?:process|get)|days does it/u,
  place: /o dau|o mo\b|o cho nao|cho nao|noi nao|noi mo|(?:di|ra|toi|den|len|ve|nop|lam|gui|xin|qua|vao|lay|toi) (?:cho )?(?:dau|mo)\b|dau vay|dau z|dau a\b|dia chi|(?:phuong|xa|noi|tinh|cho|quan|huyen|thanh pho) khac\b|trai tuyen|noi (?:tam tru|thuong tru|cu tru|nop)|(?:ra|len|toi|den|tai|o) (?:xa|phuong|uy ban|ubnd|ub|huyen|quan|tinh|cong an|so |phong )[^?.,;]{0,40}(?:duoc|dung|phai|ha\b|a\b|nhi|chu|hay)|nop (?:cho|tai|o|len) |\bwhere\b|which (?:office|place|desk|counter|commune)|another (?:commune|ward|province)|different (?:commune|ward|province)|\bdistrict\b/u,
  authority:
    /\bai (?:la nguoi )?(?:ky|cap|giai quyet|lam|xet|duyet|quyet dinh|co tham quyen|thuc hien|xu ly|phu trach|nhan|chung|chiu)|tham quyen|(?:co quan|ben|don vi|noi|cap) nao (?:cap|ky|giai quyet|lam|xet|duyet|quyet|co|phu trach|xu ly|chiu|thuc hien|quan ly|nhan)|co quan nao|ben nao|don vi nao|cap nao\b|(?:chu tich|cong an|uy ban|ubnd|so|phong|xa|huyen|tinh|quan|phuong)[^?.,;]{0,30}(?:\bky\b|cap (?:phai|dung|ha|a\b)|hay ai|giai quyet (?:phai|dung))|who (?:signs?|decides?|issues?|handles?|approves?|processes|registers|is (?:responsible|in charge|competent))|(?:xa|huyen|tinh|phuong|so|bo) hay (?:\S+ )?(?:xa|huyen|tinh|phuong|so|bo|ai)\b|which (?:authority|agency|body)|competent authority|is it (?:still )?the/u,
  online: /online|on line|onl\b|truc tuyen|qua mang|tren mang|len mang|vneid|dich vu cong|cong quoc gia|dvc\b|ngoi (?:o )?nha|(?<!(?:\bmo (?:tiem|quan|cua hang|lop|tap hoa|xuong|phong|nhom|co so)|kinh doanh|buon ban|san xuat|gia cong)[^?.]*)tai nha(?! (?:cho|nguoi|vi))(?![^?.]*(?:benh|liet|gia yeu|om nang))|o nha (?:lam|nop)|khong can (?:ra|den|toi|len)|dien thoai (?:lam|nop|khai)|(?:lam|nop|khai|qua|bang) (?:dien thoai|app|ung dung|internet|web)|toan trinh|muc (?:do )?[34]\b|internet|over the web|remotely|from home/u,
  form: /mau (?:don|to khai|nao|so|gi|j|giay|bieu|ho so|moi)|to khai (?:nao|gi|mau|o dau|ra sao|the nao|co|tai|dang ky|nhu)|bieu mau|(?:xin|tai|lay|cho|in|mua|dien|ghi|viet|khai)(?: cho)?(?: toi| em| minh| xin)* (?:cai |to )?(?:mau|to khai|don\b)|don (?:xin )?(?:nao|gi|mau|viet|ra sao|the nao)|viet don|(?:dien|ghi) (?:don|to khai|mau)|application form|\bforms?\b|template/u,
  legalBasis:
    /can cu (?:phap ly|nao|vao|luat|gi|theo|dau)|phap ly|(?:theo|o|trong|tai|co)? ?(?:luat|nghi dinh|thong tu|van ban|quy dinh|nghi quyet|dieu luat|dieu khoan) (?:nao|gi|j|so may|may|phap luat nao|o dau|chi)|dua (?:vao|theo) (?:dau|luat|quy dinh)|co so phap|legal basis|(?:which|what) (?:law|decree|circular|regulation|legal)|under (?:which|what) law/u,
  steps: /cac buoc|trinh tu|quy trinh|may buoc|nhung buoc|buoc nao|buoc (?:dau|mot|1|tiep)|tung buoc|lam truoc|lan luot|\bsteps?\b|step by step|what happens (?:next|after)|what is the process|sequence/u,
  conditions:
    /dieu kien|yeu cau (?:gi|nao|ra sao)|du tuoi|(?:may|bao nhieu|tu bao nhieu) tuoi|bi tu choi|khi nao (?:thi )?(?:phai|duoc|can|moi)|truong hop nao|co (?:duoc|bi|bat buoc)[^?.]{0,40}(?:khong|ko|k|hong|hok)\b|\brequirements?\b|\bconditions?\b|eligib|am i allowed|minimum age|qualif/u,
  result: /ket qua (?:la|gi|nhan|gom|the)|nhan (?:duoc|lai) (?:gi|giay)|(?:duoc|se) (?:cap|nhan) (?:giay )?(?:gi|nhung gi)|gia tri (?:bao|trong|may|den|su dung|the nao)|hieu luc|dung duoc (?:bao|trong|may|den)|xai duoc (?:bao|trong|may)|co gia tri|thoi han (?:su dung|hieu luc|cua giay)|validity|valid for|how long is [^?]{0,30} (?:valid|good)|what (?:do|will) i (?:get|receive)|\bexpires?\b/u,
  audience: /doi tuong|\bai (?:duoc|phai|co quyen|moi|thuoc|thi|can)\b|danh cho ai|nhung ai|nguoi nao (?:duoc|phai)|who (?:can|may|is eligible|must|should|is entitled)|nguoi (?:nuoc ngoai|khac) co duoc/u,
};

const KINDS = Object.keys(PATTERNS) as (keyof typeof PATTERNS)[];
/** Every alternative begins at the start of a word. */
const ANCHORED = new Map(KINDS.map((kind) => [kind, new RegExp(`\\b(?:${PATTERNS[kind].source})`, 'u')]));
/** Payments to a person that end in "phí" ask for no fee. */
const MONEY_NAMES = /(?:tien )?mai tang phi|hoc phi|vien phi|an phi|kinh phi|phi dia gioi/gu;
/** Money that a person is paid, not money to pay: "được bao nhiêu tiền một tháng". */
const BENEFIT = /\b(?:duoc|huong|nhan|linh|lanh|tro cap|phu cap|luong|che do)(?: \S+){0,4} (?:bao nhieu|bao nhiu|may) (?:tien|dong|trieu)|muc (?:huong|tro cap|ho tro|tien)(?: \S+){0,4} (?:bao nhieu|la gi)|(?:duoc|huong|nhan|linh|lanh) (?:bao nhieu|bao nhiu|nhieu tien)|bao (?:nhieu|nhiu) (?:tien )?(?:mot|1|moi|hang|\/) ?thang|how much (?:money )?(?:do|does|will|would|can) (?:\S+ )?(?:get|receive)|how much is the (?:allowance|benefit|pension|monthly)/u;
/** Words of paying to the office. */
const PAYS = /le phi|\bphi\b|nop (?:bao nhieu|tien)|dong (?:bao nhieu|tien)|phai (?:dong|nop|tra)|mat (?:bao nhieu|tien)|ton|\bfees?\b/u;

/** Whether a folded question asks how much a person is paid. */
export function asksBenefit(folded: string): boolean {
  return BENEFIT.test(folded) && !PAYS.test(folded);
}

/** A length of time that is about the paper's life, not about waiting. */
const LIFE_OF_PAPER = /(?:dung|xai|gia tri|hieu luc|su dung|con han)[^?.]{0,25}(?:bao lau|may (?:thang|nam|ngay))|how long is [^?]{0,30}valid/u;

/**
 * What a folded text asks, in the order of asking; empty when nothing particular is asked.
 * A weaker kind yields to a stronger one that the same words made: "được không" is a condition only when nothing else is asked.
 */
export function findAsked(text: string): Asked[] {
  const folded = text.replace(MONEY_NAMES, ' ');
  const found: { kind: Asked; at: number }[] = [];
  for (const kind of KINDS) {
    const match = ANCHORED.get(kind)?.exec(folded) ?? null;
    if (match !== null) found.push({ kind, at: match.index });
  }
  const has = (kind: Asked): boolean => found.some((one) => one.kind === kind);
  const drop = (kind: Asked): void => {
    const at = found.findIndex((one) => one.kind === kind);
    if (at >= 0) found.splice(at, 1);
  };
  if (has('fee') && asksBenefit(folded)) drop('fee');
  if (has('result') && LIFE_OF_PAPER.test(folded)) drop('time');
  else if (has('time') && has('result') && !/ket qua (?:la|gi|gom)|nhan (?:duoc|lai) gi/u.test(folded)) drop('result');
  if (has('conditions') && found.length > 1 && !/dieu kien|tuoi|requirement|condition|eligib/u.test(folded)) drop('conditions');
  if (has('dossierStatus') && (has('papers') || /can gi|gom nhung/u.test(folded))) drop('dossierStatus');
  if (has('dossierStatus')) return ['dossierStatus'];
  return found.sort((left, right) => left.at - right.at).map((one) => one.kind);
}
