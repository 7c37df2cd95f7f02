import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FormSchema } from '../../src/model/form.ts';
import { openBrowser, visit } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { beginForm, fillForm, fillPage } from './support/fill-form.ts';

const FORM = FormSchema.parse(JSON.parse(readFileSync(new URL('../../content/forms/khai-sinh.json', import.meta.url), 'utf8')));
const ANSWERS = FORM.samples[0]?.answers ?? {};
/** The number belongs to nobody: no province has the code 000. */
const CARD = '000196000123|012345678|Trần Thị Mai|14051996|Nữ|Thôn Đông, xã Vĩnh Bảo, Hải Phòng|01012022';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const at = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const press = (page: Page, selector: string): Promise<unknown> => Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);

test('what depends on another answer of the page appears at once, and what is not asked is not sent', async () => {
  const { page, context, faults } = await visit(browser, '/to-khai');
  await beginForm(page, 'khai-sinh');
  await fillForm(page, FORM, ANSWERS);
  await page.goto('/to-khai/khai-sinh/noi-sinh');
  expect(await page.locator('[name="facility"]').isVisible()).toBe(true);
  await page.locator('[name="bornAt"][value="abroad"]').check();
  expect(await page.locator('[name="facility"]').isVisible()).toBe(false);
  await page.locator('[name="bornAt"][value="facility"]').check();
  expect(await page.locator('[name="facility"]').inputValue()).toBe('Trạm y tế xã Vĩnh Bảo');
  expect(faults).toEqual([]);
  await context.close();
});

test("an identity card's code from a scanner fills a person's questions once they are confirmed, not before", async () => {
  const { page, context } = await visit(browser, '/to-khai');
  await beginForm(page, 'khai-sinh');
  await page.goto('/to-khai/khai-sinh/quet');
  const scan = async (text: string): Promise<void> => {
    await page.locator('input[name="ai"][value="requester"]').check();
    await page.locator('[data-scanned]').fill(text);
    await Promise.all([page.waitForNavigation(), page.locator('[data-scanned]').press('Enter')]);
  };
  await scan('xin chào');
  expect(await page.locator('[role="alert"]').innerText()).toContain('không phải mã trên thẻ');
  await scan(CARD);
  expect(await page.locator('main').innerText()).toContain('14/05/1996');
  await page.goto('/to-khai/khai-sinh/noi-chuyen');
  expect(await page.locator('main').innerText()).not.toContain('Trần Thị Mai');
  await page.goto('/to-khai/khai-sinh/quet');
  await scan(CARD);
  await press(page, 'form[action="?/use"] button.main');
  expect(await page.locator('[name="requester.name"]').inputValue()).toBe('Trần Thị Mai');
  expect(await page.locator('[name="requester.birthDate.nam"]').inputValue()).toBe('1996');
  await context.close();
});

test('going back shows what was saved, and going on again loses nothing', async () => {
  const { page, context } = await visit(browser, '/to-khai');
  await beginForm(page, 'khai-sinh');
  await fillPage(page, FORM, ANSWERS);
  const first = at(page);
  await press(page, 'form[data-declare] button.go');
  expect(at(page)).not.toBe(first);
  await page.goBack();
  expect(at(page)).toBe(first);
  const chosen = await page.locator('input:checked').count();
  expect(chosen).toBeGreaterThan(0);
  await page.goForward();
  await page.goBack();
  expect(await page.locator('input:checked').count()).toBe(chosen);
  await context.close();
});

test('what another tab changed meanwhile is shown beside, and one of both is chosen', async () => {
  const { page, context } = await visit(browser, '/to-khai');
  await beginForm(page, 'khai-sinh');
  await page.goto('/to-khai/khai-sinh/ten-tre');
  const other = await context.newPage();
  await other.goto('/to-khai/khai-sinh/ten-tre');
  await other.locator('[name="childName"]').fill('Nguyễn Minh An');
  await press(other, 'form[data-declare] button.go');
  await page.locator('[name="childName"]').fill('Nguyễn Minh Anh');
  await press(page, 'form[data-declare] button.go');
  const both = await page.locator('main').innerText();
  expect(both).toContain('Nguyễn Minh Anh');
  expect(both).toContain('Nguyễn Minh An\n');
  await press(page, 'form button.main');
  await page.goto('/to-khai/khai-sinh/ten-tre');
  expect(await page.locator('[name="childName"]').inputValue()).toBe('Nguyễn Minh Anh');
  await context.close();
});

test('on another device the code and the year of birth open it where it was left; a wrong year does not', async () => {
  const one = await visit(browser, '/to-khai');
  await beginForm(one.page, 'khai-sinh');
  await fillForm(one.page, FORM, ANSWERS);
  const code = await one.page.locator('main aside strong').innerText();
  const two = await visit(browser, '/to-khai/tiep-tuc', { script: false });
  const open = async (year: string): Promise<void> => {
    await two.page.locator('[name="ma"]').fill(code.toLowerCase());
    await two.page.locator('[name="nam-sinh"]').fill(year);
    await press(two.page, 'main form button.main');
  };
  await open('1950');
  expect(await two.page.locator('[role="alert"]').count()).toBe(1);
  await open('1994');
  expect(at(two.page)).toBe('kiem-tra');
  expect(await two.page.locator('main').innerText()).toContain('Nguyễn Minh An');
  await one.context.close();
  await two.context.close();
});

test('sent twice it is one dossier', async () => {
  const { page, context } = await visit(browser, '/to-khai', { script: false });
  const answers = { ...ANSWERS, childName: 'Nguyễn Minh Hai', requester: { name: 'Lý Văn Hai Lần', birthDate: '1991-01-01', personalId: '000091000877' } };
  await beginForm(page, 'khai-sinh');
  await fillForm(page, FORM, answers);
  await press(page, 'a[href$="/gui"]');
  const fields = await page.locator('form[data-declare]').evaluate((form) => Object.fromEntries([...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)])));
  const send = async (): Promise<string> => {
    const reply = await context.request.post('/to-khai/khai-sinh/gui', { form: fields, headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' }, maxRedirects: 0 });
    expect(reply.status()).toBe(303);
    return reply.headers()['location'] ?? '';
  };
  const [first, second] = await Promise.all([send(), send()]);
  expect(first).toMatch(/^\/ho-so\/HS-/u);
  expect(second).toBe(first);
  expect(await send()).toBe(first);
  await context.close();
});

test('without a network what was typed waits on the device, says so, and is sent once when the network is back', async () => {
  const { page, context } = await visit(browser, '/to-khai');
  await beginForm(page, 'khai-sinh');
  await page.goto('/to-khai/khai-sinh/ten-tre');
  await page.waitForFunction(() => document.documentElement.classList.contains('js'));
  await page.locator('[name="childName"]').fill('Nguyễn Minh Không Mạng');
  await context.setOffline(true);
  await page.locator('form[data-declare] button.go').click();
  expect(await page.locator('[data-net]').innerText()).toContain('Đang chờ gửi');
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname));
  await Promise.all([page.waitForNavigation(), context.setOffline(false)]);
  expect(posts).toEqual(['/to-khai/khai-sinh/ten-tre']);
  expect(await page.evaluate(() => localStorage.getItem('mc.waiting'))).toBeNull();
  await page.goto('/to-khai/khai-sinh/ten-tre');
  expect(await page.locator('[name="childName"]').inputValue()).toBe('Nguyễn Minh Không Mạng');
  await context.close();
});

test('where the network stands and the house does not answer, what was typed waits as well, and its page stays', async () => {
  const { page, context } = await visit(browser, '/to-khai');
  await beginForm(page, 'khai-sinh');
  await page.goto('/to-khai/khai-sinh/ten-tre');
  await page.waitForFunction(() => document.documentElement.classList.contains('js'));
  await page.locator('[name="childName"]').fill('Nguyễn Minh Vắng Máy Chủ');
  await page.route('**/mark.svg', (route) => route.abort('connectionrefused'));
  await page.locator('form[data-declare] button.go').click();
  await page.locator('[data-net]', { hasText: 'máy chủ chưa trả lời' }).waitFor();
  expect(await page.locator('[name="childName"]').inputValue()).toBe('Nguyễn Minh Vắng Máy Chủ');
  await page.unroute('**/mark.svg');
  // It looks again by itself in a while; here the device says that something has changed.
  await Promise.all([page.waitForNavigation(), page.evaluate(() => window.dispatchEvent(new Event('online')))]);
  await page.goto('/to-khai/khai-sinh/ten-tre');
  expect(await page.locator('[name="childName"]').inputValue()).toBe('Nguyễn Minh Vắng Máy Chủ');
  await context.close();
});

test('in conversation a day of the moon is asked back, and nothing is kept that was not confirmed', async () => {
  const { page, context } = await visit(browser, '/to-khai', { script: false });
  await beginForm(page, 'khai-sinh');
  const say = async (text: string): Promise<void> => {
    await page.locator('[name="tra-loi"]').fill(text);
    await press(page, '.line button.main');
  };
  await page.goto('/to-khai/khai-sinh/noi-chuyen');
  for (let turn = 0; turn < 12 && !(await page.locator('#h-cau').innerText()).includes('năm sinh'); turn += 1) {
    if ((await page.locator('.choices button').count()) > 0) await press(page, '.choices button');
    else await say((await page.locator('#h-cau').innerText()).includes('tên') ? 'Lê Thị Kể' : 'không');
    if ((await page.locator('button[value="đúng"]').count()) > 0) await press(page, 'button[value="đúng"]');
  }
  await say('sinh mùng 2 tết năm ngoái');
  expect(await page.locator('[role="alert"]').innerText()).toContain('âm lịch');
  await say('2/3/1958');
  expect(await page.locator('.said').innerText()).toBe('02/03/1958');
  await page.goto('/to-khai/khai-sinh/nguoi-khai');
  expect(await page.locator('[name="requester.birthDate.nam"]').inputValue()).toBe('');
  await page.goto('/to-khai/khai-sinh/noi-chuyen');
  await press(page, 'button[value="đúng"]');
  await page.goto('/to-khai/khai-sinh/nguoi-khai');
  expect(await page.locator('[name="requester.birthDate.nam"]').inputValue()).toBe('1958');
  await context.close();
});

describe.each(['phone', 'desktop'] as const)('on the %s no tool finds a fault in either theme', (size) => {
  test('from the start to the dossier', async () => {
    const { page, context } = await visit(browser, '/to-khai', { size });
    await expectSound(page);
    await page.goto('/to-khai/khai-sinh');
    await expectSound(page);
    const answers = { ...ANSWERS, childName: `Nguyễn Minh ${size === 'phone' ? 'Nhỏ' : 'Lớn'}`, requester: { name: 'Lý Văn Xem', birthDate: '1991-01-01', personalId: size === 'phone' ? '000091000888' : '000091000899' } };
    await beginForm(page, 'khai-sinh');
    await fillForm(page, FORM, answers, () => expectSound(page));
    for (const path of ['kiem-tra', 'ban-in', 'quet', 'noi-chuyen', 'gui', '']) {
      await page.goto(`/to-khai/khai-sinh/${path}`);
      await expectSound(page);
    }
    await page.goto('/to-khai/khai-sinh/ten-tre');
    await page.locator('[name="childName"]').fill('An 3');
    await press(page, 'form[data-declare] button.go');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('loi');
    await expectSound(page);
    await page.locator('[name="childName"]').fill(answers.childName);
    await press(page, 'form[data-declare] button.go');
    await page.goto('/to-khai/khai-sinh/gui');
    await press(page, 'form[data-declare] button.main');
    await expectSound(page);
    await press(page, 'main a.btn.main');
    await expectSound(page);
    for (const path of ['/ho-so', '/to-khai/tiep-tuc']) {
      await page.goto(path);
      await expectSound(page);
    }
    await context.close();
  }, 240_000);
});

describe('early help', () => {
  const told = (page: Page, path: string): Promise<string> => page.locator(`[data-asks="${path}"] > [data-told]`).innerText();
  const leave = async (page: Page): Promise<void> => {
    await page.locator('button.go').focus();
    await page.waitForTimeout(150);
  };

  test('what is wrong is said under its question when it is left, not while one types, and goes away once it is right', async () => {
    const { page, context, faults } = await visit(browser, '/to-khai');
    await beginForm(page, 'khai-sinh');
    await page.goto('/to-khai/khai-sinh/lien-lac');
    const phone = page.locator('[name="phone"]');
    // What the page carries for its help is not read by people.
    expect(await page.locator('main').innerText()).not.toContain('{"');
    // An empty field that one only passes through is nobody's fault.
    await phone.focus();
    await leave(page);
    expect(await told(page, 'phone')).toBe('');
    await phone.pressSequentially('0912');
    await page.waitForTimeout(150);
    expect(await told(page, 'phone')).toBe('');
    await leave(page);
    await page.locator('[data-asks="phone"] .fault.stop').waitFor();
    expect(await told(page, 'phone')).toMatch(/số/iu);
    expect([await phone.getAttribute('aria-invalid'), await phone.getAttribute('aria-describedby')]).toEqual(['true', expect.stringContaining('q-phone-l')]);
    expect(await page.locator('[data-asks="phone"]').getAttribute('class')).toContain('wrong');
    await expectSound(page);
    await phone.fill('0912 345 678');
    await page.locator('[data-asks="phone"] .fault').waitFor({ state: 'detached' });
    expect([await phone.getAttribute('aria-invalid'), (await phone.getAttribute('aria-describedby'))?.includes('q-phone-l')]).toEqual([null, false]);
    await press(page, 'form[data-declare] button.go');
    expect(at(page)).not.toBe('lien-lac');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('what the server said goes away once it is right, out of the summary too, and stands while it is empty', async () => {
    const { page, context } = await visit(browser, '/to-khai');
    await beginForm(page, 'khai-sinh');
    await page.goto('/to-khai/khai-sinh/nguoi-khai');
    await page.locator('[name="requester.birthDate.nam"]').fill('2050');
    await press(page, 'form[data-declare] button.go');
    const lines = page.locator('#loi li');
    expect(await lines.count()).toBe(2);
    await page.locator('[name="requester.name"]').focus();
    await leave(page);
    expect(await told(page, 'requester.name')).not.toBe('');
    await page.locator('[name="requester.name"]').fill('Trần Thị Mai');
    await leave(page);
    await page.locator('[data-asks="requester.name"] .fault').waitFor({ state: 'detached' });
    expect(await lines.count()).toBe(1);
    expect(await page.locator('#loi h2').innerText()).toContain('1');
    await page.locator('[name="requester.birthDate.ngay"]').fill('14');
    await page.locator('[name="requester.birthDate.thang"]').fill('5');
    await page.locator('[name="requester.birthDate.nam"]').fill('1996');
    await leave(page);
    await page.locator('#loi').waitFor({ state: 'detached' });
    await press(page, 'form[data-declare] button.go');
    expect(at(page)).not.toBe('nguoi-khai');
    await context.close();
  });
});
