import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#model/actor.ts';
import { writeAddress } from '#model/law-address.ts';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { readAuthorityContent } from './authority-content.ts';
import { createAuthority, type Authority } from './authority.ts';

let platform: TestPlatform;
let authority: Authority;

beforeAll(async () => {
  platform = await openTestPlatform({ clock: testClock('2026-11-30T08:00:00+07:00') });
  const content = await readAuthorityContent(HOME);
  authority = await createAuthority({ ...platform, content, ports: { findProcedure: () => Promise.resolve(undefined), provinceOf: (code) => code.slice(0, 2), findTasks: () => [] } });
  await authority.loadContent(join(HOME, 'content/tasks'), systemActor('local'));
});
afterAll(() => platform.close());

/** Checked by hand against the articles: what it is, who held it to 30 June 2025, who holds it to 28 February 2027, by which clause. */
const CHECKED: readonly (readonly [id: string, matter: string, before: string, now: string, tier: string, clause: string])[] = [
  ['120-2025-d4.3', 'kết hôn có yếu tố nước ngoài', 'UBND cấp huyện', 'UBND cấp xã', 'commune', 'Điều 4, Phụ lục, mục I khoản 1, Nghị định 120/2025/NĐ-CP'],
  ['120-2025-d6', 'thu hồi giấy tờ hộ tịch trái pháp luật', 'UBND cấp huyện', 'Chủ tịch UBND cấp tỉnh', 'province', 'Điều 6 Nghị định 120/2025/NĐ-CP'],
  ['120-2025-d15-k2', 'ký hợp đồng cộng tác viên dịch thuật', 'Phòng Tư pháp', 'Chủ tịch UBND cấp xã', 'commune', 'khoản 2 Điều 15 Nghị định 120/2025/NĐ-CP'],
  ['120-2025-d17-k1', 'chữ ký người dịch cộng tác viên', 'Phòng Tư pháp', 'UBND cấp xã', 'commune', 'khoản 1 Điều 17 Nghị định 120/2025/NĐ-CP'],
  ['120-2025-d18-k1', 'hòa giải trong hương ước', 'UBND cấp huyện', 'UBND cấp tỉnh', 'province', 'khoản 1 Điều 18 Nghị định 120/2025/NĐ-CP'],
  ['121-2025-d16-k1', 'bổ nhiệm lại công chứng viên', 'Bộ Tư pháp', 'Chủ tịch UBND cấp tỉnh', 'province', 'khoản 1 Điều 16, Phụ lục IV, mục III (trình tự), Nghị định 121/2025/NĐ-CP'],
  ['121-2025-d28', 'miễn nhiệm thừa phát lại', 'Bộ Tư pháp', 'Chủ tịch UBND cấp tỉnh', 'province', 'Điều 28, Phụ lục VI, mục II (trình tự), Nghị định 121/2025/NĐ-CP'],
  ['125-2025-d35', 'đăng ký hợp tác xã', 'Cơ quan đăng ký kinh doanh cấp huyện', 'Cơ quan đăng ký kinh doanh cấp xã', 'commune', 'Điều 35 Nghị định 125/2025/NĐ-CP'],
  ['125-2025-d42-k2', 'tín dụng chính sách', 'Chủ tịch UBND cấp huyện', 'Chủ tịch UBND cấp xã', 'commune', 'khoản 2 Điều 42 Nghị định 125/2025/NĐ-CP'],
  ['129-2025-d59.2', 'gia đình văn hóa', 'Chủ tịch UBND cấp huyện', 'Chủ tịch UBND cấp xã', 'commune', 'Điều 59 Nghị định 129/2025/NĐ-CP'],
  ['129-2025-d71', 'báo cáo thay đổi lao động', 'Sở Lao động - Thương binh và Xã hội', 'Sở Nội vụ', 'province', 'Điều 71 Nghị định 129/2025/NĐ-CP'],
  ['131-2025-d18-k5', 'hỗ trợ sau thiên tai', 'UBND cấp huyện', 'UBND cấp xã', 'commune', 'khoản 5 Điều 18 Nghị định 131/2025/NĐ-CP'],
  ['131-2025-d26', 'giấy phép môi trường', 'UBND cấp huyện', 'Chủ tịch UBND cấp tỉnh', 'province', 'Điều 26 Nghị định 131/2025/NĐ-CP'],
  ['133-2025-d20-k1', 'dịch vụ viễn thông', 'Bộ Khoa học và Công nghệ', 'UBND cấp tỉnh', 'province', 'khoản 1 Điều 20 Nghị định 133/2025/NĐ-CP'],
  ['140-2025-d9-k3', 'người nước ngoài cho thuê nhà', 'cơ quan quản lý nhà ở cấp huyện', 'UBND cấp xã', 'commune', 'khoản 3 Điều 9 Nghị định 140/2025/NĐ-CP'],
  ['140-2025-d9-k6', 'cưỡng chế phá dỡ nhà ở', 'Chủ tịch UBND cấp huyện', 'Chủ tịch UBND cấp xã', 'commune', 'khoản 6 Điều 9 Nghị định 140/2025/NĐ-CP'],
  ['144-2025-d4-k1', 'chứng chỉ hành nghề xây dựng', 'Bộ Xây dựng', 'Sở Xây dựng', 'province', 'khoản 1 Điều 4 Nghị định 144/2025/NĐ-CP'],
  ['146-2025-d31-k7-1.001062', 'kinh doanh tạm nhập, tái xuất', 'Bộ Công Thương', 'UBND cấp tỉnh', 'province', 'khoản 7 Điều 31 Nghị định 146/2025/NĐ-CP'],
  ['147-2025-d5-k2-b', 'trợ cấp xã hội hằng tháng', 'Chủ tịch UBND cấp huyện', 'Chủ tịch UBND cấp xã', 'commune', 'điểm b khoản 2 Điều 5 Nghị định 147/2025/NĐ-CP'],
  ['151-2025-d5-k2-d', 'cưỡng chế thu hồi đất', 'Chủ tịch UBND cấp huyện', 'Chủ tịch UBND cấp xã', 'commune', 'điểm d khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP'],
];

describe.each(CHECKED)('%s, %s', (taskId, _matter, before, now, tier, clause) => {
  it('on 30/6/2025 is told with the body that held it then', async () => {
    expect(await authority.whoDecides({ taskId, asOf: '2025-06-30' })).toMatchObject({ kind: 'notInForce', when: 'before', previous: { body: before } });
  });

  it.each(['2025-07-01', '2027-02-28'])('on %s has its new body by its clause', async (asOf) => {
    const ruling = await authority.whoDecides({ taskId, asOf });
    expect(ruling).toMatchObject({ kind: 'decided', side: { to: { body: now, tier } }, previous: { body: before } });
    expect(ruling.kind === 'decided' && ruling.side.basis.map(writeAddress)[0]).toBe(clause);
  });

  it('on 1/3/2027 is no longer in force, and whom to ask is told', async () => {
    const ruling = await authority.whoDecides({ taskId, asOf: '2027-03-01' });
    expect(ruling).toMatchObject({ kind: 'notInForce', when: 'after', previous: { body: now } });
    expect(ruling.kind === 'notInForce' && ruling.askWhom).toMatch(/UBND cấp tỉnh/u);
  });
});

describe('other days and kinds', () => {
  it('an article that a later decree repealed is over on its day, with the decree named', async () => {
    expect(await authority.whoDecides({ taskId: '146-2025-d52', asOf: '2025-10-15' })).toMatchObject({ kind: 'notInForce', when: 'after', supersededBy: ['235/2025/NĐ-CP'] });
    expect(await authority.whoDecides({ taskId: '128-2025-d15-k7', asOf: '2026-01-01' })).toMatchObject({ kind: 'notInForce', when: 'after', supersededBy: ['293/2025/NĐ-CP'] });
  });

  it('the building permit is a named contradiction with both texts and the department to ask', async () => {
    expect(await authority.whoDecides({ taskId: '140-2025-d4-k1' })).toMatchObject({ kind: 'contradiction', askWhom: 'Sở Xây dựng, UBND cấp tỉnh', sides: [{ to: { tier: 'commune' } }, { to: { tier: 'province' } }], previous: { body: 'UBND cấp huyện' } });
  });

  it('a procedure code reaches the clause behind it', async () => {
    expect(await authority.rule({ text: 'thủ tục 2.000806 ai ký' })).toMatchObject({ procedureCode: '2.000806', ruling: { kind: 'decided', side: { task: { id: '120-2025-d4.3' } } } });
  });
});
