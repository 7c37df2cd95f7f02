import { answerDeadline, type DeadlineQuestion, type DeadlineReply } from '#calendars/answer-deadline.ts';
import type { Refusal } from '#model/outcome.ts';
import { placeFault } from '../calendar-room.ts';
import { readCommonFlags, readStartConfig } from '../config.ts';
import { findRefusalSentence, readLocales } from '../content.ts';
import { EXIT_FAULT, EXIT_NO } from '../exit-codes.ts';
import { findRunningServer } from '../server-file.ts';
import { usageFault } from '../usage-fault.ts';
import type { CliCommand, CommandIo } from './command-types.ts';
import { openCalendarBook } from './open-calendars.ts';

interface Asked {
  readonly question: DeadlineQuestion;
  readonly explain: boolean;
  readonly json: boolean;
}

/** `./motcua deadline "5 ngày làm việc" --from 2026-08-28T09:00 …`: through the running server of the data folder, or alone. */
export const command: CliCommand = {
  name: 'deadline',
  summary: 'tính hạn trả kết quả: deadline "5 ngày làm việc" [--from 2026-08-28T09:00] [--commune MÃ] [--cutoff 15:00] [--same-hour] [--pause TỪ..ĐẾN]… [--add "10 ngày làm việc"]… [--as-of LÚC] [--explain] [--lang vi|en] [--json]',
  run: async (args, io) => {
    const { dataDir, rest } = readCommonFlags({ args, environment: io.environment, home: io.home });
    const asked = readArguments(rest);
    const server = await findRunningServer(dataDir);
    const answered = server !== undefined && server.address !== '' ? await askServer(server.address, asked.question) : await askAlone(asked.question, dataDir, io);
    if (answered === undefined) {
      io.error('Máy chủ đang chạy không trả lời được; hãy xem nhật ký của nó. / The running server could not answer; see its log.');
      return EXIT_FAULT;
    }
    if ('no' in answered) {
      io.error(answered.no);
      return EXIT_NO;
    }
    io.out(asked.json ? JSON.stringify(answered.reply) : writeForTerminal(answered.reply, asked));
    return 0;
  },
};

type Answered = { readonly reply: DeadlineReply } | { readonly no: string };

const ONCE = ['--from', '--commune', '--cutoff', '--as-of', '--lang'] as const;
const OFTEN = ['--pause', '--add'] as const;

function readArguments(rest: readonly string[]): Asked {
  const words: string[] = [];
  const once = new Map<string, string>();
  const often = new Map<string, string[]>();
  const flags = new Set<string>();
  for (let at = 0; at < rest.length; at += 1) {
    const [flag = '', inline] = (rest[at] ?? '').split(/=(.*)/su);
    if (flag === '--json' || flag === '--explain' || flag === '--same-hour') flags.add(flag);
    else if ((ONCE as readonly string[]).includes(flag) || (OFTEN as readonly string[]).includes(flag)) {
      const value = inline ?? rest[(at += 1)];
      if (value === undefined || value.startsWith('--')) throw usageFault(`sau ${flag} cần một giá trị`, `${flag} needs a value`);
      if ((ONCE as readonly string[]).includes(flag)) once.set(flag, value);
      else often.set(flag, [...(often.get(flag) ?? []), value]);
    } else if (/^--[a-z]/u.test(flag)) throw usageFault(`không hiểu "${flag}"`, `"${flag}" is not understood`);
    else words.push(rest[at] ?? '');
  }
  const lang = once.get('--lang') ?? 'vi';
  const commune = once.get('--commune');
  if (words.length === 0) throw usageFault('sau deadline cần thời hạn trong dấu nháy, ví dụ "5 ngày làm việc"', 'after deadline comes a time limit in quotes, such as "5 ngày làm việc"');
  if (lang !== 'vi' && lang !== 'en') throw usageFault(`--lang cần vi hoặc en, không phải "${lang}"`, `--lang needs vi or en, not "${lang}"`);
  if (commune !== undefined && !/^(?:\d{2}|\d{5})$/u.test(commune)) throw usageFault(`--commune cần mã xã năm chữ số (hoặc mã tỉnh hai chữ số), không phải "${commune}"`, `--commune needs a commune's five digits (or a province's two), not "${commune}"`);
  const [from, cutoff, asOf] = [once.get('--from'), once.get('--cutoff'), once.get('--as-of')];
  const question: DeadlineQuestion = {
    limit: words.join(' '), lang, pauses: often.get('--pause') ?? [], additions: often.get('--add') ?? [],
    ...(from === undefined ? {} : { from }), ...(commune === undefined ? {} : { commune }), ...(cutoff === undefined ? {} : { cutoff }), ...(asOf === undefined ? {} : { asOf }),
    ...(flags.has('--same-hour') ? { counting: 'sameHour' as const } : {}),
  };
  return { question, explain: flags.has('--explain'), json: flags.has('--json') };
}

async function askServer(address: string, { limit, lang, pauses = [], additions = [], ...rest }: DeadlineQuestion): Promise<Answered | undefined> {
  const query = new URLSearchParams({ limit, lang });
  for (const [name, value] of Object.entries(rest)) query.set(name, value);
  for (const pause of pauses) query.append('pause', pause);
  for (const addition of additions) query.append('add', addition);
  const url = new URL('/api/v1/deadlines', address);
  url.search = query.toString();
  const response = await fetch(url, { headers: { 'accept-language': lang }, signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
  const body = (await response?.json().catch(() => undefined)) as unknown;
  if (response?.ok === true) return { reply: body as DeadlineReply };
  const detail = (body as { readonly detail?: unknown } | undefined)?.detail;
  return typeof detail === 'string' && response !== undefined && response.status < 500 ? { no: detail } : undefined;
}

async function askAlone(question: DeadlineQuestion, dataDir: string, io: CommandIo): Promise<Answered> {
  const config = readStartConfig({ args: ['--data', dataDir], environment: io.environment, home: io.home });
  const locales = await readLocales(config.home);
  const say = ({ code, details }: Refusal): Answered => ({ no: findRefusalSentence(locales[question.lang], code, details)?.detail ?? code });
  const { opened, places, close } = await openCalendarBook(config);
  try {
    const fault = question.commune === undefined ? undefined : placeFault(places, question.commune);
    if (fault !== undefined) return say(fault);
    const outcome = answerDeadline(opened, question, Date.now());
    return outcome.ok ? { reply: outcome.value } : say(outcome);
  } finally {
    await close();
  }
}

/** The due date, with the count day by day where it was asked for. */
function writeForTerminal(reply: DeadlineReply, { explain, question }: Asked): string {
  const vi = question.lang === 'vi';
  const sources = reply.calendar.map(({ year, source }) => `${String(year)}: ${source}`).join('; ');
  // The opening and the closing lines stand around one line for each day.
  const closing = reply.explanation.slice(reply.explanation.findIndex((line) => line.startsWith(vi ? 'Hạn trả kết quả' : 'Result due')));
  return [...(explain ? reply.explanation : closing), `${vi ? 'Lịch' : 'Calendar'} ${sources}`].join('\n');
}
