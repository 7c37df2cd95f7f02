import type { Channel, Component, Fee, Level, Procedure, ProcedureCase, WayOfFiling } from '#model/procedure.ts';
import { isLocalDate } from '#model/time.ts';
import { makeComponent } from './classify-component.ts';
import { deriveDoneBy, readAgencies, readCode, readLevels, saysNothing, splitNames } from './derive-facts.ts';
import { listAmounts, readFees } from './read-fee.ts';
import type { ReadResult, SourceInfo } from './read-result.ts';
import { reject } from './read-result.ts';
import { readTimeLimit } from './read-time.ts';

/** The columns of our own table, in the order they are written; the first row carries these words. */
export const TABLE_COLUMNS = [
  'Mã thủ tục', 'Tên thủ tục', 'Tên ngắn', 'Cấp thực hiện', 'Lĩnh vực', 'Đối tượng', 'Cơ quan thực hiện', 'Cơ quan có thẩm quyền',
  'Thời hạn', 'Phí, lệ phí', 'Thành phần hồ sơ', 'Kết quả', 'Căn cứ pháp lý', 'Nguồn', 'Ngày của nguồn', 'Hiệu lực từ',
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];
export type TableRow = Readonly<Record<TableColumn, string>>;

/** The longest text a spreadsheet cell takes. */
const CELL_CHARACTERS = 32_000;
const CHANNEL_WORDS: Readonly<Record<Channel, string>> = { direct: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính' };
const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  ministry: 'Cấp bộ', province: 'Cấp tỉnh', commune: 'Cấp xã', vertical: 'Ngành dọc', shared: 'Dùng chung', other: 'Cơ quan khác',
};

/** One procedure as a row that people read and edit; cases are told apart by a line `# tên trường hợp`. */
export function writeTableRow(procedure: Procedure): TableRow {
  const first = procedure.cases[0];
  const source = procedure.provenance[0];
  const row: Record<TableColumn, string> = {
    'Mã thủ tục': procedure.code,
    'Tên thủ tục': procedure.name,
    'Tên ngắn': procedure.shortName ?? '',
    'Cấp thực hiện': procedure.level.map((level) => LEVEL_WORDS[level]).join(', '),
    'Lĩnh vực': procedure.field.name,
    'Đối tượng': procedure.audience.join('\n'),
    'Cơ quan thực hiện': procedure.authority.executing.map(({ name }) => name).join('\n'),
    'Cơ quan có thẩm quyền': procedure.authority.competent.map(({ name }) => name).join('\n'),
    'Thời hạn': (first?.channels ?? []).map((way) => `${CHANNEL_WORDS[way.channel]}: ${oneLine(way.time.text)}`).join('\n'),
    'Phí, lệ phí': (first?.channels ?? []).flatMap((way) => way.fees.map((fee) => `${CHANNEL_WORDS[way.channel]}: ${writeFee(fee)}`)).join('\n'),
    'Thành phần hồ sơ': procedure.cases.flatMap((each) => [...(each.name === '' ? [] : [`# ${oneLine(each.name)}`]), ...each.components.map(writeComponent)]).join('\n'),
    'Kết quả': procedure.results.map(({ name }) => oneLine(name)).join('\n'),
    'Căn cứ pháp lý': procedure.legalBasis.map(({ number, title }) => (title === undefined ? number : `${number} – ${oneLine(title)}`)).join('\n'),
    'Nguồn': source?.source ?? '',
    'Ngày của nguồn': source?.sourceDate ?? '',
    'Hiệu lực từ': procedure.validFrom,
  };
  for (const column of TABLE_COLUMNS) row[column] = guardCell(row[column]);
  return row;
}

/** A cell that a spreadsheet would run as a formula gets a leading apostrophe; a cell too long is cut visibly. */
function guardCell(text: string): string {
  const cut = text.length <= CELL_CHARACTERS ? text : `${text.slice(0, CELL_CHARACTERS)}… (còn nữa, xem bản JSON)`;
  return /^[=+@\t\r]|^-(?=[\d=(])/u.test(cut) ? `'${cut}` : cut;
}

/**
 * Reads one row of our own table.
 * Refuses: as every reader does; a date that does not exist.
 */
export function readTableRow(row: Readonly<Record<string, string>>, source: SourceInfo): ReadResult {
  const cell = (column: TableColumn): string => (row[column] ?? '').normalize('NFC').trim().replace(/^'(?=[=+@-])/u, '');
  const written = cell('Mã thủ tục');
  if (written === '') return reject('code_missing');
  const code = readCode(written) ?? /^mc\.[a-z0-9-]{2,60}$/u.exec(written)?.[0];
  if (code === undefined) return reject('code_malformed', { written }, written);
  const name = cell('Tên thủ tục');
  if (saysNothing(name)) return reject('name_missing', {}, code);
  const levels = cell('Cấp thực hiện');
  const level = readLevels(levels);
  if (level.length === 0 && levels !== '') return reject('level_unknown', { written: levels }, code);
  const date = cell('Ngày của nguồn') || source.date;
  const validFrom = cell('Hiệu lực từ') || date;
  for (const [column, day] of [['Ngày của nguồn', date], ['Hiệu lực từ', validFrom]] as const) {
    if (!isLocalDate(day)) return reject('field_malformed', { field: column, problem: `"${day}" không phải ngày dạng 2026-11-22` }, code);
  }
  const executing = cell('Cơ quan thực hiện');
  const competent = cell('Cơ quan có thẩm quyền');
  const doneBy = deriveDoneBy(executing, competent, level);
  const shortName = cell('Tên ngắn');
  return {
    ok: true,
    procedure: {
      code,
      validFrom,
      status: 'active',
      name,
      ...(shortName === '' ? {} : { shortName }),
      aliases: [],
      level,
      kind: 'unknown',
      field: { name: cell('Lĩnh vực') },
      promulgation: [],
      audience: splitNames(cell('Đối tượng')),
      boundaryFree: 'unknown',
      ...(doneBy === undefined ? {} : { doneBy }),
      cases: readCases(cell('Thành phần hồ sơ'), readWays(cell('Thời hạn'), cell('Phí, lệ phí'))),
      results: lines(cell('Kết quả')).map((result) => ({ name: result, form: 'unknown' as const })),
      authority: { executing: readAgencies(executing), competent: readAgencies(competent), authorised: [], coordinating: [] },
      legalBasis: lines(cell('Căn cứ pháp lý')).map((line) => {
        const [number = line, title] = line.split(' – ');
        return { number, ...(title === undefined ? {} : { title }) };
      }),
      related: [],
      provenance: [{ field: '', source: cell('Nguồn') || source.name, sourceDate: date, certainty: cell('Nguồn') === '' ? 'unverified' : 'secondary' }],
    },
  };
}

function readWays(times: string, fees: string): WayOfFiling[] {
  const ways = new Map<Channel, { time: string; fees: Fee[] }>();
  for (const [channel, text] of byChannel(times)) ways.set(channel, { time: text, fees: ways.get(channel)?.fees ?? [] });
  for (const [channel, text] of byChannel(fees)) {
    const way = ways.get(channel) ?? { time: '', fees: [] };
    way.fees.push(...readFeeLine(text));
    ways.set(channel, way);
  }
  return [...ways].map(([channel, way]) => ({ channel, time: readTimeLimit(way.time, way.time), fees: way.fees }));
}

function readFeeLine(text: string): Fee[] {
  const [, label, rest = text] = /^(lệ phí|phí):\s*(.*)$/iu.exec(text) ?? [];
  const amounts = listAmounts(rest);
  const only = amounts.length === 1 ? amounts[0] : undefined;
  const fees = /^(?:miễn phí|không|0 đồng)$/iu.test(rest)
    ? readFees({ kind: 'free' }, '')
    : only !== undefined && /^\d/u.test(rest)
      ? readFees({ kind: 'amount', amount: only.amount, currency: 'VND' }, `(${rest})`)
      : readFees({ kind: 'unreadable', text: rest }, '');
  const kind = label === undefined ? undefined : /^lệ/iu.test(label) ? 'lephi' : 'phi';
  return fees.map((fee) => (kind === undefined ? fee : { ...fee, kind }));
}

function byChannel(cell: string): [Channel, string][] {
  return lines(cell).flatMap((line): [Channel, string][] => {
    const match = /^(trực tiếp|trực tuyến|(?:dịch vụ )?bưu chính)\s*:\s*(.*)$/iu.exec(line);
    if (match === null) return [['direct', line]];
    const word = (match[1] ?? '').toLowerCase();
    return [[word.startsWith('trực tiếp') ? 'direct' : word.startsWith('trực tuyến') ? 'online' : 'post', match[2] ?? '']];
  });
}

function readCases(cell: string, channels: WayOfFiling[]): ProcedureCase[] {
  const cases: { name: string; components: Component[] }[] = [];
  for (const line of lines(cell)) {
    if (line.startsWith('# ')) cases.push({ name: line.slice(2), components: [] });
    else {
      if (cases.length === 0) cases.push({ name: '', components: [] });
      const counts = /^\[(\d+) bản chính, (\d+) bản sao\]\s*/u.exec(line);
      const text = counts === null ? line : line.slice(counts[0].length);
      cases.at(-1)?.components.push(makeComponent({ name: text, originals: counts === null ? null : Number(counts[1]), copies: counts === null ? null : Number(counts[2]) }, ''));
    }
  }
  if (cases.length === 0) cases.push({ name: '', components: [] });
  return cases.map((each, position) => ({ id: `case-${position + 1}`, name: each.name, onlineLevel: 'unknown', steps: [], channels, components: each.components }));
}

function writeFee(fee: Fee): string {
  const label = fee.kind === 'lephi' ? 'Lệ phí: ' : fee.kind === 'phi' ? 'Phí: ' : '';
  if (fee.state !== 'structured' || fee.amountVnd === null) return label + oneLine(fee.text);
  if (fee.amountVnd === 0) return `${label}Miễn phí`;
  return `${label}${String(fee.amountVnd).replace(/\B(?=(\d{3})+$)/gu, '.')} đồng${fee.per === undefined ? '' : `/${fee.per}`}`;
}

function writeComponent(component: Component): string {
  const counts = component.originals === null ? '' : `[${component.originals} bản chính, ${component.copies ?? 0} bản sao] `;
  return counts + oneLine(component.name);
}

function lines(cell: string): string[] {
  return cell.split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
