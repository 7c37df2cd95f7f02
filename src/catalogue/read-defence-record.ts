import type { Fee, LegalReference, ProcedureCase, WayOfFiling } from '#model/procedure.ts';
import { makeComponent } from './classify-component.ts';
import { listDocumentNumbers } from './cut-legal-basis.ts';
import { channelOf, joinSameWays } from './cut-ways.ts';
import { cutSteps, deriveDoneBy, readAgencies, readCode, readKind, readLevels, readPromulgation, saysNothing, splitNames } from './derive-facts.ts';
import type { FeeCell } from './read-fee.ts';
import { readCurrency, readFees } from './read-fee.ts';
import type { RawRecord, ReadResult, SourceInfo } from './read-result.ts';
import { isRecord, recordsOf, reject, textOf } from './read-result.ts';
import { readTimeLimit } from './read-time.ts';

/** Whether a record is a portal document whose tables are intact (three parts: metadata, content, tables). */
export function isDefenceRecord(record: RawRecord): boolean {
  return isRecord(record.metadata) && isRecord(record.content) && isRecord(record.tables);
}

/**
 * Reads one record with intact tables.
 * Refuses: a record without code, name or a level that is known.
 */
export function readDefenceRecord(record: RawRecord, source: SourceInfo): ReadResult {
  const metadata = isRecord(record.metadata) ? record.metadata : {};
  const content = isRecord(record.content) ? record.content : {};
  const tables = isRecord(record.tables) ? record.tables : {};
  const written = textOf(record.thu_tuc_id).trim() || textOf(metadata['mã_thủ_tục']).trim();
  if (written === '') return reject('code_missing');
  const code = readCode(written);
  if (code === undefined) return reject('code_malformed', { written }, written);
  const name = textOf(metadata['tên_thủ_tục']).replace(/\s+/gu, ' ').trim();
  if (saysNothing(name)) return reject('name_missing', {}, code);
  const levelText = textOf(metadata['cấp_thực_hiện']);
  const level = readLevels(levelText);
  if (level.length === 0 && !saysNothing(levelText)) return reject('level_unknown', { written: levelText }, code);

  const executing = textOf(content['cơ_quan_thực_hiện']);
  const competent = textOf(content['cơ_quan_có_thẩm_quyền']);
  const doneBy = deriveDoneBy(executing, competent, level);
  const receivedAt = textOf(content['địa_chỉ_tiếp_nhận_hs']).trim();
  const requirements = textOf(content['yêu_cầu_điều_kiện_thực_hiện']).trim();
  const result = textOf(content['kết_quả_thực_hiện']).trim();
  const onlyCase: ProcedureCase = {
    id: 'case-1',
    name: '',
    onlineLevel: 'unknown',
    steps: cutSteps(textOf(content['trình_tự_thực_hiện'])),
    channels: joinSameWays(recordsOf(tables.hinh_thuc_nop).map(readWay)),
    components: recordsOf(tables.thanh_phan_ho_so).map(readLine).filter((line) => line.name !== '').map((line) => makeComponent(line, '')),
  };
  return {
    ok: true,
    procedure: {
      code,
      validFrom: source.date,
      status: 'active',
      name,
      aliases: [],
      level,
      kind: readKind(textOf(metadata['loại_thủ_tục'])),
      field: { name: textOf(metadata['lĩnh_vực']).trim() },
      promulgation: readPromulgation(textOf(metadata['số_quyết_định'])),
      audience: splitNames(textOf(content['đối_tượng_thực_hiện'])),
      boundaryFree: 'unknown',
      ...(doneBy === undefined ? {} : { doneBy }),
      cases: [onlyCase],
      results: saysNothing(result) ? [] : [{ name: result.replace(/\s+/gu, ' '), form: 'unknown' }],
      authority: {
        executing: readAgencies(executing),
        competent: readAgencies(competent),
        authorised: readAgencies(textOf(content['cơ_quan_được_ủy_quyền'])),
        coordinating: readAgencies(textOf(content['cơ_quan_phối_hợp'])),
      },
      ...(saysNothing(receivedAt) ? {} : { receivedAt }),
      ...(saysNothing(requirements) ? {} : { requirements }),
      legalBasis: recordsOf(tables.can_cu_phap_ly).flatMap(readReference),
      related: [],
      provenance: [{ field: '', source: source.name, sourceDate: source.date, certainty: 'official' }],
    },
  };
}

function readWay(row: RawRecord): WayOfFiling {
  const description = textOf(row.mo_ta).trim();
  return {
    channel: channelOf(textOf(row.hinh_thuc)),
    time: readTimeLimit(textOf(row.thoi_han_giai_quyet).trim(), description),
    fees: readFeeLines(textOf(row.phi_le_phi)),
    ...(description === '' ? {} : { note: description }),
  };
}

/** `Phí : 0 Đồng`, `Lệ phí : 10.000 Đồng (…)`, one or more in a cell, brackets may run over lines. */
export function readFeeLines(cell: string): Fee[] {
  const lines = cell.split(/(?=(?:^|\n)\s*(?:Lệ phí|Phí)\s*:)/u).map((line) => line.trim()).filter((line) => line !== '' && !saysNothing(line));
  return lines.flatMap((line) => {
    const match = /^(Lệ phí|Phí)\s*:\s*([^(]*?)\s*(\([^]*\))?\s*(?:File đính kèm:[^]*)?$/u.exec(line);
    const kind = match?.[1] === 'Lệ phí' ? 'lephi' : match?.[1] === 'Phí' ? 'phi' : undefined;
    const fees = readFees(readMoneyCell((match?.[2] ?? line).replace(/\s+/gu, ' ')), match?.[3] ?? '');
    return fees.map((fee) => (kind === undefined ? fee : { ...fee, kind }));
  });
}

/** Money as the ministry's documents write it: dots group, a comma parts decimals, "Không Đồng" is nothing to pay. */
function readMoneyCell(text: string): FeeCell {
  if (/^(?:không|o|0)\s*(?:đồng)?$/iu.test(text)) return { kind: 'free' };
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d{1,2})?)\s*(đồng|vnđ|usd|eur)$/iu.exec(text);
  if (match === null) return text === '' || /^đồng$/iu.test(text) ? { kind: 'unreadable', text: '' } : { kind: 'unreadable', text };
  const digits = match[1] ?? '';
  const amount = /^\d{1,3}(?:\.\d{3})+$/u.test(digits) ? Number(digits.replaceAll('.', '')) : Number(digits.replace(',', '.'));
  return { kind: 'amount', amount, currency: readCurrency(match[2] ?? '') };
}

function readLine(row: RawRecord): { name: string; originals: number | null; copies: number | null; formName?: string } {
  const counts = /Bản chính:\s*(\d+)\s*Bản sao:\s*(\d+)/u.exec(textOf(row.ghi_chu));
  const formName = textOf(row.so_luong).trim();
  return {
    name: textOf(row.ten_giay_to).replace(/\s+/gu, ' ').trim(),
    originals: counts === null ? null : Number(counts[1]),
    copies: counts === null ? null : Number(counts[2]),
    ...(formName === '' ? {} : { formName }),
  };
}

function readReference(row: RawRecord): LegalReference[] {
  const title = textOf(row.trich_yeu).replace(/\s+/gu, ' ').trim();
  const sign = textOf(row.so_ky_hieu).trim();
  const number = listDocumentNumbers(sign)[0] ?? listDocumentNumbers(title)[0] ?? sign;
  if (number === '') return [];
  const day = /^(\d{2})-(\d{2})-(\d{4})$/u.exec(textOf(row.ngay_ban_hanh).trim());
  const issuer = textOf(row.co_quan_ban_hanh).trim();
  return [
    {
      number,
      ...(title === '' ? {} : { title }),
      ...(saysNothing(issuer) ? {} : { issuer }),
      ...(day === null ? {} : { date: `${day[3]}-${day[2]}-${day[1]}` }),
    },
  ];
}
