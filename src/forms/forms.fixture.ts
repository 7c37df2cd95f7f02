import { mkdtemp, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHouseSecret } from '#identity/house-secret.ts';
import { createThrottle } from '#identity/throttle.ts';
import { EVERY_KIND } from '#model/form.fixture.ts';
import type { Form } from '#model/form.ts';
import { HOME } from '#test/support/home.ts';
import type { TestPlatform } from '#test/support/database.ts';
import type { FormPlaces } from './draft-deps.ts';
import type { FormSentences } from './form-sentences.ts';
import { createForms, type Forms, type FormsDeps } from './forms.ts';

export const SENTENCES = Object.fromEntries(['vi', 'en'].map((language) => [language, JSON.parse(readFileSync(join(HOME, 'content/locales', `${language}.json`), 'utf8')) as FormSentences])) as FormsDeps['sentences'];

const BA_DINH = { code: '00004', name: 'Phường Ba Đình, Thành phố Hà Nội' };
const TAN_LAP = [{ code: '04933', name: 'Xã Tân Lập, Tỉnh Thử' }, { code: '05593', name: 'Xã Tân Lập, Tỉnh Mẫu' }];
/** Three communes, two of one name. */
export const TEST_PLACES: FormPlaces = {
  placeOf: (code) => [BA_DINH, ...TAN_LAP].find((place) => place.code === code),
  findPlaces: (text) => (/ba đình|ba dinh/iu.test(text) ? { isSure: true, places: [BA_DINH] } : /tân lập|tan lap/iu.test(text) ? { isSure: false, places: TAN_LAP } : { isSure: false, places: [] }),
  birthCodes: new Set(['000', '001']),
};

/** The room over a test's platform, with a folder of its own that holds the given forms. */
export async function openTestForms(platform: TestPlatform, more: Partial<FormsDeps> = {}, forms: readonly Form[] = [EVERY_KIND]): Promise<Forms> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-forms-'));
  for (const form of forms) await writeFile(join(folder, `${form.id}-${String(form.version)}.json`), JSON.stringify(form));
  const vault = createHouseSecret('f'.repeat(64));
  return createForms({ ...platform, folder, sentences: SENTENCES, vault, throttle: createThrottle({ ...platform, secret: vault }), places: TEST_PLACES, ...more });
}
