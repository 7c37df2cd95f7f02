import { expect, test } from 'vitest';
import { tellDue } from './tell-due.ts';

const NOW = Date.parse('2026-11-30T09:00:00+07:00');

test.each([
  [{ dueAt: null, overdue: false, clockStands: false, status: 'registered' }, 'none'],
  [{ dueAt: '2026-11-27T10:00:00Z', overdue: true, clockStands: false, status: 'processing' }, 'late'],
  // Issued after its day: late stays said although the work is done.
  [{ dueAt: '2026-11-27T10:00:00Z', overdue: true, clockStands: false, status: 'returned' }, 'late'],
  [{ dueAt: '2026-11-27T10:00:00Z', overdue: false, clockStands: false, status: 'returned' }, 'ended'],
  [{ dueAt: '2026-11-30T10:00:00Z', overdue: false, clockStands: false, status: 'processing' }, 'today'],
  [{ dueAt: '2026-12-01T10:00:00Z', overdue: false, clockStands: false, status: 'received' }, 'soon'],
  [{ dueAt: '2026-12-02T10:00:00Z', overdue: false, clockStands: false, status: 'received' }, 'running'],
  // A payment that stops no clock is awaited while the day comes nearer.
  [{ dueAt: '2026-11-30T10:00:00Z', overdue: false, clockStands: false, status: 'awaitingPayment' }, 'today'],
  [{ dueAt: '2026-11-30T10:00:00Z', overdue: false, clockStands: true, status: 'awaitingPayment' }, 'standing'],
  // While papers are awaited no day is promised, whatever it says.
  [{ dueAt: '2026-11-30T10:00:00Z', overdue: false, clockStands: true, status: 'supplementing' }, 'standing'],
] as const)('%o is told as %s', (dossier, told) => {
  expect(tellDue(dossier, NOW)).toBe(told);
});
