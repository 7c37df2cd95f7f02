import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePage } from '#catalogue/test-records.ts';
import { openBrowser, visit } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';

const QUESTION = 'chứng thực di chúc hết bao nhiêu tiền';
const CODE = '2.001019';
let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'])]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

const press = async (page: Page, name: string | RegExp): Promise<void> => void (await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]));
const follow = async (page: Page, name: string | RegExp): Promise<void> => void (await Promise.all([page.waitForNavigation(), page.getByRole('link', { name }).first().click()]));
const main = (page: Page): Promise<string> => page.locator('main').innerText();
const field = (way: number, name: string): string => `[name="o:cases[0].channels[${String(way)}].fees[0].${name}"]`;

/** Somebody of the demonstration at work, without script: every page must do without. */
async function signIn(loginName: string, size: 'desktop' | 'narrow' = 'desktop'): Promise<Page> {
  const { page } = await visit(browser, '/dang-nhap', { baseUrl: house.baseUrl, size });
  await page.getByLabel('Tên đăng nhập').fill(loginName);
  await page.getByLabel('Mật khẩu').fill(house.passwordOf(loginName));
  await press(page, 'Đăng nhập');
  return page;
}

async function answer(): Promise<string> {
  const { page, context } = await visit(browser, `/hoi?q=${encodeURIComponent(QUESTION)}`, { baseUrl: house.baseUrl, script: false });
  const text = await main(page);
  await context.close();
  return text;
}

async function fillFacts(page: Page, title: string): Promise<void> {
  await page.getByLabel('Tên bản thay đổi').fill(title);
  await page.getByLabel('Lý do').fill('Nghị quyết mới của tỉnh');
  await page.getByLabel('Căn cứ', { exact: true }).fill('Nghị quyết ví dụ');
}

test('a fee is corrected by one person, approved by another, told to citizens, and rolled back', { timeout: 240_000 }, async () => {
  expect(await answer()).toContain('50.000');
  const editor = await signIn('bientaptinh');
  await editor.goto('/can-bo/kien-thuc');
  await expectSound(editor);
  await follow(editor, 'Soạn bản thay đổi');
  await editor.getByLabel('Tìm bản ghi').fill('chứng thực di chúc');
  await press(editor, 'Tìm');
  await expectSound(editor);
  await follow(editor, /Chứng thực di chúc/i);
  await editor.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
  await expectSound(editor);
  for (const way of [0, 1, 2]) await editor.locator(field(way, 'amountVnd')).fill('60.000');
  await fillFacts(editor, 'Phí chứng thực di chúc');
  await press(editor, 'Lưu bản nháp');
  const change = new URL(editor.url()).pathname;
  expect(await main(editor)).toMatch(/Phí, lệ phí 1 › Số tiền \(đồng\)\s+Trước\s+50\.000\s+Sau\s+60\.000/);
  await expectSound(editor);

  // Two at one draft: the slower one keeps what was typed, and sees what the other wrote.
  const edit = `${change}/sua?loai=procedure&ma=${CODE}`;
  const second = await signIn('giamsat');
  await Promise.all([editor.goto(edit), second.goto(edit)]);
  for (const page of [editor, second]) await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
  await second.locator(field(0, 'amountVnd')).fill('65000');
  await second.locator(field(1, 'amountVnd')).fill('66000');
  await press(second, 'Lưu');
  await editor.locator(field(0, 'amountVnd')).fill('70000');
  await editor.getByLabel('Ghi chú', { exact: true }).fill('Hỏi quầy về miễn phí.');
  await press(editor, 'Lưu');
  expect(await editor.getByRole('alert').innerText()).toContain('Dương Thị Thử Nghiệm đã làm trước');
  expect(await editor.locator(field(0, 'amountVnd')).inputValue()).toBe('70000');
  expect(await editor.locator(field(1, 'amountVnd')).inputValue()).toBe('66000');
  expect(await main(editor)).toContain('Người khác đã ghi: 65000');
  await expectSound(editor);
  await press(editor, 'Lưu');
  expect(await main(editor)).toContain('Hỏi quầy về miễn phí.');
  expect(await main(editor)).toContain('70.000');

  await press(editor, 'Trình duyệt');
  expect(await main(editor)).toContain('một người khác phải duyệt');
  expect(await editor.getByRole('button', { name: 'Duyệt', exact: true }).count()).toBe(0);
  // Nothing has changed for citizens.
  expect(await answer()).toContain('50.000');

  const approver = await signIn('duyet', 'narrow');
  await approver.goto('/can-bo/kien-thuc');
  await expectSound(approver);
  await follow(approver, 'Phí chứng thực di chúc');
  await expectSound(approver);
  // A golden question that gets worse must be answered for.
  const why = approver.getByLabel('Vì sao vẫn duyệt');
  if ((await why.count()) > 0) await why.fill('Câu hỏi vàng theo mức cũ.');
  await press(approver, 'Duyệt');
  expect(await main(approver)).toContain('Đang áp dụng');
  const after = await answer();
  expect(after).toMatch(/66\.000|70\.000/);
  expect(after).not.toContain('50.000');

  // What was answered before is found again, and may be taken along as a table.
  await editor.goto(change.replace('thay-doi', 'thu-hoi'));
  expect(await main(editor)).toContain(QUESTION);
  await expectSound(editor);
  const table = await editor.request.get(`${new URL(editor.url()).pathname}/csv`);
  expect(table.headers()['content-type']).toContain('text/csv');
  expect(await table.text()).toContain(QUESTION);

  await editor.goto(change);
  await editor.getByLabel('Vì sao gỡ').fill('Nghị quyết bị hoãn');
  await press(editor, 'Gỡ thay đổi');
  expect(await main(editor)).toContain('Đã gỡ');
  expect(await main(editor)).toContain('Nghị quyết bị hoãn');
  await expectSound(editor);
  expect(await answer()).toContain('50.000');
  for (const page of ['/can-bo/thay-doi', '/can-bo/kien-thuc/thay-doi', '/can-bo/kien-thuc/thu-hoi']) {
    await approver.goto(page);
    expect(await main(approver)).toMatch(/chứng thực di chúc/i);
    await expectSound(approver);
  }
});

test('a procedure is switched off by one person at once, and on again by two', { timeout: 120_000 }, async () => {
  const first = await signIn('bientaptinh');
  await first.goto('/can-bo/kien-thuc/tam-dung');
  await first.getByLabel('Tìm bản ghi').fill(CODE);
  await press(first, 'Tìm');
  await follow(first, /Chứng thực di chúc/i);
  await first.getByLabel('Lý do').fill('Đang đối chiếu mức phí mới');
  await expectSound(first);
  await press(first, 'Tạm dừng ngay');
  await expectSound(first);
  const off = await answer();
  expect(off).toContain('Đang đối chiếu mức phí mới');
  expect(off).not.toContain('50.000');

  await first.getByLabel('Vì sao đã trả lời được').fill('Đã đối chiếu xong');
  await press(first, 'Đề nghị trả lời lại');
  expect(await main(first)).toContain('một người khác phải xác nhận');
  expect(await first.getByRole('button', { name: 'Xác nhận trả lời lại' }).count()).toBe(0);
  const second = await signIn('duyet', 'narrow');
  await second.goto('/can-bo/kien-thuc/tam-dung');
  await expectSound(second);
  await press(second, 'Xác nhận trả lời lại');
  expect(await main(second)).toContain('Không chủ đề nào đang tạm dừng');
  expect(await answer()).toContain('50.000');
  await second.goto('/can-bo/kien-thuc/tam-dung?xem=tat-ca');
  expect(await main(second)).toContain('Đã trả lời lại');
  await expectSound(second);
});

test('a golden question is tried, kept, tried as typed beside as kept, and no longer asked', { timeout: 240_000 }, async () => {
  const editor = await signIn('bientaptinh');
  await editor.goto('/can-bo/kien-thuc/cau-hoi-vang');
  await expectSound(editor);
  // One that comes with the program is asked now, and is not changed here.
  await follow(editor, 'Bà muốn ra xã chứng thực di chúc, phí bao nhiêu');
  await press(editor, 'Hỏi ngay');
  expect(await main(editor)).toContain('50.000');
  expect(await main(editor)).toContain('không sửa ở đây');
  expect(await editor.getByRole('button', { name: 'Lưu câu hỏi' }).count()).toBe(0);
  await expectSound(editor);

  await editor.goto('/can-bo/kien-thuc/cau-hoi-vang/moi');
  await editor.getByLabel(/^Câu hỏi/).fill('mẹ tôi muốn xã chứng thực di chúc thì tốn bao nhiêu');
  // Records are looked for in words and ticked, a place is written by its name.
  await editor.getByLabel('Tìm thủ tục, nhiệm vụ').fill('chứng thực di chúc');
  await press(editor, 'Tìm');
  await editor.locator(`input[name="ra"][value="${CODE}"]`).check();
  await editor.locator(`input[name="phu-thuoc"][value="${CODE}"]`).check();
  await expectSound(editor);
  await editor.getByLabel(/^Câu trả lời phải có/).fill('51.000 đồng');
  await editor.getByLabel(/^Hỏi cho nơi/).fill('nơi không ai biết xyzq');
  await press(editor, 'Hỏi thử');
  expect(await editor.getByRole('alert').innerText()).toContain('Chưa tìm thấy nơi “nơi không ai biết xyzq”');
  expect(await editor.locator(`input[name="ra"][value="${CODE}"]`).isChecked()).toBe(true);
  await editor.getByLabel(/^Hỏi cho nơi/).fill('Thanh Hóa');
  await press(editor, 'Hỏi thử');
  expect(await editor.getByLabel(/^Hỏi cho nơi/).inputValue()).toContain('Thanh Hoá');
  expect(await editor.getByRole('alert').innerText()).toContain('Chưa đúng: “51.000 đồng”');
  await expectSound(editor);
  await editor.getByLabel(/^Câu trả lời phải có/).fill('50.000 đồng');
  await press(editor, 'Hỏi thử');
  expect(await editor.getByRole('alert').count()).toBe(0);
  await press(editor, 'Lưu câu hỏi');
  const kept = new URL(editor.url()).pathname;
  expect(await main(editor)).toContain('Đã lưu');
  await expectSound(editor);
  await editor.getByLabel(/^Câu trả lời phải có/).fill('50.000 đồng\nmột điều không ai nói');
  await press(editor, 'Hỏi thử');
  expect(await main(editor)).toMatch(/Trước\s+Đúng/);
  expect(await main(editor)).toMatch(/Sau\s+Chưa đúng: “một điều không ai nói”/);
  await expectSound(editor);

  // Somebody at a commune reads it, and can do nothing with it.
  const clerk = await signIn('canbo', 'narrow');
  await clerk.goto(kept);
  expect(await main(clerk)).toContain('mẹ tôi muốn xã chứng thực di chúc');
  expect(await clerk.locator('main').getByRole('button').count()).toBe(0);
  await expectSound(clerk);

  const approver = await signIn('duyet', 'narrow');
  await approver.goto(kept);
  await expectSound(approver);
  await press(approver, 'Thôi hỏi câu này');
  expect(await main(approver)).toContain('Đã thôi dùng câu hỏi');
  expect(await main(approver)).not.toContain('mẹ tôi muốn xã chứng thực di chúc');
  expect((await editor.goto(kept))?.status()).toBe(404);
});

test('the guide is read in the house, from the page where officers ask', { timeout: 60_000 }, async () => {
  const page = await signIn('canbo', 'narrow');
  await page.goto('/can-bo/hoi');
  await follow(page, /^Hướng dẫn$/);
  expect(await main(page)).toContain('Gọi ai khi vướng');
  await expectSound(page);
});

test('on paper the knowledge pages have nothing to press, and say who printed them, where and when', { timeout: 120_000 }, async () => {
  const page = await signIn('bientaptinh');
  await page.goto('/can-bo/hoi');
  await page.locator('[name="q"]').fill('Ở xã những ai được ký chứng thực');
  await Promise.all([page.waitForURL(/[?]c=/), page.locator('form:has([name="q"]) .btn.main').click()]);
  const answered = new URL(page.url()).pathname + new URL(page.url()).search;
  for (const path of [answered, '/can-bo/kien-thuc', '/can-bo/kien-thuc/thay-doi', '/can-bo/kien-thuc/tam-dung', '/can-bo/kien-thuc/nhap-lieu', '/can-bo/nhiem-vu', '/can-bo/nhiem-vu/120-2025-d13', '/can-bo/van-ban/120/2025/N%C4%90-CP']) {
    await page.goto(path);
    const printed = page.getByText('Lấy từ hệ thống Một Cửa lúc');
    expect(await printed.isVisible(), path).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button:visible, input:visible, select:visible, textarea:visible, nav:visible, .btn:visible').evaluateAll((all) => all.map((each) => each.outerHTML.slice(0, 120))), path).toEqual([]);
    expect(await printed.innerText(), path).toMatch(/lúc \d\d:\d\d \d\d\/\d\d\/\d{4}, bởi Bùi Văn Mô Phỏng/);
    // What it is about stays: an answer its question, every other page its name.
    expect(await (path === answered ? page.getByText('Ở xã những ai được ký chứng thực') : page.locator('h1')).first().isVisible(), path).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  }
});

test('a file of procedures is looked at, proposed, approved by another person, read by citizens, and taken back', { timeout: 240_000 }, async () => {
  const page = await makePage('1.999401');
  const editor = await signIn('bientaptinh');
  await editor.goto('/can-bo/kien-thuc/nhap-lieu/thu-tuc');
  await editor.getByLabel('Tệp', { exact: true }).setInputFiles({ name: 'thu-tuc.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(`${JSON.stringify(page)}\n{"a":1}\n`) });
  await press(editor, 'Xem trước');
  expect(await main(editor)).toContain('Xem trước, chưa ghi gì');
  await expectSound(editor);
  expect((await editor.request.get('/thu-tuc/1.999401')).status()).toBe(404);
  await editor.getByLabel('Tên bản thay đổi').fill('Thủ tục ví dụ từ tệp');
  await editor.getByLabel('Lý do').fill('quyết định công bố mới');
  await press(editor, 'Lập bản thay đổi');
  const change = new URL(editor.url()).pathname;
  expect(await main(editor)).toContain('Tệp đã đọc');
  expect(await main(editor)).toContain('1.999401');
  await expectSound(editor);
  await press(editor, 'Trình duyệt');
  expect(await editor.getByRole('button', { name: 'Duyệt', exact: true }).count()).toBe(0);

  const approver = await signIn('duyet', 'narrow');
  await approver.goto(change);
  await press(approver, 'Duyệt');
  expect(await main(approver)).toContain('Đang áp dụng');
  await expectSound(approver);
  const citizen = await visit(browser, '/thu-tuc/1.999401', { baseUrl: house.baseUrl, script: false });
  expect(await main(citizen.page)).toContain('1.999401');
  await citizen.context.close();

  await editor.goto(change);
  await editor.getByLabel('Vì sao gỡ').fill('công bố bị thu hồi');
  await press(editor, 'Gỡ thay đổi');
  expect(await main(editor)).toContain('Đã gỡ');
  await expectSound(editor);
  expect((await editor.request.get('/thu-tuc/1.999401')).status()).toBe(404);
});

test('a legal text is looked at, proposed, approved by another person, read, and taken back', { timeout: 240_000 }, async () => {
  const editor = await signIn('bientaptinh');
  const upload = async (page: Page, where: string, name: string, content: string | Buffer): Promise<void> => {
    await page.goto(`/can-bo/kien-thuc/nhap-lieu/${where}`);
    await page.getByLabel('Tệp', { exact: true }).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
    await press(page, 'Xem trước');
  };
  const text = ['CHÍNH PHỦ', 'Số: 918/2031/NĐ-CP', 'Hà Nội, ngày 15 tháng 01 năm 2031', 'NGHỊ ĐỊNH', 'Về một việc ví dụ', 'Điều 1. Phạm vi', `1. Nghị định này quy định một việc. ${'Chữ của một văn bản dài. '.repeat(60_000)}`, '3. Khoản này nhảy số.', 'Điều 2. Hiệu lực', 'Nghị định này có hiệu lực từ ngày 01 tháng 03 năm 2031.'].join('\n');
  expect(Buffer.byteLength(text)).toBeGreaterThan(1024 * 1024);
  await upload(editor, 'van-ban', 'nghi-dinh.txt', text);
  expect(await main(editor)).toContain('Xem trước, chưa ghi gì');
  expect(await main(editor)).toContain('nhảy số');
  await expectSound(editor);
  await editor.getByLabel('Tên bản thay đổi').fill('Nghị định 918 ví dụ');
  await editor.getByLabel('Lý do').fill('văn bản mới ban hành');
  await press(editor, 'Lập bản thay đổi');
  const change = new URL(editor.url()).pathname;
  expect(await main(editor)).toContain('Tệp đã đọc');
  expect(await main(editor)).toContain('Điều 2. Hiệu lực');
  await expectSound(editor);
  await press(editor, 'Trình duyệt');
  expect(await editor.getByRole('button', { name: 'Duyệt', exact: true }).count()).toBe(0);
  await editor.goto('/can-bo/van-ban/918/2031/N%C4%90-CP');
  expect(await main(editor)).not.toContain('Phạm vi');

  const approver = await signIn('duyet', 'narrow');
  await approver.goto(change);
  await press(approver, 'Duyệt');
  expect(await main(approver)).toContain('Đang áp dụng');
  await approver.goto(`${change}/ban-ghi`);
  await expectSound(approver);
  await follow(approver, /918\/2031/);
  await expectSound(approver);
  await approver.goto('/can-bo/van-ban/918/2031/N%C4%90-CP');
  expect(await main(approver)).toContain('Phạm vi');

  await editor.goto(change);
  await editor.getByLabel('Vì sao gỡ').fill('đăng nhầm bản');
  await press(editor, 'Gỡ thay đổi');
  expect(await main(editor)).toContain('Đã gỡ');
  await expectSound(editor);
  // A file that is none, one too large for its kind, and one too large for any request: told, not cut off.
  await upload(editor, 'van-ban', 'quet.docx', Buffer.from('%PDF-1.7'));
  expect(await main(editor)).toContain('không đọc được thành văn bản pháp luật');
  for (const [where, megabytes, told] of [['nhiem-vu', 17, 'Tệp lớn hơn 16 MB'], ['van-ban', 33, 'Nội dung quá lớn']] as const) {
    await upload(editor, where, 'to.docx', Buffer.alloc(megabytes * 1024 * 1024));
    expect(await main(editor)).toContain(told);
  }
});

test('a file of many tasks is proposed, computed and written by the worker, and taken back in one step', { timeout: 240_000 }, async () => {
  const editor = await signIn('bientaptinh');
  await editor.goto('/can-bo/kien-thuc/nhap-lieu/nhiem-vu');
  const rows = Array.from({ length: 130 }, (_, at) => `vdj-${String(at)},Cấp giấy ví dụ số ${String(at)},UBND cấp xã,xã,phân cấp,01/07/2025,x`);
  const table = ['Mã,Tên việc,Cơ quan nhận,Cấp nhận,Hình thức,Hiệu lực từ,Cột lạ', ...rows, ',,UBND cấp xã,xã,phân cấp,01/07/2025,y'].join('\n');
  await editor.getByLabel('Tệp', { exact: true }).setInputFiles({ name: 'viec.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await press(editor, 'Xem trước');
  expect(await main(editor)).toContain('Cấp giấy ví dụ số 0');
  expect(await main(editor)).toContain('Không có tên việc');
  await expectSound(editor);
  // What a column is may be said, without choosing the file again.
  await editor.getByLabel('Cột lạ').selectOption('note');
  await press(editor, 'Xem trước lại');
  expect(await editor.getByLabel('Cột lạ').inputValue()).toBe('note');
  await editor.getByLabel('Tên bản thay đổi').fill('Nhiệm vụ ví dụ hàng loạt');
  await editor.getByLabel('Lý do').fill('quyết định phân cấp');
  await press(editor, 'Lập bản thay đổi');
  const change = new URL(editor.url()).pathname;
  expect(await main(editor)).toContain('130 bản ghi mới');
  await press(editor, 'Trình duyệt');
  await expectSound(editor);
  const approver = await signIn('duyet', 'narrow');
  await approver.goto(change);
  const until = async (page: Page, text: string): Promise<void> => {
    await expect.poll(async () => {
      await page.goto(change);
      return main(page);
    }, { timeout: 60_000, interval: 1_000 }).toContain(text);
  };
  // The page of long work looks again by itself and, when that is over, shows what is new.
  await expect.poll(async () => main(editor), { timeout: 60_000, interval: 500 }).toContain('Tính lúc');
  expect(await editor.locator('[data-under-way]').count()).toBe(0);
  await approver.goto(change);
  await approver.goto(`${change}/ban-ghi?doi=new`);
  await expectSound(approver);
  await approver.goto(change);
  await press(approver, 'Duyệt');
  await until(approver, 'Đang áp dụng');
  await expectSound(approver);
  await approver.goto('/can-bo/nhiem-vu?q=gi%E1%BA%A5y+v%C3%AD+d%E1%BB%A5');
  expect(await main(approver)).toContain('Cấp giấy ví dụ số');
  await editor.goto(change);
  await editor.getByLabel('Vì sao gỡ').fill('thử xong');
  await press(editor, 'Gỡ thay đổi');
  await until(editor, 'Đã gỡ');
  await editor.goto('/can-bo/nhiem-vu?q=gi%E1%BA%A5y+v%C3%AD+d%E1%BB%A5');
  expect(await main(editor)).not.toContain('Cấp giấy ví dụ số');
  await editor.goto('/can-bo/kien-thuc/nhap-lieu');
  await expectSound(editor);
  await follow(editor, 'Dữ liệu đi kèm hệ thống');
  expect(await main(editor)).toContain('Mọi bản ghi đều được nhận.');
  await expectSound(editor);
});

test('in a commune knowledge is read, and the way to change it is said', { timeout: 60_000 }, async () => {
  const page = await signIn('bientap');
  await page.goto('/can-bo/kien-thuc');
  expect(await page.getByRole('link', { name: 'Soạn bản thay đổi' }).count()).toBe(0);
  await page.goto('/can-bo/kien-thuc/thay-doi/moi');
  expect(await main(page)).toContain('Chỉ soạn được ở cấp tỉnh');
  await page.goto('/can-bo/kien-thuc/tam-dung');
  expect(await page.getByRole('button', { name: 'Tạm dừng ngay' }).count()).toBe(0);
});
