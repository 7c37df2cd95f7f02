import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import type { Json } from '#model/json-diff.ts';
import { ownProcedure } from '#assistant/assistant.fixture.ts';
import { HOME } from '#test/support/home.ts';
import { writeDifferences } from './write-difference.ts';

interface Words { changeFields: Record<string, string>; changeValues: Record<string, Record<string, string>> }
const read = (language: 'vi' | 'en'): Words => JSON.parse(readFileSync(join(HOME, 'content/locales', `${language}.json`), 'utf8')) as Words;
const locales = { vi: read('vi'), en: read('en') };
const words = { vi: locales.vi.changeFields, en: locales.en.changeFields };
const names = {
  nameField: (language: 'vi' | 'en', name: string): string => words[language][name] ?? name,
  nameValue: (language: 'vi' | 'en', field: string, value: string): string | undefined => locales[language].changeValues[field]?.[value],
};
const write = (before: Json, after: Json, language: 'vi' | 'en' = 'vi'): (readonly string[])[] => writeDifferences({ before, after }, names, language).map((one) => [one.label, one.before ?? '', one.after ?? '']);

describe('a difference in words', () => {
  test.each<[string, Json, Json, string[][]]>([
    ['a fee', { cases: [{ id: 'a', channels: [{ channel: 'direct', fees: [{ amountVnd: 8000 }] }] }] }, { cases: [{ id: 'a', channels: [{ channel: 'direct', fees: [{ amountVnd: 10000 }] }] }] }, [['Trường hợp 1 › Cách nộp 1 › Phí, lệ phí 1 › Số tiền (đồng)', '8.000', '10.000']]],
    ['a new paper', { components: [] }, { components: [{ name: 'Tờ khai', originals: 1, copies: 0 }] }, [['Giấy tờ 1', '', 'Tên: Tờ khai, Bản chính: 1, Bản sao: 0']]],
    ['who decides', { to: { body: 'UBND cấp xã', tier: 'commune' } }, { to: { body: 'UBND cấp tỉnh', tier: 'commune' } }, [['Cho cơ quan › Cơ quan', 'UBND cấp xã', 'UBND cấp tỉnh']]],
    ['a fixed value by its name', { to: { body: 'UBND', tier: 'commune' }, status: 'active' }, { to: { body: 'UBND', tier: 'province' }, status: 'repealed' }, [['Cho cơ quan › Cấp', 'Cấp xã', 'Cấp tỉnh'], ['Tình trạng', 'Đang áp dụng', 'Đã bãi bỏ']]],
    ['a saying that went', { vietnamese: ['lấy vợ', 'cưới'] }, { vietnamese: ['cưới'] }, [['Cách nói tiếng Việt 1', 'lấy vợ', '']]],
    ['a switch', null, { off: true, reason: 'chờ mẫu mới' }, [['Toàn bộ', '', 'Đang tắt: có, Lý do: chờ mẫu mới']]],
    ['a text that came', { note: '' }, { note: 'Mang bản gốc' }, [['Ghi chú', '', 'Mang bản gốc']]],
  ])('%s', (_, before, after, lines) => {
    expect(write(before, after)).toEqual(lines);
  });

  test('is told in English too', () => {
    expect(write({ requirements: 'a' }, { requirements: 'b' }, 'en')).toEqual([['Requirements', 'a', 'b']]);
  });

  test('every field of a procedure and of a task has a name in both languages', () => {
    const keys = new Set<string>();
    const gather = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(gather);
      else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) { keys.add(key); gather(inner); }
    };
    const { provenance: _provenance, ...procedure } = ownProcedure('1.001193');
    gather(procedure);
    gather((JSON.parse(readFileSync(join(HOME, 'content/tasks/nd-120-2025.json'), 'utf8')) as object[]).map((task) => Object.fromEntries(Object.entries(task).filter(([key]) => !['sourceDate', 'review'].includes(key)))));
    for (const language of ['vi', 'en'] as const) expect([...keys].filter((key) => words[language][key] === undefined && key !== 'version')).toEqual([]);
    expect(Object.keys(words.vi)).toEqual(Object.keys(words.en));
  });
});
