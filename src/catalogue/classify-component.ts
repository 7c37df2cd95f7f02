import type { Component, ComponentRole } from '#model/procedure.ts';

const HEADING_ONLY = /^[\s*\-–+\d.()a-zđ]*(?:các )?(?:giấy tờ|thành phần hồ sơ|hồ sơ|lưu ý|ghi chú|số lượng)(?:[^:]{0,60}(?:phải nộp|phải xuất trình|xuất trình|bao gồm|gồm))?[^:]{0,40}:?\s*$/iu;
const SHOW = /xuất trình/iu;
const NOTE = /^[\s*\-–+(]*(?:lưu ý|ghi chú|chú ý)/iu;
const NOT_PAPER = /^[\s*\-–+(]*(?:trường hợp|trong trường hợp|đối với|nếu|người|cá nhân|tổ chức|cơ quan|các (?:giấy tờ|tài liệu) nêu trên|khi|việc|phiếu được tạo lập|hồ sơ (?:được )?(?:nộp|lập|gồm)|số lượng|ngoài)/iu;
const FORM = /^[\s*\-–+\d.()a-zđ]{0,8}(?:tờ khai|đơn|phiếu đề nghị|phiếu yêu cầu|phiếu khai|phiếu lý lịch|giấy đề nghị|giấy khai|mẫu|bản khai|văn bản đề nghị|văn bản yêu cầu)/iu;
const CONDITION = /\(?\s*(?:nếu có|nếu [^.;,()]{3,120}|(?:chỉ )?(?:trong |đối với )?trường hợp [^.;()]{3,240}|đối với [^.;()]{3,200})\)?/iu;

/** Whether a heading of the components table only arranges papers ("* Giấy tờ phải nộp:") and names no case of its own. */
export function isArrangingHeading(heading: string): boolean {
  return heading === '' || NOTE.test(heading) || HEADING_ONLY.test(heading);
}

/**
 * What a printed line is: a form to fill in, a paper to hand in, one to show, one asked for under a condition, or a
 * sentence. `required: false` of the portal says nothing and is not read. Source: domain reference §1.4 traps 2 to 4.
 */
export function classifyComponent(
  line: { readonly name: string; readonly originals: number | null; readonly copies: number | null; readonly formName?: string },
  heading: string,
): { role: ComponentRole; condition?: string } {
  const counted = (line.originals ?? 0) > 0 || (line.copies ?? 0) > 0;
  if (NOTE.test(line.name) || NOTE.test(heading)) return { role: 'note' };
  if (!counted && line.formName === undefined && (NOT_PAPER.test(line.name) || /:\s*$/u.test(line.name))) return { role: 'note' };
  if (SHOW.test(heading) && !/phải nộp/iu.test(heading)) return { role: 'present', ...conditionOf(line.name) };
  if (/^[^.;]{0,60}xuất trình/iu.test(line.name)) return { role: 'present', ...conditionOf(line.name) };
  if (line.formName !== undefined || FORM.test(line.name)) return { role: 'form', ...conditionOf(line.name) };
  const condition = conditionOf(line.name);
  return condition.condition === undefined ? { role: 'submit' } : { role: 'conditional', ...condition };
}

/** The words that bind a paper to a condition, as published. */
export function conditionOf(name: string): { condition?: string } {
  const match = CONDITION.exec(name);
  if (match === null) return {};
  const condition = match[0].replace(/^\(\s*|\s*\)$/gu, '').trim();
  return condition === '' ? {} : { condition };
}

/** A component of the record from its printed line. */
export function makeComponent(
  line: { readonly name: string; readonly originals: number | null; readonly copies: number | null; readonly formName?: string; readonly code?: string; readonly formUrl?: string },
  heading: string,
): Component {
  const { role, condition } = classifyComponent(line, heading);
  return {
    ...(line.code === undefined ? {} : { code: line.code }),
    name: line.name,
    role,
    ...(condition === undefined ? {} : { condition }),
    originals: line.originals,
    copies: line.copies,
    ...(line.formName === undefined ? {} : { formName: line.formName }),
    ...(line.formUrl === undefined ? {} : { formUrl: line.formUrl }),
  };
}
