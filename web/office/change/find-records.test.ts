import { expect, test } from 'vitest';
import { findRecord } from './find-records.ts';

const PROCEDURE = { code: '2.000815', name: 'Thủ tục chứng thực bản sao từ bản chính', shortName: 'Chứng thực bản sao', field: { name: 'Chứng thực' } };
const TASK = { id: '120-2025-d1', title: 'Ký chứng thực', field: 'Chứng thực', to: { body: 'Chủ tịch Uỷ ban nhân dân cấp xã' } };
/** Answers as the records of the house do: by the whole code alone. */
const house: typeof fetch = async (input) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input, 'http://house');
  const body = { '/api/v1/procedures/2.000815': { procedure: PROCEDURE }, '/api/v1/tasks/120-2025-d1': { task: TASK, overrides: [] } }[pathname];
  return body === undefined ? Response.json({ code: 'not_found' }, { status: 404 }) : Response.json(body);
};

test('a procedure and a task are named by their code, also where many codes begin alike; what is gone is not found', async () => {
  expect(await findRecord(house, '2.000815')).toEqual({ id: '2.000815', name: 'Chứng thực bản sao', more: '2.000815 · Chứng thực' });
  expect(await findRecord(house, '120-2025-d1')).toEqual({ id: '120-2025-d1', name: 'Ký chứng thực', more: '120-2025-d1 · Chứng thực · Chủ tịch Uỷ ban nhân dân cấp xã' });
  expect(await findRecord(house, '120-2025-d13')).toBeUndefined();
});
