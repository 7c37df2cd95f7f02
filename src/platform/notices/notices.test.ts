import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#model/ids.ts';
import { testClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { createHttpChannel } from './http-channel.ts';
import { afterQuiet, createNotices, USUAL_QUIET_HOURS } from './notice-log.ts';
import type { NewNotice, NoticeChannel, Notices } from './notices.ts';
import { createSmtpChannel } from './smtp-channel.ts';

const NINE = Date.parse('2026-11-23T09:00:00+07:00');
const clock = testClock('2026-11-23T09:00:00+07:00');
let store: TestDatabase;
beforeAll(async () => {
  store = await openTestDatabase();
});
afterAll(() => store.close());

const notice = (over: Partial<NewNotice> = {}): NewNotice => ({ siteId: 'c1', id: newId(NINE), subject: `d-${newId(NINE)}`, audience: 'applicant', channel: 'email', address: 'hoa@example.vn', title: 'Hồ sơ H26-1', body: 'Hồ sơ của bạn cần bổ sung.', ...over });
const house = (...channels: NoticeChannel[]) => createNotices({ database: store.database, clock, log: silentLog, channels });
const queued = (notices: Notices, one: NewNotice): Promise<void> => store.database.transaction(async (transaction) => notices.queue(transaction, one, NINE));
/** A channel that fails a number of times, then takes everything. */
function failing(times: number, fault = new Error('away')): NoticeChannel & { readonly taken: string[] } {
  const taken: string[] = [];
  let left = times;
  return { name: 'email', taken, send: async ({ id }) => { if ((left -= 1) >= 0) throw fault; taken.push(id); } };
}

describe('a notice', () => {
  test('for the page is there at once and leaves by nothing', async () => {
    const one = notice({ channel: 'page', address: '' });
    await queued(house(), one);
    expect(await house().listOfSubject(one.subject, 'applicant')).toMatchObject([{ channel: 'page', state: 'sent', text: one.body, to: '' }]);
  });

  test('that fails is tried again later each time; once sent, the address is forgotten', async () => {
    clock.set(NINE);
    const channel = failing(2);
    const notices = house(channel);
    const one = notice();
    await queued(notices, one);
    expect(await notices.sendDue()).toBe(0);
    expect(await notices.sendDue()).toBe(0);
    clock.advance(60_000);
    expect(await notices.sendDue()).toBe(0);
    clock.advance(4 * 60_000);
    expect(await notices.sendDue()).toBe(0);
    clock.advance(60_000);
    expect(await notices.sendDue()).toBe(1);
    expect(channel.taken).toEqual([one.id]);
    expect(await notices.listOfSubject(one.subject, 'applicant')).toMatchObject([{ state: 'sent', to: 'h▒@example.vn' }]);
    expect(await store.database.query('select address from notice where id = $1', [one.id])).toEqual([{ address: null }]);
  });

  test('that never goes is given up with its reason', async () => {
    clock.set(NINE);
    const notices = house(failing(99));
    const one = notice();
    await queued(notices, one);
    for (let turn = 0; turn < 8; turn += 1) {
      await notices.sendDue();
      clock.advance(300 * 60_000);
    }
    expect(await store.database.query('select state, attempts, fault from notice where id = $1', [one.id])).toEqual([{ state: 'failed', attempts: 6, fault: 'away' }]);
  });

  test('two processes sending at once send it once', async () => {
    clock.set(NINE);
    const channel = failing(0);
    const notices = house(channel);
    const many = Array.from({ length: 45 }, () => notice());
    for (const one of many) await queued(notices, one);
    await Promise.all([notices.sendDue(), house(channel).sendDue(), notices.sendDue()]);
    expect([...channel.taken].sort()).toEqual(many.map(({ id }) => id).sort());
  });

  test('undone with the transaction it was written in, it is never sent', async () => {
    const one = notice();
    await store.database.transaction(async (transaction) => {
      house().queue(transaction, one, NINE);
      throw new Error('undone');
    }).catch(() => undefined);
    expect(await house().listOfSubject(one.subject, 'applicant')).toEqual([]);
  });
});

test.each([
  ['2026-11-23T09:00:00+07:00', '2026-11-23T09:00:00+07:00'],
  ['2026-11-23T20:59:00+07:00', '2026-11-23T20:59:00+07:00'],
  ['2026-11-23T21:00:00+07:00', '2026-11-24T07:00:00+07:00'],
  ['2026-11-23T00:30:00+07:00', '2026-11-23T07:00:00+07:00'],
  ['2026-11-23T07:00:00+07:00', '2026-11-23T07:00:00+07:00'],
])('what is told at %s leaves at %s', (at, leaves) => {
  expect(afterQuiet(Date.parse(at), USUAL_QUIET_HOURS)).toBe(Date.parse(leaves));
});

describe('over a real mail server', () => {
  const received: string[] = [];
  let refuseRecipients = false;
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onRcptTo: (address, _session, callback) => (refuseRecipients ? callback(Object.assign(new Error('no such mailbox'), { responseCode: 550 })) : callback()),
    onData: (stream, _session, callback) => void text(stream).then((mail) => (received.push(mail), callback())),
  });
  let channel: NoticeChannel;
  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    channel = createSmtpChannel({ url: `smtp://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`, from: 'Một Cửa <mot-cua@example.vn>' });
  });
  afterAll(() => new Promise<void>((done) => server.close(done)));

  test('a letter arrives with its words and the id of the notice', async () => {
    clock.set(NINE);
    const notices = house(channel);
    const one = notice({ title: 'Hồ sơ H26-1 cần bổ sung', body: 'Hãy xem trang hồ sơ.\nTrân trọng.' });
    await queued(notices, one);
    expect(await notices.sendDue()).toBe(1);
    const mail = received.at(-1) ?? '';
    expect(mail).toContain(`Message-ID: <${one.id}@example.vn>`);
    expect(mail).toContain('To: hoa@example.vn');
    expect(Buffer.from(/\r\n\r\n([\s\S]+)$/u.exec(mail)?.[1] ?? '', mail.includes('base64') ? 'base64' : 'utf8').toString()).toMatch(/H=C3=A3y xem|Hãy xem trang/u);
  });

  test('a mailbox that is none is not tried again', async () => {
    refuseRecipients = true;
    const notices = house(channel);
    const one = notice();
    await queued(notices, one);
    expect(await notices.sendDue()).toBe(0);
    expect(await notices.listOfSubject(one.subject, 'applicant')).toMatchObject([{ state: 'failed' }]);
    refuseRecipients = false;
  });

  test('an address that carries a second header is one address, refused or quoted', async () => {
    const before = received.length;
    await channel.send({ id: 'x', address: 'a@example.vn\r\nBcc: spy@example.vn', title: 'Tiêu đề\r\nBcc: spy@example.vn', body: 'x' }).catch(() => undefined);
    for (const mail of received.slice(before)) expect(mail.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/imu);
  });
});

describe('over a gateway of text messages', () => {
  const asked: { readonly body: string; readonly authorization: string | undefined }[] = [];
  let status = 200;
  const server = createServer((request: IncomingMessage, response) => void text(request).then((body) => (asked.push({ body, authorization: request.headers.authorization }), response.writeHead(status).end())));
  let channel: NoticeChannel;
  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    channel = createHttpChannel({ name: 'sms', url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/send`, token: 'thu' });
  });
  afterAll(() => new Promise<void>((done) => void server.close(() => done())));

  test.each([
    [200, 'sent'],
    [400, 'failed'],
    [429, 'waiting'],
    [503, 'waiting'],
  ] as const)('an answer of %s leaves it %s', async (answer, state) => {
    clock.set(NINE);
    status = answer;
    const notices = house(channel);
    const one = notice({ channel: 'sms', address: '0900000456' });
    await queued(notices, one);
    await notices.sendDue();
    expect(await notices.listOfSubject(one.subject, 'applicant')).toMatchObject([{ state, to: '▒▒▒▒▒▒▒456' }]);
    expect(asked.at(-1)).toEqual({ authorization: 'Bearer thu', body: JSON.stringify({ reference: one.id, to: '0900000456', text: one.body }) });
  });
});
