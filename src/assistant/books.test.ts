import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MergedProcedure } from '#model/procedure.ts';
import { testClock } from '#platform/clock.ts';
import { createPlaces } from '#places/places.ts';
import { loadPlaces } from '#places/places-data.ts';
import { ownProcedure, testPorts } from './assistant.fixture.ts';
import { keepProcedureBook, placeBookOf } from './books.ts';
import { composeAnswer } from './citizen.ts';

const merged = (code: string, over: Partial<MergedProcedure> = {}): MergedProcedure => ({ ...ownProcedure(code), conflicts: [], ...over });

describe('records at hand', () => {
  test('a record is read once and again after it changed', async () => {
    let reads = 0;
    const book = keepProcedureBook({ findProcedure: async (code) => { reads += 1; return merged(code); }, listVersions: async () => [], findVersion: async () => undefined });
    await book.findProcedure('1.001193', '2026-11-23');
    expect(book.findProcedure('1.001193', '2026-11-23')).not.toBeInstanceOf(Promise);
    await book.findProcedure('1.001193', '2026-11-24');
    expect(reads).toBe(2);
    book.forget('1.001193');
    await book.findProcedure('1.001193', '2026-11-23');
    expect(reads).toBe(3);
  });

  test('what was read before a change and arrives after it is not kept', async () => {
    let fee = 'cũ';
    const slow: { release: () => void } = { release: () => undefined };
    const book = keepProcedureBook({
      findProcedure: async (code) => {
        const read = merged(code, { note: fee });
        if (fee === 'cũ') await new Promise<void>((resolve) => (slow.release = resolve));
        return read;
      },
      listVersions: async () => [],
      findVersion: async () => undefined,
    });
    const before = book.findProcedure('1.001193', '2026-11-23');
    fee = 'mới';
    book.forget('1.001193');
    slow.release();
    expect((await before)?.note).toBe('cũ');
    expect((await book.findProcedure('1.001193', '2026-11-23'))?.note).toBe('mới');
  });

  test('a code that ended says when and what replaced it; a code that never was says nothing', async () => {
    const ended = merged('1.001193', { validTo: '2026-05-19', status: 'repealed', replacedBy: ['2.002854'] });
    const book = keepProcedureBook({
      findProcedure: async () => undefined,
      listVersions: async (code) => (code === '1.001193' ? [{ version: 2, validFrom: '2025-07-01', validTo: '2026-05-19', status: 'repealed', importedAt: '2026-05-20T00:00:00Z' }] : []),
      findVersion: async () => ended,
    });
    expect(await book.findEndedProcedure?.('1.001193', '2026-11-23')).toEqual({ code: '1.001193', name: 'Đăng ký khai sinh', endedOn: '2026-05-19', replacedBy: ['2.002854'] });
    expect(await book.findEndedProcedure?.('9.999999', '2026-11-23')).toBeUndefined();
  });
});

describe('places in answers', async () => {
  const home = join(import.meta.dirname, '..', '..');
  const places = placeBookOf(createPlaces(await loadPlaces(join(home, 'content/places')), testClock('2026-11-23T09:00:00+07:00')));
  const ports = await testPorts({ places });

  test('the commune chosen before is where to go', async () => {
    const { answer } = await composeAnswer(ports, { text: 'làm khai sinh ở đâu', communeCode: '00004' });
    expect(answer.text).toContain('Trung tâm Phục vụ hành chính công Phường Ba Đình, Thành phố Hà Nội');
    expect(answer.facts.find((fact) => fact.kind === 'place_unit')).toMatchObject({ record: '00004', value: '00004' });
    expect(answer.unboundNumbers).toBe(0);
  });

  test('a commune named in the words counts before the one chosen', async () => {
    const { answer } = await composeAnswer(ports, { text: 'làm khai sinh ở phường Hồng Hà, Hà Nội thì nộp ở đâu', communeCode: '00004' });
    expect(answer.text).toContain('Phường Hồng Hà');
  });

  test('an old district is told what became of it', async () => {
    const { answer } = await composeAnswer(ports, { text: 'đăng ký kết hôn ở huyện Vĩnh Bảo thì nộp đâu' });
    expect(answer.text).toMatch(/Vĩnh Bảo/u);
    expect(answer.unboundNumbers).toBe(0);
  });

  test('an unknown commune code is said, and the answer is for any place', async () => {
    const { answer } = await composeAnswer(ports, { text: 'làm khai sinh ở đâu', communeCode: '99999' });
    expect(answer.status).toBe('answered');
    expect(answer.facts.some((fact) => fact.kind === 'place_unit')).toBe(false);
    expect(answer.text).toContain('Không tìm thấy xã, phường đã chọn');
    expect(answer.unboundNumbers).toBe(0);
    expect((await composeAnswer(ports, { text: 'làm khai sinh ở đâu', communeCode: '00004' })).answer.text).not.toContain('Không tìm thấy');
  });
});
