import { expect, test } from 'vitest';
import { tellDue } from './tell-due.ts';

test.each([
  ['2026-12-04', 'due'],
  ['2026-12-05', 'soon'],
  ['2026-12-07', 'soon'],
  ['2026-12-08', 'late'],
] as const)('on %s what is due on 07/12/2026 is %s', (today, told) => {
  expect(tellDue({ dueOn: '2026-12-07', state: 'assigned' }, today)).toBe(told);
  expect(tellDue({ dueOn: '2026-12-07', state: 'answered' }, today)).toBe('done');
});
