import { describe, expect, test } from 'vitest';
import type { Procedure } from '#model/procedure.ts';
import { answerOf, feeOf, procedureOf, rowOf, wayOf } from './eval.fixture.ts';
import { judge, type JudgeSources } from './judge.ts';

const BIRTH = '1.001193';
const OTHER = '1.000894';
const records = new Map<string, Procedure>([BIRTH, OTHER].map((code) => [code, procedureOf(code, [wayOf({}, [feeOf(64_000)])])]));
const sources: JudgeSources = { findProcedure: async (code) => records.get(code), extra: [] };
const candidates = [OTHER, BIRTH].map((code) => ({ code, name: 'Đăng ký', score: 0.5 }));
const procedure = { code: BIRTH, name: 'Đăng ký khai sinh', version: 1 };

describe('judging an answer', () => {
  test('finds the place of the right record and whether the behaviour was right', async () => {
    expect(await judge(rowOf('a'), answerOf('Có', { procedure, candidates }), 5, sources)).toMatchObject({ rank: 2, goldLoaded: true, behavior: 'answer', behaviorRight: true, ms: 5 });
    expect(await judge(rowOf('a'), answerOf('Hỏi lại', { status: 'clarification' }), 5, sources)).toMatchObject({ rank: 0, behavior: 'clarify', behaviorRight: false });
    expect(await judge(rowOf('a', { behavior: 'refuse', gold: [] }), answerOf('', { status: 'guarded_scam' }), 5, sources)).toMatchObject({ goldLoaded: true, behaviorRight: true });
  });

  test('says when none of the right records is loaded, and not when one of several is', async () => {
    expect((await judge(rowOf('a', { gold: ['9.999999'] }), answerOf(''), 1, sources)).goldLoaded).toBe(false);
    expect((await judge(rowOf('a', { gold: ['9.999999', BIRTH] }), answerOf(''), 1, sources)).goldLoaded).toBe(true);
  });

  test('takes a refusal for right where the house holds none of the right records, and an answer from a like one for wrong', async () => {
    const beyond = rowOf('a', { gold: ['9.999999'] });
    expect(await judge(beyond, answerOf('', { status: 'unanswerable_no_record' }), 1, sources)).toMatchObject({ expected: 'refuse', behaviorRight: true });
    expect(await judge(beyond, answerOf('Có', { procedure, candidates }), 1, sources)).toMatchObject({ expected: 'refuse', behaviorRight: false });
  });

  test('counts asked facts only when the right record was answered', async () => {
    const asked = { asked: ['fee'] as const, candidates };
    expect(await judge(rowOf('a'), answerOf('64.000 đồng', { ...asked, procedure }), 1, sources)).toMatchObject({ present: 1, stated: 1, wrong: [], unbound: [] });
    expect(await judge(rowOf('a'), answerOf('64.000 đồng', { ...asked, procedure: { ...procedure, code: OTHER } }), 1, sources)).toMatchObject({ present: 0, stated: 0 });
  });

  test('lets the records of candidates carry what is stated of them, and no other record', async () => {
    const answer = answerOf('Có thể là 64.000 đồng', { status: 'clarification' });
    expect((await judge(rowOf('a'), { ...answer, candidates }, 1, sources)).unbound).toEqual([]);
    expect((await judge(rowOf('a'), answer, 1, sources)).unbound).toEqual(['64000']);
  });

  test('names the words that are missing and the words that must not be repeated', async () => {
    const row = rowOf('a', { mustContain: ['xã', 'Giấy chứng sinh'], mustNotConfirm: ['hộ khẩu', 'huyện'] });
    expect((await judge(row, answerOf('Đến xã, mang hộ khẩu'), 1, sources)).broken).toEqual(['thiếu "Giấy chứng sinh"', 'lặp lại "hộ khẩu"']);
  });
});
