import type { Transaction } from '../database/database.ts';

export type NoticeChannelName = 'page' | 'email' | 'sms' | 'zalo';

/** `held`: kept to be looked at, never sent. */
export type NoticeState = 'waiting' | 'sent' | 'failed' | 'held';

/** A message to one person by one channel. `page` is shown where the person looks, and leaves the house by nothing. */
export interface NewNotice {
  readonly siteId: string;
  readonly id: string;
  /** What it is about: a dossier's id. */
  readonly subject: string;
  readonly audience: 'applicant' | 'officer';
  readonly officerId?: string;
  readonly channel: NoticeChannelName;
  /** An e-mail address or a telephone number; empty for `page`. */
  readonly address: string;
  readonly title: string;
  /** No name, no number of identity: a code and what to do. */
  readonly body: string;
  /** Written as it would have been sent, and never sent. */
  readonly held?: true;
}

/** A message as it is looked up afterwards. */
export interface KeptNotice {
  readonly id: string;
  readonly subject: string;
  readonly channel: NoticeChannelName;
  /** All but the end hidden. Shape: `▒▒▒▒▒▒▒456`, `h▒@example.vn`. */
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly state: NoticeState;
  readonly at: string;
}

/** How a message leaves the house. Throws when it may be tried again, `NoticeRefused` when it never will go. */
export interface NoticeChannel {
  readonly name: Exclude<NoticeChannelName, 'page'>;
  send(message: { readonly id: string; readonly address: string; readonly title: string; readonly body: string }): Promise<void>;
}

/** The other side will not take this message however often it is sent. */
export class NoticeRefused extends Error {}

/** Messages to people: written with what they tell of, sent afterwards, kept to be seen. */
export interface Notices {
  /** Which channels are set up here. */
  readonly channels: ReadonlySet<NoticeChannelName>;
  /** Writes a message in the caller's transaction; it leaves outside of quiet hours. Unit: `now` in milliseconds since 1970. */
  queue(transaction: Pick<Transaction, 'later'>, notice: NewNotice, now: number): void;
  /** Sends what is due; gives how many left. Safe in several processes at once; what fails is tried again, later each time. */
  sendDue(): Promise<number>;
  /** Everything about a subject for an audience, oldest first. */
  listOfSubject(subject: string, audience: 'applicant' | 'officer'): Promise<readonly KeptNotice[]>;
  /** An officer's latest, newest first. */
  listOfOfficer(officerId: string, limit: number): Promise<readonly KeptNotice[]>;
}
