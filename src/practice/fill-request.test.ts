import { describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import type { ProcedureCase } from '#model/procedure.ts';
import { bringPapers, fillRequest, type RequestFacts } from './fill-request.ts';

const lan: Actor = { kind: 'officer', id: 'lan', siteId: 'practice-c1', roles: ['officer'] };
const facts: RequestFacts = {
  now: Date.parse('2026-12-01T08:00:00+07:00'), dueAt: '2026-12-03T10:00:00.000Z', players: new Map([['officer', lan]]), me: 'minh', lacking: [], formRef: 'c0',
  words: { missingWhat: 'Chưa có: {name}.', missingHow: 'Nộp tại quầy.', unsignedWhat: 'Chưa ký.', unsignedHow: 'Ký tên.' },
  time: { officeMinutesBetween: (from) => ([0, 6].includes(new Date(Date.parse(from) + 7 * 3_600_000).getUTCDay()) ? 0 : 480) },
};
const lacking = [{ component: 'c2', name: 'Giấy chứng sinh', form: 'original' as const, count: 1 }];

describe('a request of content', () => {
  test.each([
    [{ until: '@today+10' }, { until: '2026-12-15' }],
    [{ newDueOn: '@due+3' }, { newDueOn: '2026-12-08' }],
    [{ ownerId: '@me', other: '@officer' }, { ownerId: 'minh', other: 'lan' }],
    [{ faults: '@faults' }, { faults: [{ component: 'c0', what: 'Chưa ký.', how: 'Ký tên.' }] }],
    [{ reason: 'Như thế', pausesClock: false, lines: [{ unitVnd: 5 }] }, { reason: 'Như thế', pausesClock: false, lines: [{ unitVnd: 5 }] }],
  ])('%o becomes %o', (asked, filled) => {
    expect(fillRequest(asked, facts)).toEqual(filled);
  });

  test('names everything that is missing, and hands it in', () => {
    expect(fillRequest({ faults: '@faults', papers: '@papers' }, { ...facts, lacking })).toEqual({ faults: [{ component: 'c2', what: 'Chưa có: Giấy chứng sinh.', how: 'Nộp tại quầy.' }], papers: lacking });
  });

  test('that names nobody is a fault of the content', () => {
    expect(() => fillRequest({ ownerId: '@leader' }, facts)).toThrow('@leader');
  });
});

test('somebody brings what is required, and leaves the last of it at home', () => {
  const component = (name: string, role: ProcedureCase['components'][number]['role'], originals: number, copies: number): ProcedureCase['components'][number] => ({ name, role, originals, copies });
  const components = [component('Tờ khai', 'form', 1, 0), component('Giấy ủy quyền', 'conditional', 1, 0), component('Căn cước', 'present', 0, 0), component('Bản sao', 'submit', 0, 2), component('Lưu ý', 'note', 0, 0)];
  expect(bringPapers({ components }, true, false, 1)).toEqual({
    papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }, { component: 'c2', name: 'Căn cước', form: 'presented', count: 1 }],
    lacking: [{ component: 'c3', name: 'Bản sao', form: 'copy', count: 2 }],
    conditions: { c1: false },
  });
  expect(bringPapers({ components }, false, true, 0).papers.map(({ form }) => form)).toEqual(['electronic', 'electronic']);
});
