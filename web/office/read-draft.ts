import type { PrecedentDraft } from '../../src/model/situation.ts';

const MOST_ROWS = 20;

/** What a draft's form says: answer, rows of basis that name a document, days. */
export function readDraft(text: (name: string) => string): PrecedentDraft {
  const basis = Array.from({ length: MOST_ROWS }, (_each, index) => {
    const part = (name: string): string => text(`can-cu-${String(index + 1)}-${name}`);
    const [document, article, clause, point] = [part('so'), part('dieu'), part('khoan'), part('diem').toLocaleLowerCase('vi')];
    return { document, ...(article === '' ? {} : { article }), ...(clause === '' ? {} : { clause }), ...(point === '' ? {} : { point }) };
  }).filter(({ document }) => document !== '');
  const validTo = text('den-ngay');
  return { question: text('cau-hoi'), answer: text('tra-loi'), basis, validFrom: text('tu-ngay'), ...(validTo === '' ? {} : { validTo }) };
}
