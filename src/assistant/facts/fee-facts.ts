import type { Channel, Fee, Procedure, ProcedureCase } from '#model/procedure.ts';
import { findNumbers } from '#model/measure.ts';
import type { GatheredFact } from '../context.ts';
import { chooseCases } from './choose-cases.ts';
import { clipText, notPublished, recordFact, say, tidyLine, writeVnd, type RecordView } from './record.ts';

const FEE_TEXT_LIMIT = 420;

interface FeeLine {
  readonly text: string;
  readonly fee: Fee;
  readonly field: string;
  readonly channels: Channel[];
}

/** The fees in force on the day, by case and channel; channels with the same fee share a line; silence is said as silence. */
export function gatherFees(view: RecordView): GatheredFact[] {
  const gathered: GatheredFact[] = [];
  const cases = chooseCases(view.procedure, view.caseFacts);
  const byCase = cases.map(({ one, index }) => ({ one, lines: linesOf(view, one, index) }));
  const withFees = byCase.filter(({ lines }) => lines.length > 0);
  if (withFees.length === 0) return [{ fact: notPublished(view, 'fee', 'cases[0].channels') }];
  const seen = new Set<string>();
  for (const { one, lines } of withFees) {
    const key = lines.map((line) => `${line.channels.join()}|${line.text}`).join('§');
    if (seen.has(key)) continue;
    seen.add(key);
    const heading = withFees.length > 1 && one.name !== '' && new Set(withFees.map((other) => textOf(other.lines))).size > 1 ? tidyLine(one.name).replace(/:$/u, '') : undefined;
    const channels = one.channels.length;
    for (const line of lines) {
      const everywhere = line.channels.length >= channels;
      const text = everywhere ? line.text : writeByChannel(view, line.channels, line.text);
      gathered.push({ fact: recordFact(view, 'fee', line.field, text, line.fee.amountVnd ?? null), ...(heading === undefined ? {} : { heading }) });
    }
  }
  return [...gathered, ...exemptionsOf(view, cases.map(({ one }) => one))];
}

function textOf(lines: readonly FeeLine[]): string {
  return lines.map((line) => line.text).join('|');
}

/** "Nộp trực tiếp, nộp trên mạng". */
export function writeChannels(view: RecordView, channels: readonly Channel[]): string {
  const names = [...new Set(channels)].map((channel) => say(view, `channel.${channel}`));
  const text = names.join(', ');
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

const SAYS_CHANNEL: Readonly<Record<Channel, RegExp>> = { direct: /trực tiếp|in person/iu, online: /trực tuyến|trên mạng|online/iu, post: /bưu|by post/iu };

/** The channels before a text, unless the text names its one channel itself. */
export function writeByChannel(view: RecordView, channels: readonly Channel[], text: string): string {
  const [only] = channels;
  if (channels.length === 1 && only !== undefined && SAYS_CHANNEL[only].test(text)) return text;
  return say(view, 'line.byChannel', { channels: writeChannels(view, channels), text });
}

function linesOf(view: RecordView, one: ProcedureCase, index: number): FeeLine[] {
  const lines = new Map<string, FeeLine>();
  one.channels.forEach((way, wayIndex) => {
    way.fees.forEach((fee, feeIndex) => {
      if (fee.state === 'silent' || !isCharged(fee, view)) return;
      const text = writeFee(view, fee);
      if (text === '') return;
      const known = lines.get(text);
      if (known !== undefined) known.channels.push(way.channel);
      else lines.set(text, { text, fee, field: `cases[${index}].channels[${wayIndex}].fees[${feeIndex}]`, channels: [way.channel] });
    });
  });
  return [...lines.values()];
}

function isCharged(fee: Fee, view: RecordView): boolean {
  return (fee.validFrom === undefined || fee.validFrom <= view.asOf) && (fee.validTo === undefined || view.asOf < fee.validTo);
}

/** A fee in words: the published words when they carry the amount, else the amount and then the words. */
export function writeFee(view: RecordView, fee: Fee): string {
  const published = clipText(tidyLine(fee.text), FEE_TEXT_LIMIT);
  if (fee.state !== 'structured') return view.lang === 'en' && published !== '' ? say(view, 'fee.asPublished', { text: published }) : published;
  if (fee.foreign !== undefined) return published === '' ? `${fee.foreign.amount} ${fee.foreign.currency}` : published;
  if (fee.amountVnd === null) return published;
  const free = fee.amountVnd === 0;
  const amount = free ? say(view, 'fee.none') : writeVnd(fee.amountVnd, view.lang) + writePer(view, fee.per);
  const numbers = findNumbers(published).map((measure) => measure.value);
  if (view.lang === 'en') return isOnlyAmount(published) || numbers.every((value) => value === String(fee.amountVnd)) ? amount : say(view, 'fee.withWords', { amount, text: published });
  if (free) return isPlainFree(published) ? amount : published;
  if (isOnlyAmount(published)) return amount;
  return numbers.includes(String(fee.amountVnd)) ? published : say(view, 'fee.withWords', { amount, text: published });
}

const PER_IN_ENGLISH: Readonly<Record<string, string>> = {
  lần: 'filing', 'lần đăng ký': 'filing', người: 'person', 'người mỗi lần': 'person and filing', trang: 'page', bản: 'copy', 'bản sao': 'copy', 'hồ sơ': 'dossier', 'trường hợp': 'case', 'giấy phép': 'licence', giấy: 'certificate', 'giấy chứng nhận': 'certificate', thẻ: 'card', xe: 'vehicle',
};

function writePer(view: RecordView, per: string | undefined): string {
  if (per === undefined || per === '') return '';
  const english = PER_IN_ENGLISH[per.toLowerCase()];
  return say(view, 'fee.per', { per: view.lang === 'vi' ? per : english === undefined ? `“${per}”` : `${english} (${per})` });
}

function isPlainFree(text: string): boolean {
  return /^(?:miễn phí|miễn lệ phí|0 đồng|không(?: thu)?(?: lệ)?(?: phí)?|không|)\.?$/iu.test(text);
}

function isOnlyAmount(text: string): boolean {
  // "/trang" says only per what, which the amount says already.
  return /^\/\s?\p{L}+$/u.test(text) || /^[\d.,\s]*(?:đồng|đ|vnđ|vnd)?\.?$/iu.test(text);
}

function exemptionsOf(view: RecordView, cases: readonly ProcedureCase[]): GatheredFact[] {
  const names = new Set<string>();
  let field = '';
  cases.forEach((one) => {
    one.channels.forEach((way, wayIndex) => {
      way.fees.forEach((fee, feeIndex) => {
        for (const name of fee.exemptions ?? []) {
          if (names.size === 0) field = `cases[${view.procedure.cases.indexOf(one)}].channels[${wayIndex}].fees[${feeIndex}].exemptions`;
          names.add(tidyLine(name));
        }
      });
    });
  });
  if (names.size === 0) return [];
  return [{ fact: recordFact(view, 'fee', field, say(view, 'fee.exempt', { who: [...names].join('; ') }), null) }];
}

/** Whether any fee of a record is set by the provincial council: then the amount differs by province. */
export function isSetByProvince(procedure: Procedure): boolean {
  return procedure.cases.some((one) => one.channels.some((way) => way.fees.some((fee) => fee.scope === 'province')));
}
