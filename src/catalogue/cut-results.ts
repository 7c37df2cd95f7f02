import type { Procedure } from '#model/procedure.ts';

/** Where the record ends and the page's own furniture begins. */
const FURNITURE = /Từ khóa(?=Không có thông tin|[^]*Mô tả)|Chọn cơ quan thực hiện|Nộp hồ sơ$/u;
const CODE = /Mã:\s*((?:[\p{L}\d]+[.-])*[\p{L}\d]*?\d+|[\p{Ll}\d]{1,12}(?=\p{Lu}|$))?/u;

/** Cuts the results of a procedure apart: name and `KQ.…` code of each, without the page's furniture. */
export function cutResults(flattened: string): Procedure['results'][number][] {
  const end = flattened.search(FURNITURE);
  let text = (end < 0 ? flattened : flattened.slice(0, end)).trim();
  const results: Procedure['results'][number][] = [];
  while (text !== '') {
    const match = CODE.exec(text);
    const name = (match === null ? text : text.slice(0, match.index)).replace(/\s+/gu, ' ').replace(/^[\s.;]+|[\s;]+$/gu, '');
    if (name !== '' && name !== 'Không có thông tin') results.push({ ...(match?.[1] === undefined ? {} : { code: match[1] }), name, form: 'unknown' });
    text = match === null ? '' : text.slice(match.index + match[0].length);
  }
  return results;
}
