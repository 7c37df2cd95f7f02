import { describe, expect, test } from 'vitest';
import { findProvenance, type Certainty, type Component, type ProcedureCase } from '#model/procedure.ts';
import { mergeProcedures } from './merge-procedure.ts';
import type { PublishedProcedure } from './read-result.ts';
import { toSearchDocument } from './search-document.ts';

const LONG = 'Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng xác nhận về việc sinh';
const paper = (name: string, part: Partial<Component> = {}): Component => ({ name, role: 'submit', originals: 1, copies: 0, ...part });
const FORM = paper('Tờ khai đăng ký khai sinh theo mẫu. Người yêu cầu cung cấp thông tin theo quy định', { role: 'form', formName: 'to-khai.docx' });
const PUBLISHED = [FORM, paper(LONG)];
const PLAIN = [paper('Tờ khai đăng ký khai sinh', { role: 'form' }), paper('Giấy chứng sinh')];

const caseOf = (name: string, components: readonly Component[], isClear = true): ProcedureCase => ({
  id: name, name, onlineLevel: 'unknown', steps: [], components,
  channels: [{ channel: 'direct', time: { amount: isClear ? 1 : null, unit: isClear ? 'workingDay' : null, text: '1', state: isClear ? 'structured' : 'unparsed' }, fees: [{ kind: 'lephi', amountVnd: 0, text: '0', state: 'structured', scope: 'national' }] }],
});

function record(cases: readonly ProcedureCase[], source: string, sourceDate: string, certainty: Certainty = 'official'): PublishedProcedure {
  return {
    code: '1.999001', validFrom: sourceDate, status: 'active', name: 'Thủ tục khai sinh', aliases: [], level: ['commune'], kind: 'delegated_detail', field: { name: 'Hộ tịch' },
    promulgation: [], audience: [], boundaryFree: 'unknown', cases, results: [], authority: { executing: [], competent: [], authorised: [], coordinating: [] }, legalBasis: [], related: [],
    provenance: [{ field: '', source, sourceDate, certainty }],
  };
}

const merge = (own: PublishedProcedure, base: PublishedProcedure): ReturnType<typeof mergeProcedures> => mergeProcedures([{ source: 'own', procedure: own }, { source: 'dvcqg', procedure: base }]);
const published = (isClear = true, cases = [caseOf('', PUBLISHED, isClear)]): PublishedProcedure => record(cases, 'Cổng', '2026-07-17');
const ours = (cases: readonly ProcedureCase[], sourceDate = '2026-07-17', certainty: Certainty = 'official'): PublishedProcedure => record(cases, 'Một Cửa', sourceDate, certainty);
const namesOf = (list: readonly Component[] | undefined): string[] | undefined => list?.map(({ name }) => name);

describe('our plain list of papers, read on the same publication', () => {
  test.each([['published ways are clear', true], ['published ways are not', false]])('stands first and keeps the published one beside it (%s)', (_what, isClear) => {
    const merged = merge(ours([caseOf('Đúng hạn', PLAIN), caseOf('Quá hạn', PLAIN)]), published(isClear));
    for (const each of merged.cases) {
      expect(namesOf(each.components)).toEqual(['Tờ khai đăng ký khai sinh', 'Giấy chứng sinh']);
      expect(namesOf(each.publishedComponents)).toEqual(namesOf(PUBLISHED));
    }
    expect(findProvenance(merged.provenance, 'cases[0].components[0]')?.source).toBe('Một Cửa');
    expect(findProvenance(merged.provenance, 'cases[0].publishedComponents[0]')?.source).toBe('Cổng');
  });

  test('keeps the form that the record gives', () => {
    expect(merge(ours([caseOf('Đúng hạn', PLAIN)]), published()).cases[0]?.components[0]).toMatchObject({ role: 'form', formName: 'to-khai.docx' });
  });

  test('changes nothing of what the search finds', () => {
    const papersOf = (merged: PublishedProcedure): string => toSearchDocument({ ...merged, version: 1 }).papers;
    expect(papersOf(merge(ours([caseOf('', PLAIN)]), published()))).toBe(papersOf(published()));
  });
});

describe('the published list stands as it is where ours', () => {
  test.each<[string, PublishedProcedure, PublishedProcedure?]>([
    ['was read on an older publication', ours([caseOf('', PLAIN)], '2026-07-16')],
    ['is quoted from elsewhere', ours([caseOf('', PLAIN)], '2026-07-17', 'secondary')],
    ['leaves open how many', ours([caseOf('', [paper('Giấy chứng sinh', { originals: null })])])],
    ['is no shorter', ours([caseOf('', [...PUBLISHED, paper('Ảnh')])])],
    ['differs from case to case, and the record has one case', ours([caseOf('Đúng hạn', PLAIN), caseOf('Quá hạn', [paper('Ảnh')])])],
    ['faces several published cases', ours([caseOf('', PLAIN)]), published(true, [caseOf('Trong nước', PUBLISHED), caseOf('Nước ngoài', PUBLISHED)])],
  ])('%s', (_why, own, base = published()) => {
    const merged = merge(own, base);
    for (const each of merged.cases) {
      expect(namesOf(each.components)).toEqual(namesOf(PUBLISHED));
      expect(each.publishedComponents).toBeUndefined();
    }
    expect(findProvenance(merged.provenance, 'cases[0].components')?.source).toBe('Cổng');
  });
});
