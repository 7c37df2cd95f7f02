/** One line of the components table as printed: a paper, its form file, its counts. */
export interface PrintedComponent {
  readonly name: string;
  readonly formName?: string;
  /** Null where the record prints no count, or prints digits nobody can divide. */
  readonly originals: number | null;
  readonly copies: number | null;
}

/** The lines under one heading; the heading is empty where the portal prints `--`. */
export interface PrintedGroup {
  readonly heading: string;
  readonly components: readonly PrintedComponent[];
}

const HEADER = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng';
/** The count cell is printed `1 bản chính` or `1 bản chính,2 bản sao`, never with a leading zero. */
const COUNT = /(\d+) bản chính(?:,(\d+) bản sao)?/gu;
const FORM_FILE = /\.(?:docx?|pdf|xlsx?|rtf|zip|rar|jpe?g|png|odt)/iu;
const FORM_AT_END = new RegExp(`${FORM_FILE.source}$`, 'iu');
const FORM_OPENING = /(?:Mẫu|Mau|mẫu|mau |MẪU|MAU|Phụ lục|PHỤ LỤC|Phu luc|PL|Biểu mẫu|BIỂU|Bieu|BM|Đơn|Don |Tờ khai|To khai|Phiếu|Phieu|Giấy|Văn bản|VBHN|Bản|\d{1,2}[.\-_])/u;

/**
 * Cuts the portal's flattened components table apart: groups under headings, in each the papers with their counts.
 * Shape: heading, the header row, lines whose end is the count cell, the next heading…; a text without the header row
 * gives no groups.
 */
export function cutComponents(flattened: string): PrintedGroup[] {
  const parts = flattened.split(HEADER);
  if (parts.length < 2) return [];
  const groups: PrintedGroup[] = [];
  let heading = cleanHeading(parts[0] ?? '');
  for (const part of parts.slice(1)) {
    const { components, rest } = cutLines(part);
    groups.push({ heading, components });
    heading = cleanHeading(rest);
  }
  const tail = heading;
  const last = groups.at(-1);
  // Words after the last count carry no count: kept as a line, so that nothing printed is lost.
  if (tail !== '' && last !== undefined) groups[groups.length - 1] = { ...last, components: [...last.components, lineWithoutCount(tail)] };
  return groups;
}

function cutLines(part: string): { components: PrintedComponent[]; rest: string } {
  const components: PrintedComponent[] = [];
  let from = 0;
  for (const match of part.matchAll(COUNT)) {
    const divided = divideDigits(part, match, from);
    if (divided === undefined) continue;
    const text = part.slice(from, divided.nameEnd).trim();
    from = match.index + match[0].length;
    if (text === '') continue;
    const { name, formName } = cutFormName(text);
    const copies = match[2] === undefined ? (divided.originals === null ? null : 0) : Number(match[2]);
    components.push({ name, ...(formName === undefined ? {} : { formName }), originals: divided.originals, copies });
  }
  return { components, rest: part.slice(from) };
}

/**
 * Whether a match is the count cell, and where the name before it ends. Digits of the name may stand right before the
 * count ("…/20261 bản chính" is the year 2026 and one original); where two divisions make sense the count is null.
 */
function divideDigits(part: string, match: RegExpExecArray, from: number): { nameEnd: number; originals: number | null } | undefined {
  const digits = match[1] ?? '';
  const before = part[match.index - 1] ?? '';
  const after = part[match.index + match[0].length] ?? '';
  const hasCopies = match[2] !== undefined;
  if (!hasCopies && /[\s,;.):/]/u.test(after)) {
    // "Nộp 1 bản chính và 2 bản sao" is running text; a cell is followed by the next name or by nothing.
    if (/\s/u.test(before) || before === '(' || match.index === from) return undefined;
    if (/[,;):]/u.test(after)) return undefined;
  }
  if (digits.length > 1 && digits.startsWith('0')) {
    // "01 bản chính" is running text, unless the digits end a name: "Mẫu số 011 bản chính".
    if (digits.length === 2) return hasCopies && !/[\s(]/u.test(before) ? { nameEnd: match.index + 1, originals: Number(digits[1]) } : undefined;
    return { nameEnd: match.index + digits.length - 1, originals: Number(digits.at(-1)) };
  }
  if (digits.length === 1) return before === '(' && /^\s*\)/u.test(part.slice(match.index + match[0].length)) ? undefined : { nameEnd: match.index, originals: Number(digits) };
  const year = /^(?:19|20)\d{2}(\d{1,2})$/u.exec(digits);
  if (year !== null) {
    const count = year[1] ?? '';
    return { nameEnd: match.index + 4, originals: count.length === 1 ? Number(count) : null };
  }
  // Digits of a number in the name ("Điều 361", "Mẫu số 12", "QH151") or a count of two digits ("hợp lệ.15").
  if (/[\s/.\p{Lu}-]/u.test(before) && /(?:[\s/-]|QH|số|Mẫu|\p{Lu})$/u.test(part.slice(Math.max(0, match.index - 4), match.index))) {
    const lastDigit = digits.at(-1) ?? '';
    const originals = lastDigit === '0' || lastDigit === '1' ? Number(lastDigit) : null;
    return { nameEnd: match.index + digits.length - 1, originals };
  }
  return { nameEnd: match.index, originals: digits.length <= 2 ? Number(digits) : null };
}

/** Cuts the form's file name off the end of a paper's name, where the joint can be seen. */
export function cutFormName(text: string): { name: string; formName?: string } {
  const clean = text.replace(/\s+/gu, ' ').trim();
  if (!FORM_AT_END.test(clean)) return { name: clean };
  // Several files stand one behind the other: the joint is before the first of them.
  const firstFile = clean.search(FORM_FILE);
  const joints = findJoints(clean, firstFile);
  const opening = joints.findLast((at) => FORM_OPENING.test(clean.slice(at, at + 10)) && clean.slice(at).search(FORM_OPENING) === 0);
  const chosen = opening ?? joints.findLast((at) => /[.;:)”"/]/u.test(clean[at - 1] ?? '')) ?? joints[0];
  if (chosen === undefined || chosen === 0) return { name: clean };
  return { name: clean.slice(0, chosen).trim(), formName: clean.slice(chosen).trim() };
}

/** Places without a space where one cell's text meets the next: lower case or a mark, then a capital or a digit. */
function findJoints(text: string, before: number): number[] {
  const joints: number[] = [];
  for (let at = Math.max(1, before - 220); at < before; at += 1) {
    const left = text[at - 1] ?? '';
    const right = text[at] ?? '';
    const ahead = text.slice(at, at + 12);
    const meets =
      (/[\p{Ll};:)”"]/u.test(left) && /\p{Lu}/u.test(right)) ||
      (left === '.' && /[\p{Lu}]/u.test(right)) ||
      (/[;)”"]/u.test(left) && /\p{L}/u.test(right)) ||
      (/[\p{L};:.)”"]/u.test(left) && /^(?:\d{1,3}[-._]\s?\D|mẫu |mau ?(?:so|số|\d)|phụ lục)/u.test(ahead)) ||
      (/[\d\p{Lu}]/u.test(left) && /^(?:\p{Lu}\p{Ll}{2}|mẫu |mau )/u.test(ahead));
    if (meets) joints.push(at);
  }
  return joints;
}

function lineWithoutCount(text: string): PrintedComponent {
  return { ...cutFormName(text), originals: null, copies: null };
}

function cleanHeading(text: string): string {
  const clean = text.replace(/\s+/gu, ' ').trim();
  return /^[-–\s]*$/u.test(clean) ? '' : clean;
}
