import { describe, expect, it } from 'vitest';
import { cutText } from './cut-text.ts';

const cut = (text: string) => cutText(text.split('\n').map((line) => ({ text: line })));

describe('a whole document', () => {
  it('is cut into head, articles under their headings, and annexes', () => {
    const { head, provisions, faults } = cut(
      'NGHỊ ĐỊNH\nVề việc thử\nPhần thứ nhất\nQUY ĐỊNH CHUNG\nChương I\nPHẠM VI\nMục 1. TÊN MỤC\nĐiều 1. Phạm vi\n1. Một.\nĐiều 2. Đối tượng\nNội dung.\nChương II\nTHI HÀNH\nĐiều 3. Hiệu lực\nTừ nay.\nPhụ lục I\nDANH MỤC\n1. Dòng',
    );
    expect(head.map(({ text }) => text)).toEqual(['NGHỊ ĐỊNH', 'Về việc thử']);
    expect(provisions.map(({ kind, label, title, headings }) => [kind, label, title, headings.join(' / ')])).toEqual([
      ['article', '1', 'Phạm vi', 'Phần thứ nhất QUY ĐỊNH CHUNG / Chương I PHẠM VI / Mục 1. TÊN MỤC'],
      ['article', '2', 'Đối tượng', 'Phần thứ nhất QUY ĐỊNH CHUNG / Chương I PHẠM VI / Mục 1. TÊN MỤC'],
      ['article', '3', 'Hiệu lực', 'Phần thứ nhất QUY ĐỊNH CHUNG / Chương II THI HÀNH'],
      ['annex', 'I', 'DANH MỤC', ''],
    ]);
    expect(faults).toEqual([]);
  });

  it('keeps articles that are doubled or out of order, and says so', () => {
    const { provisions, faults } = cut('Điều 1. A\nx\nĐiều 3. B\nx\nĐiều 3. C\nx\nĐiều 2. D\nx\nĐiều 5a. E\nx');
    expect(provisions.map(({ label, occurrence }) => `${label}~${String(occurrence)}`)).toEqual(['1~1', '3~1', '3~2', '2~1', '5a~1']);
    expect(faults.map(({ kind, at, expected }) => [kind, at, expected])).toEqual([
      ['gap', 'Điều 3', '2'], ['doubled', 'Điều 3', '4'], ['outOfOrder', 'Điều 2', '4'], ['gap', 'Điều 5a', '3'],
    ]);
  });

  it('reads an article named on its own line, its title on the next', () => {
    expect(cut('Điều 4\nGiải thích từ ngữ\n1. Hộ tịch là …').provisions[0]).toMatchObject({ label: '4', title: 'Giải thích từ ngữ', units: [{ clause: '1' }] });
  });

  it('takes a mention at the beginning of a paragraph for text', () => {
    const { provisions } = cut('Điều 1. A\nĐiều 5 của Luật này quy định khác.\nChương II của Nghị định này áp dụng.\nPhần mềm dùng chung.\nMục “Nộp lưu ngày”: ghi ngày.');
    expect(provisions).toHaveLength(1);
    expect(provisions[0]?.units[0]?.text.split('\n')).toHaveLength(4);
  });

  it('leaves articles of another text inside quotation marks where they are', () => {
    const { provisions } = cut('Điều 1. Sửa đổi Luật A\n1. Bổ sung Điều 5a như sau:\n“Điều 5a. Mới\n1. Nội dung mới.”\nĐiều 2. Hiệu lực\nTừ nay.');
    expect(provisions.map(({ label }) => label)).toEqual(['1', '2']);
  });

  it('is not swallowed by a quotation mark that is never closed, which is told', () => {
    const { provisions, faults } = cut('Điều 1. A\n1. Gọi tắt là “dịch vụ.\n2. Khác.\nĐiều 2. B\n1. x\nĐiều 3. C\ny');
    expect(provisions.map(({ label, units }) => [label, units.length])).toEqual([['1', 2], ['2', 1], ['3', 1]]);
    expect(faults).toEqual([{ kind: 'unclosedQuote', at: 'Điều 1', found: '“' }]);
  });

  it('keeps forms with articles of their own inside an annex', () => {
    const { provisions } = cut('Điều 1. A\nx\nĐiều 2. B\ny\nPhụ lục\nMẪU HỢP ĐỒNG\nĐiều 1. Bên A\nz');
    expect(provisions.map(({ kind, label }) => `${kind} ${label}`.trim())).toEqual(['article 1', 'article 2', 'annex']);
    expect(JSON.stringify(provisions[2]?.units)).toContain('Bên A');
  });
});
