import { readFile } from 'node:fs/promises';
import type { Answer } from '#model/answer.ts';
import { systemActor } from '#model/actor.ts';
import type { Question } from '#model/question.ts';
import { isLocalDate } from '#model/time.ts';
import { listSources } from '#assistant/list-sources.ts';
import { readCommonFlags, readStartConfig } from '../config.ts';
import { EXIT_FAULT, EXIT_NO } from '../exit-codes.ts';
import { openFullHouse } from '../open-house.ts';
import { findRunningServer } from '../server-file.ts';
import { usageFault } from '../usage-fault.ts';
import type { CliCommand, CommandIo } from './command-types.ts';

interface AskArguments {
  readonly question: Question | undefined;
  readonly json: boolean;
  readonly step?: string;
  readonly questions?: string;
}

/**
 * `./motcua ask "…" [--commune CODE] [--as-of DATE] [--lang vi|en] [--json]`: through the running server of the data folder, or alone.
 * `./motcua ask --step NAME --questions FILE`: one step over a file of questions, one JSON line each.
 */
export const command: CliCommand = {
  name: 'ask',
  summary: 'hỏi: ask "câu hỏi" [--commune MÃ] [--as-of NGÀY] [--lang vi|en] [--json]',
  run: async (args, io) => {
    const { dataDir, rest } = readCommonFlags({ args, environment: io.environment, home: io.home });
    const wanted = readArguments(rest);
    if (wanted.step !== undefined) return runStepOverFile(wanted.step, wanted.questions ?? '', dataDir, io);
    if (wanted.question === undefined) throw usageFault('sau ask cần một câu hỏi trong dấu nháy', 'ask needs a question in quotation marks after it');
    const server = await findRunningServer(dataDir);
    const answer = server !== undefined && server.address !== '' ? await askServer(server.address, wanted.question) : await askAlone(wanted.question, dataDir, io);
    if (answer === undefined) {
      io.error('Máy chủ đang chạy không trả lời được; hãy xem nhật ký của nó. / The running server could not answer; see its log.');
      return EXIT_FAULT;
    }
    io.out(wanted.json ? JSON.stringify(answer) : writeForTerminal(answer));
    return answer.status.startsWith('error') ? EXIT_NO : 0;
  },
};

function readArguments(rest: readonly string[]): AskArguments {
  const words: string[] = [];
  let json = false;
  const named: Record<string, string> = {};
  for (let at = 0; at < rest.length; at += 1) {
    const [flag = '', inline] = (rest[at] ?? '').split(/=(.*)/su);
    if (flag === '--json') json = true;
    else if (['--commune', '--as-of', '--lang', '--step', '--questions', '--conversation'].includes(flag)) {
      const value = inline ?? rest[(at += 1)];
      if (value === undefined || value.startsWith('--')) throw usageFault(`sau ${flag} cần một giá trị`, `${flag} needs a value after it`);
      named[flag] = value;
    } else if (/^--[a-z]/u.test(flag)) throw usageFault(`không hiểu "${flag}"`, `"${flag}" is not understood`);
    else words.push(rest[at] ?? '');
  }
  const { '--commune': commune, '--as-of': asOf, '--lang': lang, '--conversation': conversationId } = named;
  if (commune !== undefined && !/^\d{5}$/u.test(commune)) throw usageFault(`--commune cần mã xã gồm năm chữ số, không phải "${commune}"`, `--commune needs a commune's code of five digits, not "${commune}"`);
  if (asOf !== undefined && !isLocalDate(asOf)) throw usageFault(`--as-of cần ngày có thật như 2026-11-22, không phải "${asOf}"`, `--as-of needs a day that exists, such as 2026-11-22, not "${asOf}"`);
  if (lang !== undefined && lang !== 'vi' && lang !== 'en') throw usageFault('--lang là vi hoặc en', '--lang is vi or en');
  const base = { json, ...(named['--step'] === undefined ? {} : { step: named['--step'] }), ...(named['--questions'] === undefined ? {} : { questions: named['--questions'] }) };
  if (words.length === 0) return { ...base, question: undefined };
  return {
    ...base,
    question: {
      text: words.join(' '),
      ...(commune === undefined ? {} : { communeCode: commune }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(lang === undefined ? {} : { lang }),
      ...(conversationId === undefined ? {} : { conversationId }),
    },
  };
}

async function askServer(address: string, { text, ...others }: Question): Promise<Answer | undefined> {
  const response = await fetch(new URL('/api/v1/answers', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ question: text, ...others }),
    signal: AbortSignal.timeout(30_000),
  }).catch(() => undefined);
  return response?.ok === true ? ((await response.json()) as Answer) : undefined;
}

async function askAlone(question: Question, dataDir: string, io: CommandIo): Promise<Answer | undefined> {
  const config = readStartConfig({ args: ['--data', dataDir], environment: io.environment, home: io.home });
  const open = await openFullHouse(config);
  try {
    const outcome = await open.house.assistant.ask(question, { actor: systemActor(config.siteId) });
    return outcome.ok ? outcome.value : undefined;
  } finally {
    await open.close();
  }
}

/** The answer as a person reads it: the text, what to do next, the number, and that a machine wrote it. */
function writeForTerminal(answer: Answer): string {
  const vi = answer.lang === 'vi';
  const choices = answer.clarify?.choices.map((choice, at) => `  ${String(at + 1)}. ${choice.question}`) ?? [];
  const sources = listSources(answer.facts);
  const asks = answer.procedure === null ? [] : answer.next.filter((step) => step.kind === 'ask').map((step) => step.label.toLocaleLowerCase('vi'));
  return [
    answer.text,
    ...(choices.length === 0 ? [] : ['', ...choices]),
    ...(asks.length === 0 ? [] : ['', `${vi ? 'Có thể hỏi thêm' : 'You can also ask about'}: ${asks.join(', ')}.`]),
    '',
    ...(sources.length === 0 ? [] : [`${vi ? 'Nguồn' : 'Sources'}: ${sources.join('; ')}`]),
    `${vi ? 'Số câu trả lời' : 'Answer number'}: ${answer.id} · ${vi ? 'máy trả lời, không phải cán bộ' : 'written by a machine, not by an officer'}`,
  ].join('\n');
}

async function runStepOverFile(step: string, file: string, dataDir: string, io: CommandIo): Promise<number> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw usageFault(`--questions: không đọc được "${file}"`, `--questions: "${file}" cannot be read`, cause);
  });
  const config = readStartConfig({ args: ['--data', dataDir], environment: io.environment, home: io.home });
  const open = await openFullHouse(config);
  try {
    for (const line of text.replace(/^\ufeff/u, '').split('\n')) {
      if (line.trim() === '') continue;
      const context = await open.house.assistant.runStep(step, { text: readQuestionLine(line) });
      if (context === undefined) throw usageFault(`không có bước "${step}"`, `there is no step "${step}"`);
      const { understood, decision, candidates, masked, lang, asOf, kept, sections, body, unbound } = context;
      const shown = { step, question: masked, lang, asOf, understood, decision: decision?.kind, kept: kept?.code, candidates: candidates.slice(0, 5), facts: sections.flatMap((one) => one.sections.flatMap((section) => section.facts.length)), body, unbound, ms: context.measured.steps[step] };
      io.out(JSON.stringify(shown));
    }
    return 0;
  } finally {
    await open.close();
  }
}

/** A line of plain text, or of JSONL with `question`. */
function readQuestionLine(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const row: unknown = JSON.parse(line);
    return typeof row === 'object' && row !== null && 'question' in row ? String(row.question) : line;
  } catch {
    return line;
  }
}
