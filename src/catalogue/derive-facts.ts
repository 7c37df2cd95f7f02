import type { AgencyReference, DoneBy, Level, Procedure, Step } from '#model/procedure.ts';

/** What every source writes where it has nothing to say. It means unknown, never "none". */
export function saysNothing(text: string | undefined | null): boolean {
  return text === undefined || text === null || /^\s*(?:không có thông tin|-+)?\s*\.?\s*$/iu.test(text);
}

const LEVELS: readonly (readonly [RegExp, Level])[] = [
  [/cấp bộ|bộ, ngành|trung ương/iu, 'ministry'],
  [/cấp tỉnh/iu, 'province'],
  [/cấp xã/iu, 'commune'],
  [/dùng chung/iu, 'shared'],
  [/ngành dọc/iu, 'vertical'],
  [/cấp huyện|cơ quan khác|khác/iu, 'other'],
];

/** Levels as the portal writes them ("Cấp bộ, Cấp tỉnh"). The abolished district is `other`. */
export function readLevels(text: string): Level[] {
  const levels = text.split(/[,;]/u).flatMap((part) => LEVELS.find(([pattern]) => pattern.test(part))?.[1] ?? []);
  return [...new Set(levels)];
}

/** The kind of a procedure from the portal's wording; anything else is unknown. */
export function readKind(text: string): Procedure['kind'] {
  if (/nội bộ/iu.test(text)) return 'internal';
  if (/không được luật giao|không được giao/iu.test(text)) return 'not_delegated';
  if (/(?:giao luật|luật giao|được giao) quy định chi tiết/iu.test(text)) return 'delegated_detail';
  return /luật giao cho địa phương/iu.test(text) ? 'local' : 'unknown';
}

/** Names in a list that commas, semicolons or lines part; a comma inside a name is followed by a small letter. */
export function splitNames(text: string): string[] {
  if (saysNothing(text)) return [];
  return text
    .split(/\s*(?:;|\n|,\s(?=\p{Lu}))\s*(?![^()]*\))/u)
    .map((name) => name.replace(/^[-–+*\s]+|[\s.]+$/gu, '').trim())
    .filter((name) => name !== '');
}

/** Agencies named in a text. */
export function readAgencies(text: string): AgencyReference[] {
  return splitNames(text).map((name) => ({ name }));
}

const DOERS: readonly (readonly [RegExp, DoneBy])[] = [
  [/văn phòng đăng ký đất đai|tổ chức đăng ký đất đai/iu, 'landOffice'],
  [/bảo hiểm xã hội|\bbhxh\b/iu, 'socialInsurance'],
  [/hải quan/iu, 'customs'],
  [/chi cục thuế|cục thuế|cơ quan thuế|thuế (?:tỉnh|thành phố|cơ sở)|tổng cục thuế/iu, 'tax'],
  [/tòa án|toà án/iu, 'court'],
  [/công an|quản lý xuất nhập cảnh|cảnh sát/iu, 'police'],
  [/quân sự|bộ quốc phòng|biên phòng|quân khu|quân đội|bộ tư lệnh|ban chỉ huy quân|bộ tổng tham mưu|tổng cục chính trị/iu, 'military'],
];
const COMMUNE_NAME = /(?:ủy|uỷ) ban nhân dân (?:cấp )?(?:xã|các xã|phường)|ubnd (?:cấp )?xã|cấp xã|trung tâm phục vụ hành chính công (?:cấp )?xã/iu;

/**
 * Who does the work, from the executing agency, else the competent one, else the level. A commune's committee named
 * first is the commune even where others work beside it; nothing said gives undefined.
 */
export function deriveDoneBy(executing: string, competent: string, levels: readonly Level[]): DoneBy | undefined {
  for (const text of [executing, competent]) {
    if (saysNothing(text)) continue;
    const commune = COMMUNE_NAME.exec(text);
    const found = DOERS.flatMap(([pattern, doer]) => {
      const at = text.search(pattern);
      return at < 0 ? [] : [{ at, doer }];
    }).sort((left, right) => left.at - right.at)[0];
    if (found !== undefined && (commune === null || found.at <= commune.index)) return found.doer;
    if (commune !== null) return 'commune';
    if (found !== undefined) return found.doer;
    if (/cấp tỉnh|^sở |\bsở\b|tỉnh, thành phố/iu.test(text)) return levels.includes('commune') && !levels.includes('province') ? 'commune' : 'province';
    if (/^(?:bộ|cục|vụ|ngân hàng nhà nước|ủy ban chứng khoán)/iu.test(text.trim())) return levels.includes('ministry') ? 'ministry' : undefined;
  }
  return levels.includes('commune') ? 'commune' : levels.includes('province') ? 'province' : levels.includes('ministry') ? 'ministry' : undefined;
}

const ACTORS: readonly (readonly [RegExp, Step['actor']])[] = [
  [/^.{0,80}(?:người (?:yêu cầu|nộp|đề nghị|dân|có yêu cầu|đi|khai)|công dân|tổ chức, cá nhân|cá nhân, tổ chức|doanh nghiệp|người nộp thuế|hộ kinh doanh|chủ (?:hộ|xe|đầu tư|phương tiện)|nộp hồ sơ)/iu, 'citizen'],
  [/bộ phận (?:tiếp nhận|một cửa)|trung tâm phục vụ hành chính công|cán bộ tiếp nhận/iu, 'desk'],
  [/chủ tịch|lãnh đạo|thủ trưởng|giám đốc|ký (?:giấy|quyết định|ban hành)/iu, 'leader'],
  [/văn thư/iu, 'clerk'],
  [/công chức|cơ quan|phòng |sở |cục |bộ |ủy ban/iu, 'officer'],
];

/** The steps of a sequence: at "Bước N", else at line breaks. The actor is a reading aid, guessed from who is named first. */
export function cutSteps(text: string): Step[] {
  if (saysNothing(text)) return [];
  const marked = text.split(/(?=(?:^|\s)(?:[-+*]\s*)?Bước\s*\d{1,2}\b\s*[:.)-])/u);
  const parts = (marked.length > 1 ? marked : text.split(/\n+/u)).map((part) => part.replace(/[ \t\r\f]+/gu, ' ').trim()).filter((part) => part !== '');
  return parts.map((part, position) => ({ order: position + 1, actor: ACTORS.find(([pattern]) => pattern.test(part))?.[1] ?? 'other', text: part }));
}

const PROMULGATORS: Readonly<Record<string, string>> = {
  BTP: 'Bộ Tư pháp', BTC: 'Bộ Tài chính', BCA: 'Bộ Công an', BXD: 'Bộ Xây dựng', BGTVT: 'Bộ Giao thông vận tải', BNNMT: 'Bộ Nông nghiệp và Môi trường',
  BNNPTNT: 'Bộ Nông nghiệp và Phát triển nông thôn', BTNMT: 'Bộ Tài nguyên và Môi trường', BKHĐT: 'Bộ Kế hoạch và Đầu tư', NHNN: 'Ngân hàng Nhà nước Việt Nam',
  TANDTC: 'Tòa án nhân dân tối cao', BQP: 'Bộ Quốc phòng', TCHQ: 'Tổng cục Hải quan', UBND: 'Ủy ban nhân dân cấp tỉnh', BYT: 'Bộ Y tế', BNV: 'Bộ Nội vụ',
};

/** The announcement decision as published; its agency is read from the end of the number, else left empty. */
export function readPromulgation(decision: string): Procedure['promulgation'][number][] {
  if (saysNothing(decision)) return [];
  const decisionNo = decision.replace(/^\s*(?:quyết định)?\s*số\s*/iu, '').trim();
  const key = /(?:QĐ|QD)[\d/]*-([\p{Lu}]+)|-([\p{Lu}]+)$/u.exec(decisionNo);
  return [{ agency: PROMULGATORS[key?.[1] ?? key?.[2] ?? ''] ?? '', decisionNo }];
}

/** A procedure code at the start of a text, without an old system's agency id. Source: domain reference §1.2. */
export function readCode(text: string): string | undefined {
  return /^\s*([1-9]\.\d{6})(?!\d)/u.exec(text)?.[1];
}
