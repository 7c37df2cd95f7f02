import { expect, test } from 'vitest';
import { formOf } from './deed-form.ts';
import { keptFilesOf, refOfField } from './kept-files.ts';
import { readDeed } from './read-deed.ts';
import { takeFiles } from './take-files.ts';

const hash = (of: string): string => of.repeat(64);
const COMPONENTS = [{ name: 'Tờ khai' }, { name: 'Quyết định ly hôn' }];

test('a form keeps the files of each paper by itself, and nothing that is no hash', () => {
  const form = formOf({ 'anh-c1-1': `${hash('a')} mot.jpg`, 'anh-c1-2': `${hash('b')} hai.jpg`, 'anh-c10-1': hash('c'), 'anh-c1-3': 'khong-phai' });
  expect(keptFilesOf(form, 'c1').map(({ hash: one, name }) => [one, name])).toEqual([[hash('a'), 'mot.jpg'], [hash('b'), 'hai.jpg']]);
  expect(keptFilesOf(form, 'c10').map(({ name }) => name)).toEqual(['']);
  expect(['tep-c0', 'tep-them-2', 'tep-kq', 'tep-', 'ho-ten'].map(refOfField)).toEqual(['c0', 'them-2', 'kq', undefined, undefined]);
});

test('the first file goes with its paper, each further one is a sheet that counts as none', () => {
  const values = { 'giay-c0': 'original', 'so-c0': '2', 'anh-c0-1': hash('a'), 'anh-c0-2': hash('b'), 'giay-c1': '', 'anh-c1-1': `${hash('c')} x.jpg`, 'them-1': '', 'anh-them-1-1': `${hash('d')} la.pdf` };
  expect(readDeed('attach', formOf(values), COMPONENTS)).toEqual({
    kind: 'attach', papers: [
      { component: 'c0', name: 'Tờ khai', form: 'original', count: 2, file: hash('a') }, { component: 'c0', name: 'Tờ khai', form: 'original', count: 0, file: hash('b') },
      { component: 'c1', name: 'Quyết định ly hôn', form: 'copy', count: 1, file: hash('c') }, { name: 'la.pdf', form: 'copy', count: 1, file: hash('d') },
    ],
  });
  expect(readDeed('recordResult', formOf({ so: '12/XN', 'anh-kq-1': `${hash('e')} ket-qua.pdf` }), COMPONENTS)).toEqual({ kind: 'recordResult', number: '12/XN', file: hash('e') });
});

test('files are sent one after another; the first that is refused ends it, those before it stand in the form', async () => {
  const keys: string[] = [];
  const house = ((path: string, { headers }: { headers: Record<string, string> }) => {
    keys.push(headers['idempotency-key'] ?? '');
    const name = new URL(path, 'http://x').searchParams.get('name') ?? '';
    const isBad = name === 'vi-rut.pdf';
    return Promise.resolve(new Response(JSON.stringify(isBad ? { title: 'Không nhận', status: 422, code: 'file_kind_unknown' } : { file: hash(name.slice(0, 1)), name }), { status: isBad ? 422 : 201 }));
  }) as unknown as typeof fetch;
  const file = (name: string): File => new File([name], name);
  const values = { 'giay-c0': 'copy', 'anh-c0-1': hash('f') };
  const posted = { ...formOf(values), values, files: [{ name: 'tep-c0', file: file('a.jpg') }, { name: 'la', file: file('b.jpg') }, { name: 'tep-c1', file: file('vi-rut.pdf') }, { name: 'tep-c1', file: file('c.jpg') }] };
  const taken = await takeFiles(house, posted, 'phieu-1');
  expect(taken.values).toEqual({ ...values, 'anh-c0-2': `${hash('a')} a.jpg` });
  expect(taken.problem?.code).toBe('file_kind_unknown');
  // The same file with the same ticket is one.
  await takeFiles(house, { ...posted, files: posted.files.slice(0, 1) }, 'phieu-1');
  expect(keys[2]).toBe(keys[0]);
});
