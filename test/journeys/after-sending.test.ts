import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FormSchema, type Form } from '../../src/model/form.ts';
import { openBrowser, visit } from './support/browser.ts';
import { expectSound } from './support/faults.ts';
import { beginForm, fillForm } from './support/fill-form.ts';
import { startOwnHouse, type OwnHouse } from './support/own-house.ts';
import { signInTo } from './support/sign-in.ts';

const getForm = (id: string): Form => FormSchema.parse(JSON.parse(readFileSync(new URL(`../../content/forms/${id}.json`, import.meta.url), 'utf8')));

let browser: Browser;
let house: OwnHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startOwnHouse(['--demo'])]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

const go = (page: Page, selector: string): Promise<unknown> => Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
const textOf = (page: Page): Promise<string> => page.locator('main').innerText();
const send = (page: Page): Promise<unknown> => go(page, 'form[data-declare] button.main');
const numberOf = (page: Page): string => /HS-[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(page.url())?.[0] ?? '';

/** The tools that look for faults need script: they look at the same page in a browser that has it. */
async function expectSoundAt({ page, context }: Awaited<ReturnType<typeof visit>>): Promise<void> {
  const seeing = await visit(browser, '/to-khai', { size: 'phone', baseUrl: house.baseUrl });
  await seeing.context.addCookies(await context.cookies());
  await seeing.page.goto(page.url());
  await expectSound(seeing.page);
  await seeing.context.close();
}

/** A phone without JavaScript with a form filled up to its last look, by one of its invented people with some answers changed. */
async function fillOnPhone(id: string, changed: Readonly<Record<string, unknown>> = {}) {
  const form = getForm(id);
  const visited = await visit(browser, '/to-khai', { script: false, size: 'phone', baseUrl: house.baseUrl });
  await beginForm(visited.page, id);
  await fillForm(visited.page, form, { ...(form.samples[0]?.answers ?? {}), ...changed });
  return visited;
}

/** What the desk's people do with a dossier over the API, each signed in. */
async function openDesk(number: string) {
  const people = new Map<string, Awaited<ReturnType<typeof signInTo>>>();
  const call = async (who: string, method: 'get' | 'post', path: string, data?: unknown): Promise<Record<string, unknown>> => {
    const person = people.get(who) ?? (await signInTo(house, browser, who, '/can-bo'));
    people.set(who, person);
    const reply = await person.context.request[method](`${house.baseUrl}/api/v1${path}`, { ...(data === undefined ? {} : { data }), headers: { 'sec-fetch-site': 'same-origin' } });
    const body = (await reply.json()) as Record<string, unknown>;
    expect(reply.ok(), JSON.stringify(body)).toBe(true);
    return body;
  };
  const { id } = await call('canbo', 'get', `/dossier-numbers/${number}`);
  return {
    id: String(id),
    cookies: async (who: string) => (await people.get(who)?.context.cookies()) ?? [],
    act: (who: string, request: unknown) => call(who, 'post', `/dossiers/${String(id)}/actions`, request),
    close: async () => void (await Promise.all([...people.values()].map(({ context }) => context.close()))),
  };
}

test('papers that were not sent are told before, on the copy and after sending, with their count', async () => {
  const born = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10);
  const visited = await fillOnPhone('khai-sinh', { birth: { date: born, gender: 'female' }, slip: 'paper', slipFile: undefined });
  const { page, context } = visited;
  const expectPapers = async (): Promise<void> => {
    const said = await textOf(page);
    expect(said).toContain('Giấy tờ mang đến quầy');
    expect(said).toContain('Trường hợp: Khai sinh quá hạn');
    expect(said).toMatch(/Giấy chứng sinh do bệnh viện cấp[^\n]*\n\s*1 bản chính/u);
    expect(said).toContain('Mang theo để cho xem');
  };
  await expectPapers();
  await expectSoundAt(visited);
  await go(page, 'a[href$="/ban-in"]');
  await expectPapers();
  await page.goBack();
  await go(page, 'a[href$="/gui"]');
  // What comes late is never shown as free, and the known part, the copies, never as if it were all.
  const fee = await textOf(page);
  expect(fee).toContain('HĐND cấp tỉnh quy định');
  expect(fee).toContain('8.000 đồng mỗi bản sao');
  expect(fee).not.toContain('Phải nộp');
  expect(fee).toContain('Gửi đến: Phường Hạc Thành');
  await send(page);
  await expectPapers();
  await expectSoundAt(visited);
  await context.close();
}, 240_000);

test('copies are counted: the fee before sending, and what is owed once the desk has received', async () => {
  const { page, context } = await fillOnPhone('ban-sao-trich-luc-ho-tich', { copyCount: 3 });
  await go(page, 'a[href$="/gui"]');
  expect(await textOf(page)).toContain('3 × 8.000 đ = 24.000 đ');
  expect(await textOf(page)).toContain('Chưa phải nộp bây giờ');
  await send(page);
  const number = numberOf(page);
  await go(page, 'main a.btn.main');
  const desk = await openDesk(number);
  await desk.act('canbo', { kind: 'receive', papers: [], evenIncomplete: { reason: 'Đã xem giấy tờ' }, conditions: {}, limit: { amount: 1, unit: 'workingDay', basis: { document: '123/2015/NĐ-CP' } } });
  await page.reload();
  const owed = await textOf(page);
  expect(owed).toContain('24.000 đ');
  expect(owed).toContain('Lệ phí');
  await desk.close();
  await context.close();
}, 240_000);

test('whoever has the same dossier open is told its number, and sends one more only by saying so', async () => {
  const first = await fillOnPhone('ket-hon', { wantsCopies: true, copyCount: 2 });
  // Two people have a number that is looked at again: it is said whose.
  expect(await textOf(first.page)).toMatch(/Bên nữ, Số định danh cá nhân:[^]*Bên nam, Số định danh cá nhân:/u);
  await go(first.page, 'a[href$="/gui"]');
  // The marriage costs nothing, which is said once; the copies have the price of their own record.
  const fee = await textOf(first.page);
  expect(fee).toContain('Không mất lệ phí.');
  expect(fee).not.toContain('1 × 0 đ');
  expect(fee).toMatch(/2 × 8\.000 đ = 16\.000 đ[^]*Phải nộp\s+16\.000 đ/u);
  await send(first.page);
  const number = numberOf(first.page);
  const { page, context } = await fillOnPhone('ket-hon');
  await go(page, 'a[href$="/gui"]');
  await send(page);
  const told = await textOf(page);
  expect(told).toContain(number);
  // Nothing was lost, and pressing again without the tick sends nothing.
  await send(page);
  expect(await textOf(page)).toContain(number);
  await page.locator('[name="gui-them"]').check();
  await send(page);
  expect(numberOf(page)).toMatch(/^HS-/u);
  expect(numberOf(page)).not.toBe(number);
  await first.context.close();
  await context.close();
  // The desk's reception has the copies in its bill, and puts right how many.
  const desk = await openDesk(number);
  const seen = await visit(browser, '/can-bo', { baseUrl: house.baseUrl });
  await seen.context.addCookies(await desk.cookies('canbo'));
  await seen.page.goto(`${house.baseUrl}/can-bo/ho-so/${desk.id}/tiep-nhan`);
  expect(await seen.page.locator('[name="kem-0-so"]').inputValue()).toBe('2');
  await expectSound(seen.page);
  await seen.page.locator('[name="kem-0-so"]').fill('3');
  await seen.page.locator('details:has([name="thieu-ly-do"]) > summary').click();
  await seen.page.locator('[name="thieu-ly-do"]').fill('Đã xem giấy tờ');
  await go(seen.page, 'form button.main');
  expect(await textOf(seen.page)).toMatch(/3 × 8\.000 đ = 24\.000 đ/u);
  await seen.context.close();
  await desk.close();
}, 240_000);

test('a returned result is rated with one press, or not at all', async () => {
  const { page, context } = await fillOnPhone('xac-nhan-tinh-trang-hon-nhan');
  await go(page, 'a[href$="/gui"]');
  await send(page);
  const number = numberOf(page);
  await go(page, 'main a.btn.main');
  expect(await page.locator('form[action="?/rate"]').count()).toBe(0);
  const desk = await openDesk(number);
  await desk.act('canbo', { kind: 'receive', papers: [], evenIncomplete: { reason: 'Đã xem giấy tờ' }, fee: { provinceVnd: { 0: 0 } }, conditions: Object.fromEntries(Array.from({ length: 12 }, (_each, at) => [`c${String(at)}`, false])), limit: { amount: 3, unit: 'workingDay', basis: { document: '123/2015/NĐ-CP' } } });
  await desk.act('canbo', { kind: 'handOver' });
  await desk.act('canbo', { kind: 'decide', outcome: 'granted' });
  await desk.act('lanhdao', { kind: 'sign' });
  await desk.act('vanthu', { kind: 'recordResult', number: '07/UBND-XNTTHN' });
  await desk.act('canbo', { kind: 'deliver', way: 'atDesk', proof: 'Ký nhận tại quầy', to: 'Người nộp' });
  await page.reload();
  expect(await textOf(page)).toContain('Bác thấy thế nào?');
  await page.locator('[name="gop-y"]').fill('Nhanh, cảm ơn');
  await go(page, 'form[action="?/rate"] button[value="3"]');
  expect(await textOf(page)).toContain('Cảm ơn bác đã góp ý');
  expect(await page.locator('form[action="?/rate"]').count()).toBe(0);
  await desk.close();
  await context.close();
}, 240_000);
