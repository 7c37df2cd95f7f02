import type { RulingReply } from '#authority/authority.ts';
import { writeRuling, type WrittenRuling } from '#authority/write-reply.ts';
import { writeAddress } from '#model/law-address.ts';
import type { RulingSide } from '#model/task.ts';
import { isLocalDate, writeDate } from '#model/time.ts';
import { PlatformFault } from '#platform/fault.ts';
import { readSentences } from '../authority-room.ts';
import { readCommonFlags, readStartConfig } from '../config.ts';
import { EXIT_FAULT, EXIT_NO } from '../exit-codes.ts';
import { openFullHouse } from '../open-house.ts';
import { findRunningServer } from '../server-file.ts';
import type { CliCommand, CommandIo } from './command-types.ts';

/** A reply with its reasons written out, as the API gives it. */
type WrittenReply = Omit<RulingReply, 'ruling'> & { readonly ruling: WrittenRuling };

interface Asked {
  readonly text: string;
  readonly commune?: string;
  readonly asOf?: string;
  readonly json: boolean;
}

/** `./motcua who-decides "…" [--commune CODE] [--as-of DATE] [--json]`: through the running server of the data folder, or alone. */
export const command: CliCommand = {
  name: 'who-decides',
  summary: 'ai có thẩm quyền: who-decides "việc hoặc mã thủ tục" [--commune MÃ] [--as-of NGÀY] [--json]',
  run: async (args, io) => {
    const { dataDir, rest } = readCommonFlags({ args, environment: io.environment, home: io.home });
    const asked = readArguments(rest);
    const server = await findRunningServer(dataDir);
    const reply = server !== undefined && server.address !== '' ? await askServer(server.address, asked) : await askAlone(asked, dataDir, io);
    if (reply === undefined) {
      io.error('Máy chủ đang chạy không trả lời được; hãy xem nhật ký của nó. / The running server could not answer; see its log.');
      return EXIT_FAULT;
    }
    io.out(asked.json ? JSON.stringify(reply) : writeForTerminal(reply));
    return reply.ruling.kind === 'unknown' ? EXIT_NO : 0;
  },
};

function readArguments(rest: readonly string[]): Asked {
  const words: string[] = [];
  const named: Record<string, string> = {};
  let json = false;
  for (let at = 0; at < rest.length; at += 1) {
    const [flag = '', inline] = (rest[at] ?? '').split(/=(.*)/su);
    if (flag === '--json') json = true;
    else if (flag === '--commune' || flag === '--as-of') {
      const value = inline ?? rest[(at += 1)];
      if (value === undefined || value.startsWith('--')) throw new PlatformFault('usage', { reason: `sau ${flag} cần một giá trị` });
      named[flag] = value;
    } else if (/^--[a-z]/u.test(flag)) throw new PlatformFault('usage', { reason: `không hiểu "${flag}"` });
    else words.push(rest[at] ?? '');
  }
  const { '--commune': commune, '--as-of': asOf } = named;
  if (words.join('').trim() === '') throw new PlatformFault('usage', { reason: 'sau who-decides cần một việc hoặc mã thủ tục trong dấu nháy' });
  if (commune !== undefined && !/^\d{2}(?:\d{3})?$/u.test(commune)) throw new PlatformFault('usage', { reason: `--commune cần mã xã năm chữ số (hoặc mã tỉnh hai chữ số), không phải "${commune}"` });
  if (asOf !== undefined && !isLocalDate(asOf)) throw new PlatformFault('usage', { reason: `--as-of cần ngày có thật như 2026-11-22, không phải "${asOf}"` });
  return { text: words.join(' '), json, ...(commune === undefined ? {} : { commune }), ...(asOf === undefined ? {} : { asOf }) };
}

async function askServer(address: string, { text, commune, asOf }: Asked): Promise<WrittenReply | undefined> {
  const url = new URL('/api/v1/rulings', address);
  url.search = new URLSearchParams({ q: text, ...(commune === undefined ? {} : { place: commune }), ...(asOf === undefined ? {} : { asOf }) }).toString();
  const response = await fetch(url, { headers: { 'accept-language': 'vi' }, signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
  return response?.ok === true ? ((await response.json()) as WrittenReply) : undefined;
}

async function askAlone({ text, commune, asOf }: Asked, dataDir: string, io: CommandIo): Promise<WrittenReply> {
  const config = readStartConfig({ args: ['--data', dataDir], environment: io.environment, home: io.home });
  const open = await openFullHouse(config);
  try {
    const reply = await open.house.authority.rule({ text, ...(commune === undefined ? {} : { placeCode: commune }), ...(asOf === undefined ? {} : { asOf }) });
    return { ...reply, ruling: writeRuling(reply.ruling, await readSentences(config.home), 'vi') };
  } finally {
    await open.close();
  }
}

const HEADINGS: Readonly<Record<WrittenRuling['kind'], string>> = { decided: 'Thẩm quyền', contradiction: 'Các văn bản ghi khác nhau', notInForce: 'Không có hiệu lực vào ngày này', unknown: 'Chưa có căn cứ' };

/** The ruling as an officer reads it: whose it is, the clause and its days, why, and what else was meant. */
export function writeForTerminal({ ruling, asOf, candidates, oldBodies }: WrittenReply): string {
  const shown = ruling.side?.task ?? ruling.sides[0]?.task ?? ruling.task;
  const sides = ruling.side === undefined ? ruling.sides : [ruling.side];
  return [
    `${HEADINGS[ruling.kind]} (ngày ${writeDate(asOf)})${shown === undefined ? '' : `: ${shown.title}`}`,
    ...sides.map(writeSide),
    ...ruling.reasons.map(({ text }) => `  – ${text}`),
    ...oldBodies.map(({ name, abolishedOn, successors }) => `  – ${name} không còn từ ${writeDate(abolishedOn)}${successors[0] === undefined ? '' : `; việc nay ở ${successors[0].body.body}`}.`),
    ...(candidates.length > 1 ? ['Có thể còn là:', ...candidates.slice(1, 4).map(({ id, title }) => `  ${id}: ${title}`)] : []),
  ].join('\n');
}

function writeSide({ to, basis, validFrom, validTo, task }: RulingSide): string {
  const until = validTo === undefined ? '' : `, hết hiệu lực ${writeDate(validTo)}`;
  return `  ${to.body} | ${basis.map(writeAddress).join('; ') || task.source} | từ ${writeDate(validFrom)}${until}${task.timeLimit === undefined ? '' : ` | thời hạn: ${task.timeLimit}`}`;
}
