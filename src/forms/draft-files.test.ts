import { Transformer } from '@napi-rs/image';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVERY_KIND } from '#model/form.fixture.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { openTestForms } from './forms.fixture.ts';
import type { DraftKey } from './drafts.ts';
import type { Forms } from './forms.ts';

const actor = { kind: 'citizen', id: 'anonymous', siteId: 'local', roles: [] } as const;
let platform: TestPlatform;
let forms: Forms;
let photos: readonly Uint8Array[];
/** Where sealed files stand, as the store of files is told. */
const standing = new Set<string>();

beforeAll(async () => {
  platform = await openTestPlatform();
  const { files } = platform;
  forms = await openTestForms(platform, {
    files: {
      ...files,
      put: async (...given) => {
        const put = await files.put(...given);
        if (put.ok) standing.add(put.value.hash);
        return put;
      },
      remove: async (hash) => {
        standing.delete(hash);
        await files.remove(hash);
      },
    },
  });
  photos = await Promise.all([90, 120, 200].map((grey) => Transformer.fromRgbaPixels(new Uint8Array(40 * 30 * 4).fill(grey), 40, 30).jpeg(80)));
});
afterAll(async () => {
  await forms.close();
  await platform.close();
});

const begin = async (): Promise<DraftKey> => {
  const outcome = await forms.drafts.begin({ formId: EVERY_KIND.id }, { actor });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
};
const send = (key: DraftKey, at: number, { name = 'anh.jpg', repeat }: { readonly name?: string; readonly repeat?: string } = {}) =>
  forms.files.add({ holder: key, path: 'slip', name, bytes: photos[at] ?? new Uint8Array() }, { actor, ...(repeat === undefined ? {} : { idempotencyKey: repeat }) });
const idOf = async (sent: ReturnType<typeof send>): Promise<string> => {
  const outcome = await sent;
  return outcome.ok ? outcome.value.id : outcome.code;
};
const filesOf = async (key: DraftKey): Promise<readonly string[]> => {
  const found = await forms.drafts.find(key, actor);
  return found.ok ? (found.value.open?.files ?? []).map(({ id }) => id) : [];
};

test('the same picture sent twice to one question is one file, under whatever name, and takes no place of another', async () => {
  const key = await begin();
  const first = await idOf(send(key, 0));
  expect(await idOf(send(key, 0, { name: 'chụp lại.jpg' }))).toBe(first);
  const second = await idOf(send(key, 1));
  expect(await filesOf(key)).toEqual([first, second]);
  // Full, and still the same two may come once more: nothing is added.
  expect([await idOf(send(key, 1)), await idOf(send(key, 2))]).toEqual([second, 'form_files_too_many']);
});

test('a post that is sent again, because its reply was lost, gives the same reply and keeps nothing twice', async () => {
  const key = await begin();
  const before = standing.size;
  const first = await idOf(send(key, 0, { repeat: 'a-repeat-key-0001' }));
  expect(await idOf(send(key, 0, { repeat: 'a-repeat-key-0001' }))).toBe(first);
  expect(await idOf(send(key, 1, { repeat: 'a-repeat-key-0001' }))).toBe('idempotency_key_reused');
  expect(await filesOf(key)).toEqual([first]);
  // The picture and its preview.
  expect(standing.size - before).toBe(2);
});

test('the same picture from two tabs at once is one file', async () => {
  const key = await begin();
  const before = standing.size;
  expect(new Set(await Promise.all([idOf(send(key, 0)), idOf(send(key, 0)), idOf(send(key, 0))])).size).toBe(1);
  expect(await filesOf(key)).toHaveLength(1);
  expect(standing.size - before).toBe(2);
});

test('what was taken away may be sent again, and another draft has its own', async () => {
  const [key, other] = [await begin(), await begin()];
  const first = await idOf(send(key, 0));
  expect(await idOf(send(other, 0))).not.toBe(first);
  expect((await forms.files.remove({ holder: key, fileId: first }, { actor })).ok).toBe(true);
  const again = await idOf(send(key, 0));
  expect(again).not.toBe(first);
  expect(await filesOf(key)).toEqual([again]);
});
