import type { Browser, BrowserContext, Page } from 'playwright-core';
import { visit, type Visit } from './browser.ts';
import type { OwnHouse } from './own-house.ts';

/** Opens a browser of its own for one of the demonstration's people, signed in and standing at a page. */
export async function signInTo(house: OwnHouse, browser: Browser, loginName: string, path: string, how: Visit = {}): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const opened = await visit(browser, `/dang-nhap?${new URLSearchParams({ tiep: path }).toString()}`, { baseUrl: house.baseUrl, ...how });
  const { page } = opened;
  await page.getByLabel('Tên đăng nhập').fill(loginName);
  await page.getByLabel('Mật khẩu').fill(house.passwordOf(loginName));
  await press(page, 'Đăng nhập');
  return opened;
}

/** Presses a button and waits for the page it leads to. */
export async function press(page: Page, name: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]);
}

/** Follows a link and waits for its page. */
export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.getByRole('link', typeof name === 'string' ? { name, exact: true } : { name }).first().click()]);
}
