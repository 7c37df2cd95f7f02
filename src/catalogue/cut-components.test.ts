import { describe, expect, it } from 'vitest';
import { classifyComponent, isArrangingHeading } from './classify-component.ts';
import { cutComponents } from './cut-components.ts';
import { cutLegalBasis } from './cut-legal-basis.ts';
import { cutResults } from './cut-results.ts';

const HEADER = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng';

/** One group's lines: name, form, originals/copies. */
const LINES: readonly (readonly [string, string, readonly string[]])[] = [
  ['plain counts', 'Giấy cũ1 bản chínhGiấy mới0 bản chính,2 bản sao', ['Giấy cũ | 1/0', 'Giấy mới | 0/2']],
  ['a year before the count', 'Danh sách ngày 01/01/20261 bản chính', ['Danh sách ngày 01/01/2026 | 1/0']],
  ['an article before the count', 'Giấy theo Điều 361 bản chính', ['Giấy theo Điều 36 | 1/0']],
  ['a count of two digits behind a full stop', 'Ảnh chân dung.12 bản chính', ['Ảnh chân dung. | 12/0']],
  ['digits nobody can divide', 'Giấy theo Mẫu số 12 bản chính', ['Giấy theo Mẫu số 1 | null/null']],
  ['counts in running text', 'Hợp đồng: 01 bản chính; phụ lục1 bản chính', ['Hợp đồng: 01 bản chính; phụ lục | 1/0']],
  ['counts in brackets', 'Đơn (1 bản chính) gửi xã1 bản chính', ['Đơn (1 bản chính) gửi xã | 1/0']],
  ['a form file', 'Đơn đề nghị theo mẫu;Mẫu số 01.docx1 bản chính', ['Đơn đề nghị theo mẫu; [Mẫu số 01.docx] | 1/0']],
  ['two form files', 'Đơn của Bộ Công anMau 1.docMau 2.doc1 bản chính', ['Đơn của Bộ Công an [Mau 1.docMau 2.doc] | 1/0']],
  ['words behind the last count', 'Giấy cũ1 bản chínhcòn thiếu gì thì bổ sung', ['Giấy cũ | 1/0', 'còn thiếu gì thì bổ sung | null/null']],
];

describe('the flattened table of papers', () => {
  it.each(LINES)('is cut apart: %s', (_what, flattened, expected) => {
    const [group] = cutComponents(`--${HEADER}${flattened}`);
    expect(group?.components.map((line) => `${line.name}${line.formName === undefined ? '' : ` [${line.formName}]`} | ${line.originals}/${line.copies}`)).toEqual(expected);
  });

  it('groups papers under the heading before each header row', () => {
    const groups = cutComponents(`a) Cấp mới:${HEADER}Đơn1 bản chínhb) Cấp lại:${HEADER}Giấy rách1 bản chính`);
    expect(groups.map(({ heading, components }) => [heading, components.length])).toEqual([['a) Cấp mới:', 1], ['b) Cấp lại:', 1]]);
  });

  it('finds nothing where there is no table', () => {
    expect(cutComponents('--')).toEqual([]);
  });

  it.each([
    ['* Giấy tờ phải nộp:', true],
    ['* Giấy tờ phải xuất trình:', true],
    ['Thành phần hồ sơ:', true],
    ['* Lưu ý:', true],
    ['', true],
    ['a) Đối với cấp mới', false],
    ['Trường hợp cấp lại do mất', false],
  ])('the heading "%s" only arranges papers: %s', (heading, arranges) => {
    expect(isArrangingHeading(heading)).toBe(arranges);
  });
});

describe('a line of the papers', () => {
  it.each([
    ['Tờ khai đăng ký', '', 1, 0, 'form'],
    ['Giấy chứng sinh', '', 1, 0, 'submit'],
    ['Giấy tờ ưu tiên (nếu có)', '', 0, 1, 'conditional'],
    ['Thẻ căn cước', '* Giấy tờ phải xuất trình:', 1, 0, 'present'],
    ['Nộp bản chụp kèm bản chính', '* Lưu ý:', 0, 0, 'note'],
    ['Trường hợp nộp qua mạng thì không phải nộp bản giấy', '', 0, 0, 'note'],
    ['Lưu ý: mang theo căn cước', '', 1, 1, 'note'],
  ] as const)('"%s" under "%s" with %i/%i is %s', (name, heading, originals, copies, role) => {
    expect(classifyComponent({ name, originals, copies }, heading).role).toBe(role);
  });
});

describe('the flattened table of documents', () => {
  const HEAD = 'Tên văn bản pháp lýMã văn bản';
  it.each([
    ['Luật Hộ tịch số 60/2014/QH1360/2014/QH13', ['60/2014/QH13']],
    ['Nghị định 44/2016/NĐ-CP44/2016/NĐ-CPThông tư về phí1/2020/TT-BTC', ['44/2016/NĐ-CP', '1/2020/TT-BTC']],
    // A document that a title only amends is no row.
    ['Sửa đổi Nghị định số 126/2020/NĐ-CP ngày 19/10/2020 của Chính phủ373/2025/NĐ-CP', ['373/2025/NĐ-CP']],
    ['Giai đoạn 2026-203016/2026/QĐ-UBND', ['16/2026/QĐ-UBND']],
    ['Cắt giảm thủ tục66.7/2025/NQ-CP', ['66.7/2025/NQ-CP']],
    ['Của Bộ Tư pháp18/2026/NĐ-CP Nghị định về hộ tịch87/2020/NĐ-CP', ['18/2026/NĐ-CP', '87/2020/NĐ-CP']],
    ['Luật Thú yLuật 79/2015/QH13', ['79/2015/QH13']],
    ['Nghị quyết số 24/2026/NQ-CP của Chính phủ về cắt giảm.24', ['24/2026/NQ-CP']],
    ['Không có thông tin', []],
  ])('"%s" names %o', (flattened, numbers) => {
    expect(cutLegalBasis(flattened.startsWith('Không') ? flattened : HEAD + flattened).map(({ number }) => number)).toEqual(numbers);
  });
});

describe('the flattened results', () => {
  it('are cut at their codes, and the page around them is left out', () => {
    const text = 'Giấy khai sinhMã: KQ.G15.000031Trích lụcMã: G19-KQ0060102Thông báoMã: 000.00.00.G04-KQ3172Từ khóaKhông có thông tinMô tảKhông có thông tinChọn cơ quan thực hiệnTỉnh/ Thành phốNộp hồ sơ';
    expect(cutResults(text)).toEqual([
      { code: 'KQ.G15.000031', name: 'Giấy khai sinh', form: 'unknown' },
      { code: 'G19-KQ0060102', name: 'Trích lục', form: 'unknown' },
      { code: '000.00.00.G04-KQ3172', name: 'Thông báo', form: 'unknown' },
    ]);
  });

  it('are none where the record has none', () => {
    expect(cutResults('Không có thông tinTừ khóaKhông có thông tinMô tảKhông có thông tin')).toEqual([]);
  });
});
