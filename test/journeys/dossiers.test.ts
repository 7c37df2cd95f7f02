import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';
import { follow, press, signInTo } from './support/sign-in.ts';

let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'])]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

/** Receives a dossier over the API, as a neighbouring desk would; gives its id. */
async function receive(page: Page, name: string, identityNumber: string, code = '1.001193'): Promise<string> {
  const reply = await page.request.post('/api/v1/receptions', {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: {
      procedureCode: code, caseId: 'dung-han', channel: 'direct', applicant: { name, birthYear: 1990, identityNumber, phone: '0900000123' },
      papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }, { component: 'c1', name: 'Giấy chứng sinh', form: 'original', count: 1 }], conditions: { c2: false, c3: false, c5: false, c6: false, c7: false, c8: false },
      reception: { fee: {}, evenIncomplete: { reason: 'Đã xem giấy tờ tại quầy' } },
    },
  });
  expect(reply.status(), await reply.text()).toBe(201);
  return ((await reply.json()) as { id: string }).id;
}

test('from the day’s list to the returned result: officer, leader, clerk, officer', { timeout: 240_000 }, async () => {
  const officer = await signInTo(house, browser, 'canbo', '/can-bo/ho-so', { size: 'desktop' });
  const { page } = officer;
  const id = await receive(page, 'Nguyễn Thị Hoa', '001190000001');
  await page.goto('/can-bo/ho-so?muc=open');
  expect(await page.getByRole('link', { name: 'Nguyễn Thị Hoa' }).count()).toBe(1);
  await expectSound(page);
  // Found without marks, by keyboard.
  await page.keyboard.press('/');
  await page.keyboard.type('nguyen thi hoa 0123');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.keyboard.press('j');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(new URL(page.url()).pathname).toBe(`/can-bo/ho-so/${id}`);
  await page.getByText('Xem cách tính từng ngày').click();
  expect(await page.locator('.days').innerText()).toMatch(/Nhận lúc \d\d:\d\d/);
  // Why not, in words.
  await page.getByText('Vì sao chưa làm được các việc khác').click();
  expect(await page.getByText('Việc "ký" do người khác hoặc cơ quan khác làm với hồ sơ này').isVisible()).toBe(true);
  await expectSound(page);

  await follow(page, 'Chuyển bước');
  await expectSound(page);
  await page.getByLabel('Giao cho').selectOption({ label: 'Lê Thị Mẫu (Cán bộ)' });
  await press(page, 'Chuyển bước');
  expect(await page.getByRole('status').innerText()).toContain('Đã xong: chuyển bước');

  await follow(page, 'Trình kết quả');
  await page.getByLabel('Không đồng ý, có lý do').check();
  await press(page, 'Trình kết quả');
  // A refusal keeps what was chosen.
  expect(await page.getByRole('alert').innerText()).toContain('Thiếu lý do');
  expect(await page.getByLabel('Không đồng ý, có lý do').isChecked()).toBe(true);
  await page.getByLabel('Đồng ý giải quyết').check();
  await press(page, 'Trình kết quả');

  const leader = await signInTo(house, browser, 'lanhdao', '/can-bo/ho-so', { size: 'desktop' });
  expect(await leader.page.getByRole('heading', { level: 2 }).first().innerText()).not.toBe('');
  await leader.page.goto(`/can-bo/ho-so/${id}`);
  await follow(leader.page, 'Ký');
  await press(leader.page, 'Ký');
  const clerk = await signInTo(house, browser, 'vanthu', `/can-bo/ho-so/${id}`, { size: 'desktop' });
  await follow(clerk.page, 'Vào số, phát hành');
  await clerk.page.getByLabel('Số văn bản kết quả').fill('12/UBND-KS');
  await clerk.page.locator('input[name="tep-kq"]').setInputFiles({ name: 'ket-qua.png', mimeType: 'image/png', buffer: await clerk.page.screenshot() });
  await expectSound(clerk.page);
  await press(clerk.page, 'Vào số, phát hành');
  expect(await clerk.page.getByRole('link', { name: 'Kết quả đã ban hành (tệp)' }).isVisible()).toBe(true);

  await page.goto(`/can-bo/ho-so/${id}`);
  await follow(page, 'Trả kết quả');
  await page.getByLabel('Bằng chứng').fill('Ký nhận tại quầy');
  await press(page, 'Trả kết quả');
  expect(await page.locator('main').innerText()).toContain('đã trả kết quả');
  expect(await page.getByText('Tại quầy. Người nhận: Nguyễn Thị Hoa. Bằng chứng: Ký nhận tại quầy').isVisible()).toBe(true);
  await expectSound(page);
  for (const { context, faults } of [officer, leader, clerk]) {
    expect(faults).toEqual([]);
    await context.close();
  }
});

test('every fault at once, each of a paper; the form is filled with what the check found; on a phone, without script', { timeout: 180_000 }, async () => {
  const { page, context } = await signInTo(house, browser, 'canbo', '/can-bo/ho-so', { script: false });
  const id = await receive(page, 'Trần Văn Bình', '001180000002');
  await page.goto(`/can-bo/ho-so/${id}/yeu-cau-bo-sung`);
  const ticked = page.locator('input[name="loi-c0"]');
  await ticked.check();
  await page.locator('input[name="loi-c0-gi"]').fill('Tờ khai chưa ký');
  await page.locator('input[name="loi-c0-cach"]').fill('Ký vào cuối tờ khai');
  await press(page, 'Yêu cầu bổ sung');
  expect(await page.locator('main').innerText()).toContain('yêu cầu bổ sung giấy tờ');
  expect(await page.getByText('Tờ khai chưa ký: Ký vào cuối tờ khai').isVisible()).toBe(true);
  expect(await page.getByText('Đồng hồ đang dừng từ').isVisible()).toBe(true);
  expect(await page.getByRole('link', { name: 'Phiếu yêu cầu bổ sung' }).count()).toBe(1);

  await page.goto(`/can-bo/ho-so/${id}/nhan-bo-sung`);
  await page.locator('select[name="giay-c0"]').selectOption('original');
  await press(page, 'Nộp bổ sung');
  await page.goto(`/can-bo/ho-so/${id}/xac-nhan-bo-sung`);
  await press(page, 'Xác nhận đã bổ sung');
  expect(await page.getByText('Đồng hồ đang dừng từ').count()).toBe(0);
  await context.close();
});

test('two officers on one dossier: the second is told what happened, nothing is lost', { timeout: 120_000 }, async () => {
  const [one, other] = await Promise.all([signInTo(house, browser, 'canbo', '/can-bo/ho-so'), signInTo(house, browser, 'truongquay', '/can-bo/ho-so')]);
  const id = await receive(one.page, 'Phạm Thị Cúc', '001175000003');
  await Promise.all([one.page.goto(`/can-bo/ho-so/${id}/ghi-chu`), other.page.goto(`/can-bo/ho-so/${id}/ghi-chu`)]);
  await one.page.getByLabel('Nội dung ghi chú').fill('Việc của người thứ nhất');
  await press(one.page, 'Ghi chú');
  await other.page.getByLabel('Nội dung ghi chú').fill('Việc của người thứ hai');
  await press(other.page, 'Ghi chú');
  expect(await other.page.getByRole('alert').innerText()).toContain('Hồ sơ vừa có việc khác');
  expect(await other.page.getByLabel('Nội dung ghi chú').inputValue()).toBe('Việc của người thứ hai');
  await expectSound(other.page);
  // The page has seen what happened: sent again it goes through.
  await press(other.page, 'Ghi chú');
  expect(await other.page.getByText('Việc của người thứ nhất').isVisible()).toBe(true);
  await expectSound(other.page);
  await Promise.all([one.context.close(), other.context.close()]);
});

test('an address of no action, and a dossier that is not there, are told in words', { timeout: 60_000 }, async () => {
  const { page, context } = await signInTo(house, browser, 'canbo', '/can-bo/ho-so');
  const id = await receive(page, 'Lê Văn Dũng', '001170000004');
  expect((await page.goto(`/can-bo/ho-so/${id}/xoa-het`))?.status()).toBe(404);
  expect((await page.goto('/can-bo/ho-so/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7'))?.status()).toBe(404);
  await page.goto('/can-bo/ho-so?q=khong%20co%20ai%20ten%20nay');
  expect(await page.getByText('Không có hồ sơ nào khớp').isVisible()).toBe(true);
  await context.close();
});

test('a leader signs several at once, after looking once more; what moved meanwhile stops all of it', { timeout: 180_000 }, async () => {
  const officer = await signInTo(house, browser, 'canbo', '/can-bo/ho-so');
  const ids: string[] = [];
  for (const [at, name] of ['Vũ Thị Một', 'Vũ Thị Hai', 'Vũ Thị Ba'].entries()) {
    const id = await receive(officer.page, name, `00116000001${String(at)}`);
    ids.push(id);
    for (const data of [{ kind: 'handOver' }, { kind: 'decide', outcome: 'granted' }]) expect((await officer.page.request.post(`/api/v1/dossiers/${id}/actions`, { data, headers: { 'sec-fetch-site': 'same-origin' } })).status()).toBe(200);
  }
  const leader = await signInTo(house, browser, 'lanhdao', '/can-bo/ho-so?muc=toSign', { size: 'desktop' });
  const { page } = leader;
  await follow(page, 'Ký nhiều hồ sơ');
  await expectSound(page);
  for (const id of ids) await page.locator(`input[value^="${id}"]`).check();
  await press(page, 'Xem lại trước khi ký');
  expect(await page.getByText('Ký 3 hồ sơ sau đây').isVisible()).toBe(true);
  await expectSound(page);
  // Somebody writes a note between the look and the signature.
  await officer.page.request.post(`/api/v1/dossiers/${ids[1] ?? ''}/actions`, { data: { kind: 'note', text: 'Chờ đã' }, headers: { 'sec-fetch-site': 'same-origin' } });
  await press(page, 'Ký 3 hồ sơ');
  expect(await page.getByRole('alert').innerText()).toContain('Chưa hồ sơ nào được ký');
  await page.goto('/can-bo/ky');
  for (const id of ids) await page.locator(`input[value^="${id}"]`).check();
  await press(page, 'Xem lại trước khi ký');
  await press(page, 'Ký 3 hồ sơ');
  expect(await page.getByRole('status').innerText()).toContain('Đã ký 3 hồ sơ');
  // What lies on whose desk, in numbers and bars.
  await page.goto('/can-bo/ho-so');
  await follow(page, 'Điều hành hồ sơ');
  expect(await page.getByRole('table', { name: 'Mỗi người đang giữ' }).getByRole('row').filter({ hasText: 'Lê Thị Mẫu' }).count()).toBe(1);
  expect(await page.getByRole('table', { name: 'Đang chờ việc gì' }).getByRole('row').filter({ hasText: 'Kết quả đã ký chưa vào số' }).innerText()).toContain('3');
  await expectSound(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectSound(page);
  await Promise.all([officer.context.close(), leader.context.close()]);
});

test('the office closes on a day: what falls due then is due later, with a line in its history; taken back it is due as before', { timeout: 180_000 }, async () => {
  const officer = await signInTo(house, browser, 'canbo', '/can-bo/ho-so');
  const id = await receive(officer.page, 'Ngô Thị Lụt', '001155000009');
  const dueAt = async (): Promise<string> => ((await (await officer.page.request.get(`/api/v1/dossiers/${id}`)).json()) as { dueAt: string }).dueAt;
  const before = await dueAt();
  const lead = await signInTo(house, browser, 'truongquay', '/can-bo', { size: 'desktop' });
  const { page } = lead;
  await follow(page, 'Đóng cửa');
  await expectSound(page);
  await page.getByLabel('Ngày', { exact: true }).fill(before.slice(0, 10));
  await page.getByLabel('Lý do, viết cho người dân đọc').fill('Nước lũ ngập trụ sở');
  await page.getByLabel('Văn bản thông báo').fill('Thông báo 12/TB-UBND');
  await press(page, 'Ghi đóng cửa');
  expect(await page.getByRole('status').innerText()).toContain('Đã ghi ngày đóng cửa');
  await expectSound(page);
  await expect.poll(dueAt, { timeout: 30_000 }).not.toBe(before);
  await officer.page.goto(`/can-bo/ho-so/${id}`);
  await officer.page.getByText('Xem cách tính từng ngày').click();
  expect(await officer.page.locator('.days').innerText()).toContain('Nước lũ ngập trụ sở');
  // Written twice it is told in words, and what was typed is kept.
  await page.getByLabel('Ngày', { exact: true }).fill(before.slice(0, 10));
  await page.getByLabel('Lý do, viết cho người dân đọc').fill('Lũ');
  await page.getByLabel('Văn bản thông báo').fill('Thông báo 13');
  await press(page, 'Ghi đóng cửa');
  expect(await page.getByRole('alert').innerText()).toContain('Ngày này vốn không làm việc');
  expect(await page.getByLabel('Văn bản thông báo').inputValue()).toBe('Thông báo 13');
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: /^Bỏ ngày này/ }).click()]);
  expect(await page.getByRole('status').innerText()).toContain('Đã bỏ ngày đóng cửa');
  await expect.poll(dueAt, { timeout: 30_000 }).toBe(before);
  await Promise.all([officer.context.close(), lead.context.close()]);
});
