import type { Component } from '#model/procedure.ts';
import { foldText } from '#model/vietnamese.ts';
import { tidyLine } from './record.ts';

/** Whether everyone brings a paper, only some do, or the line is an instruction and no paper. */
export type Standing = 'everyone' | 'conditional' | 'note';

const NOTE = /^(?:luu y|chu y|ghi chu|vi du|so luong(?: ho so)?|danh sach nay|thoi han|ca nhan co quyen|nguoi tiep nhan|nguoi [^,;]{0,80}chiu trach nhiem|co quan [^,;]{0,60}(?:tu choi|co trach nhiem))\b|^[^(]{0,40}:$/u;
/** A condition in the first clause. "Trừ trường hợp" frees some people, so everybody else still brings the paper. */
const CONDITION = /(?<!tru )\btruong hop\b|\bdoi voi\b|\bneu\b|\bkhi (?:co|uy quyen|thuoc)\b|\btrong truong hop\b/u;
/** Beside a form or a paper to show, words that begin otherwise tell how to bring it ("Mỗi người một tờ"), not who. */
const CONDITION_FIRST = /^(?:chi (?:khi|ap dung)|trong truong hop|truong hop|doi voi|neu|khi)\b/u;
/** Filing at the desk is what people do when nothing else is said. */
const AT_THE_DESK = /hinh thuc truc tiep|nop (?:ho so )?truc tiep/u;
const ON_THE_NETWORK = /hinh thuc truc tuyen|dien tu tuong tac/u;
/** The first clause: what follows a full stop or a semicolon is about the paper, not whether it is needed. */
const CLAUSE_END = /\.\s+(?=\p{Lu})|;\s/u;

/** How a paper stands in the list. */
export function readStanding(component: Component): Standing {
  const name = tidyLine(component.name);
  if (component.role === 'note' || NOTE.test(foldText(name))) return 'note';
  const first = name.split(CLAUSE_END)[0] ?? name;
  const own = tidyLine(component.condition ?? '');
  // A condition that is only the name's second clause again is told by the name.
  const isRemark = (component.role === 'form' || component.role === 'present') && !CONDITION_FIRST.test(foldText(own));
  const beside = own !== '' && !isRemark && !foldText(name).includes(foldText(own).slice(0, 40)) ? own : '';
  const told = foldText(`${first} ${beside}`);
  if (AT_THE_DESK.test(told)) return 'everyone';
  if (beside !== '' || CONDITION.test(told) || ON_THE_NETWORK.test(told)) return 'conditional';
  // A record that calls a paper conditional for words after its first clause ("Giấy chứng sinh; trường hợp không có …") means everybody's paper and what may stand in for it.
  return component.role === 'conditional' && !CONDITION.test(foldText(name)) ? 'conditional' : 'everyone';
}

/** The place of a paper among its like: what is filled in, what is handed over, what is only shown. */
export function rankPaper(component: Component): number {
  if (component.role === 'form' || /^(?:tờ khai|đơn|giấy đề nghị|văn bản đề nghị|phiếu đề nghị|thông báo)(?!\p{L})/iu.test(tidyLine(component.name))) return 0;
  return component.role === 'present' ? 2 : 1;
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const LETTERS = 'abcdđeghiklmnopqrstuvxy';
const MARK = /^\(?(\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[a-eghik-vxyđ])(?:\)|\.(?=\s))\s*/iu;

/** The list mark at the head of a line ("(iv)", "a)", "1.2)") as a number to sort by, and the line without it. */
export function readMark(text: string): { readonly order: number | undefined; readonly roman: number | undefined; readonly rest: string } {
  const hit = MARK.exec(text);
  const mark = hit?.[1]?.toLowerCase();
  if (hit === null || mark === undefined) return { order: undefined, roman: undefined, rest: text };
  const rest = text.slice(hit[0].length);
  if (/^\d/u.test(mark)) return { order: mark.split('.').reduce((sum, part, at) => sum + Number(part) / 100 ** at, 0), roman: undefined, rest };
  const roman = ROMAN.indexOf(mark);
  const letter = mark.length === 1 ? LETTERS.indexOf(mark) : -1;
  return { order: letter >= 0 ? letter + 1 : roman + 1, roman: roman >= 0 ? roman + 1 : undefined, rest };
}

/** Sorts the lines that carry a list mark by it, before those that carry none; fewer than two marks sort nothing. */
export function sortMarked<Line extends { readonly name: string }>(lines: readonly Line[]): Line[] {
  const marked = lines.map((line, at) => ({ line, at, mark: readMark(line.name) }));
  const known = marked.filter(({ mark }) => mark.order !== undefined);
  if (known.length < 2) return [...lines];
  const roman = known.every(({ mark }) => mark.roman !== undefined);
  const key = ({ mark }: (typeof marked)[number]): number => (roman ? mark.roman : mark.order) ?? Number.MAX_SAFE_INTEGER;
  return marked.sort((left, right) => key(left) - key(right) || left.at - right.at).map(({ line }) => line);
}

/** What makes two lines the same paper: a form named twice, once with its instructions, is one form. */
export function paperKey(text: string): string {
  const folded = foldText(text);
  const form = /^(?:to khai|don|phieu|giay de nghi) [^(;:.…]{12,}/u.exec(folded)?.[0] ?? '';
  const own = form === '' || /^\s*\((?:cua|doi voi)/u.test(folded.slice(form.length)) ? folded : form.replace(/ theo mau(?: quy dinh)?\s*$/u, '');
  return own.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Where a long name may end and still be a name, best first: a sentence or an aside; a purpose, a condition, a law; a comma. */
const ENDS: readonly RegExp[] = [
  /\.\s+(?=\p{Lu})|;\s|\s\+\s| …/gu,
  /\s(?=để chứng minh|trong trường hợp|đối với trường hợp|theo (?:quy định|các phương thức)|do cơ quan có thẩm quyền|do người|ban hành kèm theo|quy định tại|và các giấy tờ|thì )/giu,
  /,\s/gu,
];
/** A name shorter than this says too little to be looked for at home. Unit: UTF-16 code units. */
const LEAST = 24;
/** What desks write and nobody says. */
const PLAINER: readonly (readonly [RegExp, string])[] = [
  [/^(?:lưu ý|ghi chú)\s*:\s*[-+]?\s*/iu, ''],
  [/\s*\(sau đây gọi[^)]*\)?/giu, ' …'],
  [/do người yêu cầu cung cấp thông tin theo hướng dẫn trên cổng dịch vụ công,?\s*(?=nếu)/giu, ''],
  [/nếu người (?:có )?yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tuyến/giu, 'nếu nộp trên mạng'],
  [/nếu người (?:có )?yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp/giu, 'nếu nộp trực tiếp'],
  [/ hoặc gửi hồ sơ qua hệ thống bưu chính/giu, ' hoặc gửi bưu điện'],
  // The name of a file that the national data carries behind the name of its form.
  [/\.\s*\d*\.?[A-Za-z0-9]{14,}$/u, ''],
  [/(?<=\p{Ll}{2})\/(?=\p{Lu}\p{Ll})/gu, ', '],
  [/\s+/gu, ' '],
];

/** The name of a paper in one breath: cut at a phrase, never inside a bracket or a word. Unit of `limit`: UTF-16 code units. */
export function shortenPaper(name: string, limit: number): string {
  const said = PLAINER.reduce((text, [pattern, plain]) => text.replace(pattern, plain), readMark(tidyLine(name)).rest).trim();
  const whole = said.replace(/\s*(?:…|:)$/u, '');
  if (whole.length <= limit && !whole.includes(' …')) return whole;
  for (const pattern of ENDS) {
    let end = 0;
    for (const { index } of said.matchAll(pattern)) if (index >= LEAST && index <= limit && isOutsideBrackets(said, index)) end = index;
    if (end > 0) return `${said.slice(0, end).replace(/[\s,;:.(]+$/u, '')} …`;
  }
  const space = said.lastIndexOf(' ', limit);
  return `${said.slice(0, space > 0 ? space : limit).replace(/[\s,;:.(]+$/u, '')} …`;
}

function isOutsideBrackets(text: string, end: number): boolean {
  const head = text.slice(0, end);
  return (head.match(/\(/gu)?.length ?? 0) <= (head.match(/\)/gu)?.length ?? 0);
}
