import type { DossierCounts, Role } from '../../api.ts';

/** The lists of the desk's day, in the order of what must be seen first. */
export const DESK_LISTS = ['today', 'late', 'stuck', 'mine', 'toReceive', 'toSign', 'toIssue', 'toDeliver', 'open'] as const;
export type DeskList = (typeof DESK_LISTS)[number];

/** What waits for whom by role; everybody also has what is in their own hands. */
const WAITING: Readonly<Partial<Record<Role, readonly DeskList[]>>> = {
  officer: ['toReceive', 'toDeliver'],
  deskLead: ['stuck', 'toReceive', 'toDeliver'],
  leader: ['toSign'],
  clerk: ['toIssue', 'toDeliver'],
};

/** The list a person sees first: the first that holds something of what waits for their roles, else what is due today. */
export function firstList(roles: readonly Role[], counts: DossierCounts): DeskList {
  const order: readonly DeskList[] = ['late', 'today', ...roles.flatMap((role) => WAITING[role] ?? []), 'mine'];
  return order.find((list) => (counts[list] ?? 0) > 0) ?? 'today';
}

/** Whether a list is one of those that wait for somebody with these roles. */
export function waitsFor(list: DeskList, roles: readonly Role[]): boolean {
  return list === 'mine' || roles.some((role) => WAITING[role]?.includes(list) === true);
}
