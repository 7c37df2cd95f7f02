import type { Deed, SignIn } from '../api.ts';
import type { Words } from '../words/words.ts';
import { tellDeed, tellMoment } from './tell-deed.ts';

/** One line of a log as it is shown. */
export interface LogLine {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  readonly more: string;
  readonly isBad: boolean;
}

/** A sign-in, or an attempt, with its device and address. */
export function tellSignInLine(say: Words, row: SignIn): LogLine {
  const more = [row.device, say('account.from', { address: row.address }), ...(row.method === 'sso' ? [say('outcome.sso')] : [])];
  return { id: row.id, at: tellMoment(row.at), what: say(`outcome.${row.outcome}`), more: more.filter((part) => part !== '').join(' · '), isBad: ['failed', 'wrongCode', 'disabled'].includes(row.outcome) };
}

/** A deed with the roles it gave; on one account's page who did it, in a person's own log to whom. */
export function tellDeedLine(say: Words, row: Deed, isOfAccount: boolean): LogLine {
  const roles = Array.isArray(row.details['roles']) ? row.details['roles'].filter((role): role is string => typeof role === 'string') : [];
  const to = row.subject === `officer:${row.actorId}` ? undefined : row.subjectName;
  const more = [isOfAccount ? (row.actorName === undefined ? '' : say('people.by', { name: row.actorName })) : (to ?? ''), roles.map((role) => say(`role.${role}` as Parameters<Words>[0])).join(', ')];
  return { id: row.id, at: tellMoment(row.at), what: tellDeed(say, row.command), more: more.filter((part) => part !== '').join(' · '), isBad: false };
}
