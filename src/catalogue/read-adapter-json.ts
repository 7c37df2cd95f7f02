import type { Channel, Component, Fee, LegalReference, ProcedureCase, WayOfFiling } from '#model/procedure.ts';
import { isArrangingHeading, makeComponent } from './classify-component.ts';
import { joinSameWays } from './cut-ways.ts';
import { cutSteps, deriveDoneBy, readCode, readKind, readLevels, saysNothing } from './derive-facts.ts';
import { listAmounts, readFees } from './read-fee.ts';
import type { RawRecord, ReadResult, SourceInfo } from './read-result.ts';
import { listOf, recordsOf, reject, textOf } from './read-result.ts';
import { readTimeLimit } from './read-time.ts';

/** Whether a record speaks the older national adapter's upper-case keys (service LayThuTuc). */
export function isAdapterJson(record: RawRecord): boolean {
  return 'MATTHC' in record && 'TENTTHC' in record;
}

const CHANNELS: Readonly<Record<string, Channel>> = { '1': 'direct', '2': 'online', '3': 'post' };

/**
 * Reads one record of the older adapter (generation A). Counts there are texts and may be empty: empty is unknown.
 * Refuses: no code or name, or a level nobody knows. Source: domain reference §1.3.
 */
export function readAdapterJson(record: RawRecord, source: SourceInfo): ReadResult {
  const written = textOf(record.MATTHC).trim();
  if (written === '') return reject('code_missing');
  const code = readCode(written);
  if (code === undefined) return reject('code_malformed', { written }, written);
  const name = textOf(record.TENTTHC).replace(/\s+/gu, ' ').trim();
  if (saysNothing(name)) return reject('name_missing', {}, code);
  const levelText = listOf(record.CAPTHUCHIEN).map(levelWords).join(', ');
  const level = readLevels(levelText);
  if (level.length === 0 && levelText !== '') return reject('level_unknown', { written: levelText }, code);

  const executing = agencies(record.COQUANTHUCHIEN);
  const competent = agencies(record.COQUANCOTHAMQUYEN);
  const doneBy = deriveDoneBy(executing.join('; ') || textOf(record.MOTACOQUANTHUCHIEN), competent.join('; ') || textOf(record.MOTACOQUANTHAMQUYEN), level);
  const field = recordsOf(record.LINHVUCTHUCHIEN)[0];
  const fieldCode = textOf(field?.MALINHVUC);
  const decisionNo = textOf(record.QUYETDINHCONGBO).trim() || textOf(record.QUYETDINH).trim();
  const receivedAt = textOf(record.DIACHITIEPNHAN).trim();
  const requirements = textOf(record.YEUCAU).trim();
  const audience = listOf(record.DOITUONGTHUCHIEN).map((each) => textOf(each) || textOf(recordsOf([each])[0]?.TENDOITUONG)).filter((each) => each !== '');
  return {
    ok: true,
    procedure: {
      code,
      validFrom: source.date,
      status: textOf(record.TRANGTHAI) === '' || textOf(record.TRANGTHAI) === '1' ? 'active' : 'unverified',
      name,
      aliases: [],
      level,
      kind: readKind(textOf(record.LOAITTHC)),
      field: { ...(fieldCode === '' ? {} : { code: fieldCode }), name: textOf(field?.TENLINHVUC) },
      promulgation: decisionNo === '' ? [] : [{ agency: '', decisionNo }],
      audience,
      boundaryFree: 'unknown',
      ...(doneBy === undefined ? {} : { doneBy }),
      cases: buildCases(record),
      results: recordsOf(record.KETQUATHUCHIEN).map((result) => ({ ...(textOf(result.MAKETQUA) === '' ? {} : { code: textOf(result.MAKETQUA) }), name: textOf(result.TENKETQUA), form: 'unknown' as const })),
      authority: {
        executing: executing.map((each) => ({ name: each })),
        competent: competent.map((each) => ({ name: each })),
        authorised: agencies(record.COQUANDUOCUYQUYEN).map((each) => ({ name: each })),
        coordinating: agencies(record.COQUANPHOIHOP).map((each) => ({ name: each })),
      },
      ...(saysNothing(receivedAt) ? {} : { receivedAt }),
      ...(saysNothing(requirements) ? {} : { requirements }),
      legalBasis: recordsOf(record.CANCUPHAPLY).flatMap(readReference),
      related: [...recordsOf(record.TTHCLIENQUAN), ...recordsOf(record.TTHCLIENTHONG)].flatMap((each) => readCode(textOf(each.MATTHC)) ?? []),
      provenance: [{ field: '', source: source.name, sourceDate: source.date, certainty: 'official' }],
    },
  };
}

function buildCases(record: RawRecord): ProcedureCase[] {
  const channels = joinSameWays(recordsOf(record.CACHTHUCTHUCHIEN).flatMap(readWays));
  const stepsOf = new Map(
    recordsOf(record.TRINHTUTHUCHIEN).map((group) => [
      textOf(group.TRUONGHOP).trim(),
      cutSteps(recordsOf(group.TRINHTU).map((step) => textOf(step.TENTRINHTU)).filter((text) => text !== '').join('\n')),
    ]),
  );
  const common = [...stepsOf.values()][0] ?? [];
  const general: Component[] = [];
  const named: ProcedureCase[] = [];
  for (const group of recordsOf(record.THANHPHANHOSO)) {
    const heading = textOf(group.TRUONGHOP).trim();
    const components = recordsOf(group.GIAYTO).map((line) => readComponent(line, heading)).filter((line) => line.name !== '');
    if (isArrangingHeading(heading)) general.push(...components);
    else named.push({ id: `case-${named.length + 1}`, name: heading, onlineLevel: 'unknown', steps: stepsOf.get(heading) ?? common, channels, components });
  }
  const first: ProcedureCase = { id: 'case-0', name: '', onlineLevel: 'unknown', steps: stepsOf.get('') ?? common, channels, components: general };
  return general.length === 0 && named.length > 0 ? named : [first, ...named];
}

function readWays(way: RawRecord): WayOfFiling[] {
  const channel = CHANNELS[textOf(way.KENH)];
  if (channel === undefined) return [];
  return recordsOf(way.THOIGIAN).map((row) => {
    const description = textOf(row.MOTA).trim();
    const cell = [textOf(row.THOIGIANGIAIQUYET), textOf(row.DONVITINH)].filter((part) => part !== '').join(' ');
    return {
      channel,
      time: readTimeLimit(cell, description),
      fees: recordsOf(row.PHILEPHI).flatMap(readFee),
      ...(description === '' ? {} : { note: description }),
    };
  });
}

function readFee(fee: RawRecord): Fee[] {
  const digits = textOf(fee.SOTIEN).trim();
  const note = textOf(fee.MOTA).trim();
  const currency = /usd/iu.test(textOf(fee.DONVI)) ? 'USD' : 'VND';
  const amount = /^\d+$/u.test(digits) ? Number(digits) : listAmounts(`${digits} đồng`)[0]?.amount;
  if (digits === '' && note === '') return [];
  return readFees(amount === undefined ? { kind: 'unreadable', text: digits } : { kind: 'amount', amount, currency }, note === '' ? '' : `(${note})`);
}

function readComponent(line: RawRecord, heading: string): Component {
  const formName = textOf(line.TENMAUDON).trim();
  const formUrl = textOf(line.URL).trim();
  const code = textOf(line.MAGIAYTO).trim();
  return makeComponent(
    {
      name: textOf(line.TENGIAYTO).replace(/\s+/gu, ' ').trim(),
      originals: countOf(line.SOBANCHINH),
      copies: countOf(line.SOBANSAO),
      ...(code === '' ? {} : { code }),
      ...(formName === '' ? {} : { formName }),
      ...(formUrl === '' ? {} : { formUrl }),
    },
    heading,
  );
}

function countOf(value: unknown): number | null {
  const text = textOf(value).trim();
  return /^\d{1,3}$/u.test(text) ? Number(text) : null;
}

/** Levels come as words or as objects with a name. */
function levelWords(value: unknown): string {
  return textOf(value) || textOf(recordsOf([value])[0]?.TENCAP);
}

function agencies(list: unknown): string[] {
  return recordsOf(list).map((each) => textOf(each.TENDONVI).trim()).filter((name) => name !== '');
}

function readReference(reference: RawRecord): LegalReference[] {
  const number = textOf(reference.SOVANBAN).trim();
  const title = textOf(reference.TENVANBAN).trim();
  return number === '' ? [] : [{ number, ...(title === '' ? {} : { title }) }];
}
