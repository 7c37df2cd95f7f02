import { describe, expect, test } from 'vitest';
import { HOME } from '#test/support/home.ts';
import { readAuthorityContent } from './authority-content.ts';
import { openBodies } from './old-bodies.ts';

const { bodies: list } = await readAuthorityContent(HOME);
const bodies = openBodies(list);
const TODAY = '2026-11-30';

function resolve(text: string, asOf = TODAY): string[] {
  return bodies.resolve(text, asOf).map(({ id, successors }) => `${id} → ${successors[0]?.body.body ?? 'còn'}`);
}

describe('bodies of the old order in a text', () => {
  test.each([
    ['phòng tư pháp huyện', 'phong-tu-phap → UBND cấp xã'],
    ['phong tu phap quan lam gi', 'phong-tu-phap → UBND cấp xã'],
    ['UBND quận', 'ubnd-huyen → UBND cấp xã'],
    ['Ủy ban nhân dân thị xã', 'ubnd-huyen → UBND cấp xã'],
    ['ubnd huyện quy hoạch toàn tỉnh', 'ubnd-huyen → UBND cấp tỉnh'],
    ['Chủ tịch UBND huyện cưỡng chế', 'chu-tich-huyen → Chủ tịch UBND cấp xã'],
    ['chi cục thuế huyện hộ kinh doanh', 'chi-cuc-thue-huyen → Thuế cơ sở thuộc Thuế tỉnh, thành phố'],
    ['phòng TNMT đăng ký môi trường', 'phong-tnmt → Chủ tịch UBND cấp xã'],
    ['phòng Tài nguyên và Môi trường', 'phong-tnmt → Phòng Kinh tế (xã) hoặc Phòng Kinh tế, Hạ tầng và Đô thị (phường) thuộc UBND cấp xã'],
    ['phòng LĐTBXH trợ cấp người khuyết tật', 'phong-ldtbxh → Chủ tịch UBND cấp xã'],
    ['phong lao dong thuong binh va xa hoi', 'phong-ldtbxh → Phòng Văn hóa – Xã hội thuộc UBND cấp xã'],
    ['phòng quản lý đô thị cấp giấy phép xây dựng', 'phong-qldt → UBND cấp xã'],
    ['chi nhánh VPĐKĐĐ huyện', 'cn-vpdkdd-huyen → Văn phòng/Chi nhánh Văn phòng đăng ký đất đai'],
    ['chi nhánh văn phòng đăng ký đất đai quận', 'cn-vpdkdd-huyen → Văn phòng/Chi nhánh Văn phòng đăng ký đất đai'],
    ['công an huyện', 'cong-an-huyen → Công an cấp xã'],
    ['BHXH huyện', 'bhxh-huyen → Bảo hiểm xã hội cơ sở (liên xã) thuộc BHXH tỉnh, thành phố'],
    ['Sở LĐTBXH cai nghiện', 'so-ldtbxh → Công an cấp tỉnh'],
    ['sở lao động', 'so-ldtbxh → Sở Nội vụ'],
    ['Ủy ban Dân tộc', 'uy-ban-dan-toc → Bộ Dân tộc và Tôn giáo'],
    ['Bộ Tài nguyên và Môi trường', 'bo-tnmt → Bộ Nông nghiệp và Môi trường'],
    ['Bộ KH&ĐT', 'bo-khdt → Bộ Tài chính'],
    ['bộ gtvt giấy phép lái xe', 'bo-gtvt → Bộ Công an'],
  ])('%s: %s', (text, expected) => {
    expect(resolve(text)).toEqual([expected]);
  });

  test('the longest name counts: the chairman is not the committee, the district’s land office not the department', () => {
    expect(resolve('hỏi phó chủ tịch huyện và công an huyện').map((each) => each.split(' ')[0])).toEqual(['chu-tich-huyen', 'cong-an-huyen']);
  });

  test('on a day before its end the body still stood: nothing succeeds it', () => {
    const [body] = bodies.resolve('phòng tư pháp huyện', '2025-06-30');
    expect(body).toMatchObject({ stillStands: true, successors: [] });
    expect(bodies.resolve('phòng tư pháp huyện', '2025-07-01')[0]).toMatchObject({ stillStands: false, abolishedOn: '2025-07-01' });
  });

  test.each(['UBND xã', 'Sở Tư pháp', 'tư pháp', 'xin giấy phép xây dựng', 'Bộ Công an', ''])('"%s" names none', (text) => {
    expect(resolve(text)).toEqual([]);
  });

  test('what is only general knowledge is marked unverified', () => {
    expect(bodies.resolve('kho bạc huyện', TODAY)[0]).toMatchObject({ certainty: 'unverified', successors: [{ certainty: 'unverified' }] });
  });

  test('each old body is found by each of its own names', () => {
    for (const body of list) for (const name of body.names) expect(bodies.resolve(name.replace('{h}', 'huyện'), TODAY).map(({ id }) => id), name).toContain(body.id);
  });
});
