import type { Applicant, DossierAction, NoticeLanguage } from '#model/dossier-action.ts';
import { writeVnd } from '#model/dossier-fee.ts';
import { isPracticeSite } from '#model/site.ts';
import { localDateAt, writeDate } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { NewNotice, NoticeChannelName, Notices } from '#platform/notices/notices.ts';
import type { DossierNotices } from './dossier-ports.ts';
import { findLastAction, type DossierRow } from './dossiers.store.ts';
import type { NoticeContent, Values, Written } from './read-notice-content.ts';

export interface TellingDeps {
  readonly notices: Notices;
  readonly content: NoticeContent;
}

/** Where a message is written: inside a transaction, at its moment. */
export interface Telling {
  readonly transaction: Transaction;
  readonly now: number;
  newId(): string;
}

/** Telling applicants and officers. */
export interface PeopleTold extends DossierNotices {
  tellOfficers(row: DossierRow, officers: readonly string[], written: Written, telling: Telling): Promise<void>;
  tellApplicant(row: DossierRow, written: Written, telling: Telling): Promise<void>;
}

/** Opens telling: to the page always, and by what the applicant left and the house has: mail, then Zalo before text message. */
export function createTelling({ notices, content }: TellingDeps): PeopleTold {
  const tellApplicant: PeopleTold['tellApplicant'] = async (row, written, telling) => {
    // Where nothing leaves the house, nobody's address is looked up.
    const held = isPracticeSite(row.siteId);
    const leaves = held || notices.channels.size > 1;
    const registration = leaves ? await findLastAction(telling.transaction, row.siteId, row.id, 'register') : undefined;
    const ways = registration === undefined ? [['page', ''] as const] : waysTo(registration.data.applicant, held ? EVERY_CHANNEL : notices.channels);
    for (const [channel, address] of ways) notices.queue(telling.transaction, { ...about(row, telling), audience: 'applicant', channel, address, ...written, ...(held ? { held } : {}) }, telling.now);
  };
  const tellOfficers: PeopleTold['tellOfficers'] = async (row, officers, written, telling) => {
    for (const officerId of new Set(officers)) notices.queue(telling.transaction, { ...about(row, telling), audience: 'officer', officerId, channel: 'page', address: '', ...written }, telling.now);
  };
  return {
    tellApplicant,
    tellOfficers,
    tellPartLost: (row, action, officers, context) => tellOfficers(row, officers, content.toOfficer('partLost', { ...valuesOf(row, action, content), reason: action.data.reason }), tellingOf(context)),
    tell: async (row, action, context) => {
      // Whoever stands at the desk is handed the receipt itself.
      if (action.kind === 'register' && action.data.filing.channel !== 'online') return;
      const written = content.toApplicant(action.kind, valuesOf(row, action, content, row.state.language), row.state.language);
      if (written !== undefined) await tellApplicant(row, written, tellingOf(context));
    },
    listSent: async (dossierId) => (await notices.listOfSubject(dossierId, 'applicant')).map(({ at, channel, to, text, state }) => ({ at, channel, to, text, state })),
  };
}

/** A command's context as telling needs it. */
export function tellingOf(context: CommandContext): Telling {
  return { transaction: context.transaction, now: context.now, newId: () => context.newId() };
}

/** What a message of practice would have gone by, had the house all of them. */
const EVERY_CHANNEL: ReadonlySet<NoticeChannelName> = new Set(['page', 'email', 'sms']);

function about(row: DossierRow, telling: Telling): Pick<NewNotice, 'siteId' | 'id' | 'subject'> {
  return { siteId: row.siteId, id: telling.newId(), subject: row.id };
}

function waysTo({ email, phone }: Applicant, channels: ReadonlySet<NoticeChannelName>): (readonly [NoticeChannelName, string])[] {
  const byPhone = channels.has('zalo') ? 'zalo' : 'sms';
  return [
    ['page', ''],
    ...(email !== undefined && channels.has('email') ? [['email', email] as const] : []),
    ...(phone !== undefined && channels.has(byPhone) ? [[byPhone, phone] as const] : []),
  ];
}

/** What the sentences may name: number, dates and sums, never a name. */
export function valuesOf(row: DossierRow, action: DossierAction | undefined, content: Pick<NoticeContent, 'noDue'>, language: NoticeLanguage = 'vi'): Values {
  const { state } = row;
  const amount = action?.kind === 'requestPayment' ? action.data.payable.payableVnd : action?.kind === 'confirmPayment' || action?.kind === 'refund' ? action.data.amountVnd : 0;
  return {
    number: state.code ?? row.filingNumber,
    due: state.due === undefined ? content.noDue(language) : writeDate(localDateAt(Date.parse(state.due.at))),
    until: action?.kind === 'requestSupplement' ? writeDate(action.data.until) : '',
    amount: writeVnd(amount),
    earlier: action?.kind === 'losePart' ? action.data.number : '',
  };
}
