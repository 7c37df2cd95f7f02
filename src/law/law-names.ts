/** Names, numbers and issuers of legal documents as texts write them. */
import { cleanText, foldText } from '#model/vietnamese.ts';

/** The kinds, longest first. Source: Law 64/2025/QH15 art. 4, and Decree 30/2020/NĐ-CP for administrative ones. */
export const KIND_NAMES = [
  'Thông tư liên tịch', 'Nghị quyết liên tịch', 'Văn bản hợp nhất', 'Bộ luật', 'Hiến pháp', 'Pháp lệnh', 'Nghị quyết', 'Nghị định', 'Quyết định', 'Thông tư', 'Chỉ thị', 'Luật', 'Lệnh',
] as const;

/** A pattern that takes any kind; for use inside other patterns. */
export const KIND_PATTERN = KIND_NAMES.join('|');

/** The kind's name with its usual capital: "NGHỊ ĐỊNH" and "nghị định" are "Nghị định". */
export function readKind(text: string): string | undefined {
  const folded = foldText(text).replace(/\s+/gu, ' ').trim();
  return KIND_NAMES.find((name) => folded === foldText(name) || folded.startsWith(`${foldText(name)} `));
}

/** A number as the library writes it: `7/2025/nđ-cp` is `07/2025/NĐ-CP`. Source: Decree 30/2020/NĐ-CP Annex I: below ten a 0 goes before. */
export function canonicalNumber(text: string): string {
  const clean = cleanText(text).replace(/\s+/gu, '').replaceAll('–', '-').toUpperCase().replace(/^0*(?=\d)/u, '');
  const numbered = /^\d\//u.test(clean) ? `0${clean}` : clean;
  return numbered.replace(/^(\d+\/\d{4})\/ND-CP$/u, '$1/NĐ-CP').replace(/^(\d+\/\d{4})\/QD-/u, '$1/QĐ-');
}

const ISSUERS: Readonly<Record<string, string>> = {
  CP: 'Chính phủ', TTG: 'Thủ tướng Chính phủ', VPCP: 'Văn phòng Chính phủ', BTP: 'Bộ Tư pháp', BCA: 'Bộ Công an', BQP: 'Bộ Quốc phòng', BNG: 'Bộ Ngoại giao', BNV: 'Bộ Nội vụ', BTC: 'Bộ Tài chính',
  BCT: 'Bộ Công Thương', BXD: 'Bộ Xây dựng', BYT: 'Bộ Y tế', BGDĐT: 'Bộ Giáo dục và Đào tạo', BKHCN: 'Bộ Khoa học và Công nghệ', BVHTTDL: 'Bộ Văn hóa, Thể thao và Du lịch', BGTVT: 'Bộ Giao thông vận tải',
  BTTTT: 'Bộ Thông tin và Truyền thông', BNNMT: 'Bộ Nông nghiệp và Môi trường', BTNMT: 'Bộ Tài nguyên và Môi trường', BLĐTBXH: 'Bộ Lao động - Thương binh và Xã hội', BDTTG: 'Bộ Dân tộc và Tôn giáo',
  TTCP: 'Thanh tra Chính phủ', NHNN: 'Ngân hàng Nhà nước Việt Nam', UBTVQH: 'Ủy ban Thường vụ Quốc hội',
};

/** Who issues documents of such a number, as far as its ending tells. */
export function issuerOfNumber(number: string): string | undefined {
  const ending = number.split('/').at(-1) ?? '';
  if (/^QH\d+$/u.test(ending)) return 'Quốc hội';
  if (/^UBTVQH\d+$/u.test(ending)) return ISSUERS['UBTVQH'];
  const names = ending.split('-').slice(1).map((part) => ISSUERS[part]);
  return names.length === 0 || names.includes(undefined) ? undefined : names.join(', ');
}

/** The kind that a number's ending tells; laws and resolutions of the National Assembly share theirs. */
export function kindOfNumber(number: string): string | undefined {
  const ending = number.split('/').at(-1) ?? '';
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^NĐ-/u, 'Nghị định'], [/^TTLT-/u, 'Thông tư liên tịch'], [/^TT-/u, 'Thông tư'], [/^QĐ-/u, 'Quyết định'], [/^NQ-/u, 'Nghị quyết'], [/^CT-/u, 'Chỉ thị'], [/^VBHN-/u, 'Văn bản hợp nhất'], [/^QH\d+$/u, 'Luật'],
  ];
  return kinds.find(([pattern]) => pattern.test(ending))?.[1];
}

/** A day written `20/11/2014` or `20 tháng 11 năm 2014` as `2014-11-20`; undefined for a day that is none. */
export function readDay(text: string): string | undefined {
  const match = /(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})/u.exec(text);
  if (match === null) return undefined;
  const day = `${match[3] ?? ''}-${(match[2] ?? '').padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`;
  const epochMs = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(epochMs) && new Date(epochMs).toISOString().startsWith(day) ? day : undefined;
}

/** A law's name by which people call it: kind and title in one ("Luật Hộ tịch"), never the kind twice. */
export function nameOf(kind: string, title: string): string {
  const named = title.trim();
  return foldText(named).startsWith(foldText(kind)) || named === '' ? named || kind : `${kind} ${named}`;
}
