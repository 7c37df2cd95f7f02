import { addDays, localDateAt, localMinutesAt } from '#model/time.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import { NoticeRefused, type KeptNotice, type NewNotice, type NoticeChannel, type NoticeChannelName, type Notices } from './notices.ts';

export interface NoticesDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly channels: readonly NoticeChannel[];
  readonly quiet?: QuietHours;
}

/** Nobody is woken: minutes since midnight in Vietnam. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** 21:00 to 07:00. Configuration of the house, no law. */
export const USUAL_QUIET_HOURS: QuietHours = { from: 21 * 60, to: 7 * 60 };

/** The pauses before each new try; after the last one the message counts as failed. Unit: minutes. */
const RETRY_MINUTES = [1, 5, 15, 60, 240];
/** Whoever took a message and died lets it go after this. Unit: minutes. */
const LEASE_MINUTES = 5;
const BATCH = 20;

interface ClaimedRow {
  readonly siteId: string;
  readonly id: string;
  readonly channel: NoticeChannelName;
  readonly address: string;
  readonly title: string;
  readonly body: string;
  readonly attempts: number;
}

const KEPT_COLUMNS = 'id, subject, channel, address_shown as "to", title, body as text, state, coalesce(sent_at, created_at) as at';

/** Notices kept in the store. */
export function createNotices({ database, clock, log, channels, quiet = USUAL_QUIET_HOURS }: NoticesDeps): Notices {
  const byName = new Map(channels.map((channel) => [channel.name, channel] as const));

  const settle = async (row: ClaimedRow, state: 'sent' | 'failed', fault: string | null): Promise<void> => {
    await database.query('update notice set state = $3, sent_at = $4, fault = $5, address = null where site_id = $1 and id = $2', [row.siteId, row.id, state, new Date(clock.now()).toISOString(), fault]);
  };

  const sendOne = async (row: ClaimedRow): Promise<boolean> => {
    const channel = row.channel === 'page' ? undefined : byName.get(row.channel);
    try {
      if (channel === undefined) throw new NoticeRefused(`no channel "${row.channel}" is set up`);
      await channel.send(row);
      await settle(row, 'sent', null);
      return true;
    } catch (fault) {
      const reason = fault instanceof Error ? fault.message : String(fault);
      const pause = RETRY_MINUTES[row.attempts - 1];
      log.warn('a notice did not leave', { id: row.id, channel: row.channel, attempt: row.attempts, fault: reason });
      if (fault instanceof NoticeRefused || pause === undefined) await settle(row, 'failed', reason);
      else await database.query('update notice set send_after = $3, fault = $4 where site_id = $1 and id = $2', [row.siteId, row.id, new Date(clock.now() + pause * 60_000).toISOString(), reason]);
      return false;
    }
  };

  const claim = (now: number): Promise<ClaimedRow[]> =>
    database.query<ClaimedRow>(
      `update notice set attempts = attempts + 1, send_after = $2
        where (site_id, id) in (select site_id, id from notice where state = 'waiting' and send_after <= $1 order by send_after limit $3 for update skip locked)
        returning site_id as "siteId", id, channel, address, title, body, attempts`,
      [new Date(now).toISOString(), new Date(now + LEASE_MINUTES * 60_000).toISOString(), BATCH],
    );

  return {
    channels: new Set<NoticeChannelName>(['page', ...byName.keys()]),
    queue: (transaction, notice, now) => {
      const at = new Date(now).toISOString();
      const held = notice.held === true && notice.channel !== 'page';
      const leaves = notice.channel !== 'page' && !held;
      transaction.later(
        'notice-queue',
        `insert into notice (site_id, id, subject, audience, officer_id, channel, address, address_shown, title, body, state, send_after, created_at, sent_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          notice.siteId, notice.id, notice.subject, notice.audience, notice.officerId ?? null, notice.channel, leaves ? notice.address : null, hideAddress(notice), notice.title, notice.body,
          held ? 'held' : leaves ? 'waiting' : 'sent', new Date(afterQuiet(now, quiet)).toISOString(), at, leaves ? null : at,
        ],
      );
    },
    sendDue: async () => {
      let sent = 0;
      for (;;) {
        const rows = await claim(clock.now());
        if (rows.length === 0) return sent;
        for (const row of rows) if (await sendOne(row)) sent += 1;
      }
    },
    listOfSubject: (subject, audience) => database.named<KeptNotice>('notice-of-subject', `select ${KEPT_COLUMNS} from notice where subject = $1 and audience = $2 order by number`, [subject, audience]),
    listOfOfficer: (officerId, limit) => database.named<KeptNotice>('notice-of-officer', `select ${KEPT_COLUMNS} from notice where officer_id = $1 order by number desc limit $2`, [officerId, limit]),
  };
}

/** The moment itself, or the end of the quiet hours it falls into; they may span midnight. */
export function afterQuiet(now: number, { from, to }: QuietHours): number {
  const minute = localMinutesAt(now);
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return now;
  const today = localDateAt(now);
  const day = minute < to ? today : addDays(today, 1);
  return Date.parse(`${day}T00:00:00+07:00`) + to * 60_000;
}

/** Enough for the person to recognise it. */
function hideAddress({ channel, address }: NewNotice): string {
  if (channel === 'page') return '';
  const [name = '', domain] = address.split('@');
  return domain === undefined ? `${'▒'.repeat(Math.max(0, address.length - 3))}${address.slice(-3)}` : `${name.slice(0, 1)}▒@${domain}`;
}
