import { DESK_ROLES, type DeskRole } from '../../../src/model/role.ts';

/** The roles that are to be played, as a form names them; what names none is left out. */
export function readPlayed(given: readonly string[]): DeskRole[] {
  return DESK_ROLES.filter((role) => given.includes(role) || given.includes('all'));
}
