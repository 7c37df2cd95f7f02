/** Bodies, tiers and ways of asking: they say who is meant to decide, never what. Longest first; with marks and without. */
const ASKING: readonly RegExp[] = [
  /(?:trước (?:đây|kia|do|là)?|truoc (?:day|kia|do|la)?)\s[^,.?]{0,40}?(?:huyện|huyen|quận|quan)(?: (?:cũ|cu|ký|ky|cấp|cap|làm|lam|giải quyết|giai quyet))?/giu,
  /(?:phó )?(?:chủ tịch|chu tich)(?: (?:ubnd|ub|uỷ ban(?: nhân dân)?|ủy ban(?: nhân dân)?|uy ban(?: nhan dan)?))?(?: (?:cấp|cap))? (?:xã|xa|phường|phuong|huyện|huyen|quận|quan|tỉnh|tinh)/giu,
  /(?:ubnd|uỷ ban(?: nhân dân)?|ủy ban(?: nhân dân)?|uy ban(?: nhan dan)?)(?: (?:cấp|cap))? (?:xã|xa|phường|phuong|huyện|huyen|quận|quan|tỉnh|tinh)/giu,
  /(?:thuộc|thuoc|do)? ?(?:xã|xa|phường|phuong|huyện|huyen|tỉnh|tinh|bộ|bo|sở|so|quận|quan|ubnd xã|công an xã) hay (?:\p{L}+ )?(?:xã|xa|phường|phuong|huyện|huyen|tỉnh|tinh|bộ|bo|sở|so|ai)(?: (?:cấp|cap|làm|lam|quyết|quyet|quyết định|quyet dinh|giải quyết))?/giu,
  /(?:nay|giờ|gio|bây giờ|bay gio|hiện nay|hien nay)?,? ?(?:do|thuộc|thuoc|là|la)? ?(?<!\p{L})ai (?:là người |la nguoi )?(?:ký|ky|quyết định|quyet dinh|quyết|quyet|giải quyết|giai quyet|cấp|cap|làm|lam|duyệt|duyet|phê duyệt|phe duyet|có thẩm quyền|co tham quyen|cho phép|cho phep)?/giu,
  /(?:cơ quan|co quan|cấp|cap|đơn vị|don vi|bên|ben|nơi|noi) (?:nào|nao)(?: (?:ký|cấp|làm|giải quyết|quyết định|có thẩm quyền|ky|cap|lam|giai quyet|quyet dinh|co tham quyen))?/giu,
  /(?:trong )?(?:mấy|may|bao nhiêu|bao nhieu) (?:ngày|ngay)|(?:trong )?(?:bao lâu|bao lau)|(?:thời hạn|thoi han)(?: (?:giải quyết|giai quyet))?|(?:hạn|han) (?:khi nào|khi nao)/giu,
  /(?:có )?(?:đúng|dung|được|duoc|phải|phai) (?:không|khong|ko|k)\b|(?:theo )?(?:nghị định|nghi dinh|nđ|nd) (?:số |so )?\d+(?:\/\d+)?(?:\/[\p{L}-]+)?|thẩm quyền|tham quyen/giu,
];

/** The words that say what a question is about, without those that ask who decides it. An emptied text is given back whole. */
export function keepMatterWords(text: string): string {
  let kept = text;
  for (const pattern of ASKING) kept = kept.replace(pattern, ' ');
  kept = kept.replace(/[?,.;]+/gu, ' ').replace(/\s+/gu, ' ').trim();
  return kept.split(' ').filter((word) => word.length > 1).length >= 2 ? kept : text;
}
