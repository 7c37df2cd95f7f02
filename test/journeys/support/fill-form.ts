import type { Page } from 'playwright-core';
import type { Form, Question } from '../../../src/model/form.ts';
import { findQuestion, isRecord, readPath, type Answers } from '../../../src/model/form-paths.ts';

const MOST_PAGES = 80;
const MOST_TRIES = 5;

/** Presses something of a page and waits for where it leads. */
async function go(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
}

/** Begins a declaration on its own page. */
export async function beginForm(page: Page, formId: string): Promise<void> {
  await page.goto(`/to-khai/${formId}`);
  await page.locator('input[name="dong-y"]').first().check();
  await go(page, 'form[action="?/begin"] button.main');
}

/** Fills page after page with the answers of one of the form's own invented people, until the last look. What the person did not say is answered by the kind of its question. */
export async function fillForm(page: Page, form: Form, answers: Answers, visit?: (pageId: string) => Promise<void>): Promise<void> {
  let last = '';
  let tries = 0;
  for (let at = 0; at < MOST_PAGES * MOST_TRIES; at += 1) {
    const path = new URL(page.url()).pathname;
    if (path.endsWith('/kiem-tra')) return;
    tries = path === last ? tries + 1 : 0;
    if (tries >= MOST_TRIES) throw new Error(`${form.id}: the page ${path} does not let on: ${(await page.locator('main').innerText()).slice(0, 1_500)}`);
    if (path !== last && visit !== undefined) await visit(path.split('/').at(-1) ?? '');
    last = path;
    await fillPage(page, form, answers);
    await go(page, 'form[data-declare] button.go');
  }
  throw new Error(`${form.id}: no end after ${String(MOST_PAGES)} pages`);
}

/** Fills what one page asks. */
export async function fillPage(page: Page, form: Form, answers: Answers): Promise<void> {
  for (const path of await askedOn(page)) {
    const question = questionAt(form, path);
    const rows = readPath(path, answers);
    if ((question?.kind === 'repeat' || question?.kind === 'table') && Array.isArray(rows)) {
      while (Number(await page.locator(`[name="${path}.dong"]`).inputValue()) < rows.length) {
        await fillShown(page, form, answers);
        await go(page, `button[value="them:${path}"]`);
      }
    }
  }
  await fillShown(page, form, answers);
}

async function askedOn(page: Page): Promise<string[]> {
  return page.locator('input[name="hoi"]').evaluateAll((all) => all.filter((each) => !each.matches(':disabled') && each.closest('[hidden]') === null).map((each) => (each as HTMLInputElement).value));
}

async function fillShown(page: Page, form: Form, answers: Answers): Promise<void> {
  for (const path of await askedOn(page)) {
    const question = questionAt(form, path);
    if (question !== undefined && question.of === undefined) await answer(page, question, path, valueAt(answers, path) ?? standIn(question));
  }
}

function questionAt(form: Form, path: string): Question | undefined {
  return findQuestion(form.questions, path.replaceAll(/\.\d+(?=\.|$)/gu, ''));
}

function valueAt(answers: Answers, path: string): unknown {
  let value: unknown = answers;
  for (const key of path.split('.')) value = Array.isArray(value) ? (value as unknown[])[Number(key)] : isRecord(value) ? value[key] : undefined;
  return value;
}

/** What is asked of everybody but the sample does not say, because the day of the test is another than the sample's. */
function standIn(question: Question): unknown {
  if (question.required === false) return undefined;
  switch (question.kind) {
    case 'yesNo': return false;
    case 'gender': return 'female';
    case 'choice': case 'relation': return question.options?.[0]?.value ?? 'người thân';
    case 'choices': return [question.options?.[0]?.value];
    case 'declaration': return true;
    case 'longText': case 'text': return 'Lý do thử, đủ dài để nhận';
    default: return undefined;
  }
}

async function answer(page: Page, question: Question, path: string, value: unknown): Promise<void> {
  const type = (part: string, text: unknown) => page.locator(`[name="${path}${part}"]`).fill(text === undefined ? '' : String(text));
  const choose = (part: string, wanted: string) => page.locator(`[name="${path}${part}"][value="${wanted}"]`).check();
  const date = async (part: string, text: unknown): Promise<void> => {
    const [year = '', month = '', day = ''] = String(text ?? '').split('-');
    for (const [name, said] of [['ngay', day], ['thang', month], ['nam', year]] as const) await type(`${part}.${name}`, said);
  };
  const place = async (given: unknown): Promise<void> => {
    if (!isRecord(given)) return type('.noi', '');
    const offered = page.locator(`[name="${path}.noi-ma"][value="${String(given['code'])}"]`);
    if ((await offered.count()) > 0) return offered.check();
    return type('.noi', given['typed'] ?? given['name']);
  };
  switch (question.kind) {
    case 'date': return date('', value);
    case 'choice': case 'gender': case 'yesNo': return value === undefined ? undefined : choose('', String(value));
    case 'relation': return question.options === undefined ? type('', value) : choose('', String(value));
    case 'choices': for (const one of Array.isArray(value) ? (value as string[]) : []) await choose('', one); return undefined;
    case 'declaration': return page.locator(`[name="${path}"]`).check();
    case 'nationality': case 'ethnicity': {
      const usual = question.kind === 'nationality' ? 'VN' : 'Kinh';
      if (value === undefined) return undefined;
      if (value === usual) return choose('', usual);
      await choose('', 'khac');
      return type('.khac', question.kind === 'nationality' ? new Intl.DisplayNames(['vi'], { type: 'region' }).of(String(value)) : value);
    }
    case 'place': return place(value);
    case 'address': await place(isRecord(value) ? value['place'] : undefined); return type('.chi-tiet', isRecord(value) ? value['detail'] : '');
    case 'paper':
      if (!isRecord(value)) return undefined;
      await choose('.loai', String(value['kind']));
      await type('.so', value['number']);
      await date('.ngay-cap', value['issuedOn']);
      return type('.noi-cap', value['issuer']);
    case 'file': {
      const input = page.locator(`[name="${path}.tep"]`);
      const sent = await page.locator(`button[value^="bo-tep:${path}:"]`).count();
      if (!Array.isArray(value) || sent > 0 || (await input.count()) === 0) return undefined;
      // A picture that every browser can make: the page itself.
      return input.setInputFiles({ name: 'anh chụp.png', mimeType: 'image/png', buffer: await page.screenshot() });
    }
    default: return type('', value);
  }
}
