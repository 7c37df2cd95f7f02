import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutUnits, POINT_LETTERS } from './cut-units.ts';

const cut = (...lines: string[]) => cutUnits(lines.map((text) => ({ text })), 'Điều 5');

describe('the paragraphs of an article', () => {
  it('become introduction, clauses and points; what has no number goes on with the one before', () => {
    expect(cut('Mở đầu:', '1. Khoản một:', 'a) Điểm a;', 'b) Điểm b', 'dòng tiếp', '2. Khoản hai').units).toEqual([
      { text: 'Mở đầu:' }, { clause: '1', text: 'Khoản một:' }, { clause: '1', point: 'a', text: 'Điểm a;' }, { clause: '1', point: 'b', text: 'Điểm b\ndòng tiếp' }, { clause: '2', text: 'Khoản hai' },
    ]);
  });

  it('keep tables where they stand', () => {
    const table = [['STT', 'Tên'], ['1', 'Giấy khai sinh']];
    expect(cutUnits([{ text: '1. Bảng:' }, { text: 'STT | Tên', table }, { text: '2. Sau bảng' }], 'Điều 5').units[1]).toEqual({ clause: '1', text: 'STT | Tên', table });
  });

  it('are not cut inside quotation marks: that is the wording of another text', () => {
    const { units, faults } = cut('1. Sửa đổi khoản 2 như sau:', '“2. Khoản mới:', 'a) Điểm mới.”', '2. Bãi bỏ khoản 3.');
    expect(units.map(({ clause, point }) => `${clause ?? ''}${point ?? ''}`)).toEqual(['1', '2']);
    expect(units[0]?.text).toContain('a) Điểm mới.');
    expect(faults).toEqual([]);
  });

  it.each([
    ['gap', ['1. a', '3. b'], 'Điều 5, khoản 3', '2'],
    ['doubled', ['1. a', '2. b', '2. c'], 'Điều 5, khoản 2', '3'],
    ['outOfOrder', ['2. a', '3. b', '1. c'], 'Điều 5, khoản 1', '4'],
    ['startsLate', ['2. a', '3. b'], 'Điều 5, khoản 2', '1'],
    ['gap', ['1. a', 'a) x', 'c) y'], 'Điều 5, khoản 1, điểm c', 'b'],
    ['doubled', ['a) x', 'a) y'], 'Điều 5, điểm a', 'b'],
  ])('%s in %o is told and kept', (kind, lines, at, expected) => {
    const { units, faults } = cut(...lines);
    expect(faults).toContainEqual(expect.objectContaining({ kind, at, expected }));
    expect(units).toHaveLength(lines.length);
  });

  it('knows clauses with a letter, and đ behind d', () => {
    expect(cut('1. a', '1a. b', '1b. c', '2. d').faults).toEqual([]);
    expect(cut('a) 1', 'b) 2', 'c) 3', 'd) 4', 'đ) 5', 'e) 6', 'g) 7').faults).toEqual([]);
  });

  it('says that a quotation mark stays open', () => {
    const { units, faults } = cut('1. Sửa: “mới', '2. tiếp');
    expect(faults).toEqual([{ kind: 'unclosedQuote', at: 'Điều 5', found: '“' }]);
    expect(units.map(({ clause }) => clause)).toEqual(['1', '2']);
  });

  it('of any numbering lose no word', () => {
    const line = fc.oneof(
      fc.tuple(fc.integer({ min: 0, max: 99 }), fc.lorem({ maxCount: 3 })).map(([no, words]) => `${String(no)}. ${words}`),
      fc.tuple(fc.constantFrom(...POINT_LETTERS), fc.lorem({ maxCount: 3 })).map(([letter, words]) => `${letter}) ${words}`),
      fc.lorem({ maxCount: 5 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const kept = cut(...lines).units.map(({ clause, point, text }) => [clause, point, text].join(' ')).join(' ');
        for (const word of lines.join(' ').match(/\p{L}{3,}/gu) ?? []) expect(kept).toContain(word);
      }),
    );
  });
});
