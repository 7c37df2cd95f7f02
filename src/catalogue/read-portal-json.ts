import type { Channel, Component, Fee, Level, LegalReference, Procedure, ProcedureCase, TimeLimit, WayOfFiling } from '#model/procedure.ts';
import { localDateAt } from '#model/time.ts';
import type { LocalDate } from '#model/time.ts';
import { isArrangingHeading, makeComponent } from './classify-component.ts';
import { joinSameWays } from './cut-ways.ts';
import { cutSteps, deriveDoneBy, readCode, saysNothing } from './derive-facts.ts';
import { readFees } from './read-fee.ts';
import type { RawRecord, ReadResult, SourceInfo } from './read-result.ts';
import { isRecord, recordsOf, reject, textOf } from './read-result.ts';
import { readTimeLimit } from './read-time.ts';

/** Whether a record is the new portal's JSON, with or without its envelope `{code, message, data}`. */
export function isPortalJson(record: RawRecord): boolean {
  const data = unwrapPortal(record);
  return 'executionMethods' in data || 'executionCases' in data || 'executionSteps' in data;
}

/** The record inside the portal's envelope. */
export function unwrapPortal(record: RawRecord): RawRecord {
  return isRecord(record.data) ? record.data : record;
}

const CHANNELS: Readonly<Record<string, Channel>> = { DIRECT: 'direct', ONLINE: 'online', POSTAL: 'post', POST: 'post' };
const UNIT_WORDS: Readonly<Record<string, string>> = {
  WORKING_DAY: 'Ngày làm việc', DAY: 'Ngày', CALENDAR_DAY: 'Ngày', WORKING_HOUR: 'Giờ làm việc', HOUR: 'Giờ', MINUTE: 'Phút', WEEK: 'Tuần', MONTH: 'Tháng', YEAR: 'Năm',
};
const KINDS: Readonly<Record<string, Procedure['kind']>> = {
  ASSIGNED_REGULATION: 'delegated_detail', NOT_ASSIGNED_REGULATION: 'not_delegated', LOCAL_REGULATION: 'local',
};

/**
 * Reads one record of the new national portal (generation B).
 * Refuses: no code or name; level flags that contradict the agencies named. Source: domain reference §1.3, §1.4.
 */
export function readPortalJson(record: RawRecord, source: SourceInfo): ReadResult {
  const data = unwrapPortal(record);
  const written = textOf(data.codeNotation).trim() || textOf(data.code).trim();
  if (written === '') return reject('code_missing');
  const code = readCode(written);
  if (code === undefined) return reject('code_malformed', { written }, written);
  const name = textOf(data.name).replace(/\s+/gu, ' ').trim();
  if (saysNothing(name)) return reject('name_missing', {}, code);

  const executing = namesOf(data.unitGroupsExecuting, data.departmentsExecuting);
  const competent = namesOf(data.unitGroupsAuthority);
  const level = readFlags(data);
  const claimed = levelsOfNames([...executing, ...competent]);
  if (level.length > 0 && claimed.length > 0 && !claimed.some((one) => level.includes(one)) && !level.includes('vertical') && !level.includes('other')) {
    return reject('levels_contradict', { flags: level.join(', '), agencies: [...executing, ...competent].join('; ') }, code);
  }
  const doneBy = deriveDoneBy(executing.join('; '), competent.join('; '), level);
  const proposal = isRecord(data.procedureProposal) ? data.procedureProposal : {};
  const decisionNo = textOf(data.decisionNo).trim() || textOf(proposal.proposalNumber).trim();
  const decisionDate = dateOf(proposal.decisionDate);
  const agency = textOf(isRecord(proposal.issuingAgency) ? proposal.issuingAgency.name : undefined) || textOf(data.departmentPromulgateName);
  const category = recordsOf(data.categoriesDetails)[0];
  const fieldCode = textOf(category?.code);
  const requirements = textOf(data.requirementsAndConditions).trim();
  const note = textOf(data.note).trim();
  const updated = dateOf(data.updatedAt) ?? source.date;
  return {
    ok: true,
    procedure: {
      code,
      validFrom: updated,
      status: textOf(data.state) === 'REPEALED' || textOf(data.state) === 'ABOLISHED' ? 'repealed' : 'active',
      name,
      aliases: [],
      level,
      kind: data.isInternal === true ? 'internal' : (KINDS[textOf(data.formalityType)] ?? 'unknown'),
      field: { ...(fieldCode === '' ? {} : { code: fieldCode }), name: textOf(category?.name) },
      promulgation: decisionNo === '' && agency === '' ? [] : [{ agency, ...(decisionNo === '' ? {} : { decisionNo }), ...(decisionDate === undefined ? {} : { decisionDate }) }],
      audience: namesOf(data.subjectTypesDetails),
      boundaryFree: data.isNonTerritorial === true ? true : 'unknown',
      ...(doneBy === undefined ? {} : { doneBy }),
      cases: buildCases(data),
      results: recordsOf(data.resultsDetails).map((result) => ({ ...(textOf(result.code) === '' ? {} : { code: textOf(result.code) }), name: textOf(result.name), form: 'unknown' as const })),
      authority: {
        executing: executing.map((each) => ({ name: each })),
        competent: competent.map((each) => ({ name: each })),
        authorised: namesOf(data.unitGroupsAuthorized).map((each) => ({ name: each })),
        coordinating: namesOf(data.unitGroupsCoordinating).map((each) => ({ name: each })),
      },
      ...(saysNothing(requirements) ? {} : { requirements }),
      legalBasis: recordsOf(data.legalBasisesDetails).flatMap(readReference),
      related: recordsOf(data.procedureRelatedGroup).flatMap((related) => readCode(textOf(related.code)) ?? []),
      ...(note === '' ? {} : { note }),
      provenance: [{ field: '', source: source.name, sourceDate: updated, ...(source.retrievedAt === undefined ? {} : { retrievedAt: source.retrievedAt }), certainty: 'official' }],
    },
  };
}

function buildCases(data: RawRecord): ProcedureCase[] {
  const steps = recordsOf(data.executionSteps).flatMap((step) => cutSteps([textOf(step.name), textOf(step.description)].filter((part) => part !== '').join(': ')));
  const channels = joinSameWays(recordsOf(data.executionMethods).flatMap(readMethod));
  const common = { onlineLevel: 'unknown' as const, steps: steps.map((step, position) => ({ ...step, order: position + 1 })), channels };
  const general: Component[] = [];
  const named: ProcedureCase[] = [];
  for (const group of recordsOf(data.executionCases)) {
    const heading = textOf(group.name).trim();
    const components = recordsOf(group.profileComponents).map((line) => readComponent(line, heading)).filter((line) => line.name !== '');
    if (isArrangingHeading(heading)) general.push(...components);
    else named.push({ id: `case-${named.length + 1}`, name: heading, ...common, components });
  }
  for (const published of recordsOf(data.cases)) {
    // A case published as an online service has its own code and its own clock; that clock is the structured one.
    const day = isRecord(published.processingDay) ? published.processingDay : {};
    const time = readClock(day.qty, day.type, '');
    const onlineServiceCode = textOf(published.code);
    const own = time.state === 'structured' ? channels.map((way) => (way.time.state === 'structured' ? way : { ...way, time })) : channels;
    const components = recordsOf(published.profileComponents).map((line) => readComponent(line, ''));
    named.push({
      id: onlineServiceCode === '' ? `case-${named.length + 1}` : onlineServiceCode,
      name: textOf(published.name),
      ...common,
      channels: own,
      ...(onlineServiceCode === '' ? {} : { onlineServiceCode }),
      components: components.length > 0 ? components : general,
    });
  }
  return general.length === 0 && named.length > 0 ? named : [{ id: 'case-0', name: '', ...common, components: general }, ...named];
}

function readMethod(method: RawRecord): WayOfFiling[] {
  const channel = CHANNELS[textOf(method.submissionMethod)];
  if (channel === undefined) return [];
  const description = textOf(method.description).trim();
  const fees = recordsOf(method.fees).flatMap(readFee);
  return [{ channel, time: readClock(method.processingTime, method.processingTimeUnit, description), fees, ...(description === '' ? {} : { note: description }) }];
}

/** `processingTime: 1, unit: OTHER` is no day: the unit stays unknown unless the words say it. */
function readClock(quantity: unknown, unit: unknown, description: string): TimeLimit {
  const words = UNIT_WORDS[textOf(unit)];
  const amount = textOf(quantity);
  return readTimeLimit(words === undefined || amount === '' ? amount : `${amount} ${words}`, description);
}

function readFee(fee: RawRecord): Fee[] {
  const amount = typeof fee.value === 'number' ? fee.value : undefined;
  const description = textOf(fee.description).trim();
  const currency = /usd|đô la/iu.test(textOf(fee.currencyName)) ? 'USD' : 'VND';
  const note = description === '' ? '' : `(${description})`;
  const fees = readFees(amount === undefined ? { kind: 'unreadable', text: '' } : { kind: 'amount', amount, currency }, note);
  const kind = textOf(fee.type) === 'SERVICE_FEE' ? 'phi' : textOf(fee.type) === 'FEE' ? 'lephi' : 'unknown';
  return fees.map((each) => ({ ...each, kind: each.kind === 'unknown' ? kind : each.kind }));
}

function readComponent(line: RawRecord, heading: string): Component {
  const attachment = recordsOf(line.attachments)[0];
  const formName = textOf(attachment?.name) || textOf(attachment?.fileName);
  const formUrl = textOf(attachment?.url);
  const code = textOf(line.code);
  return makeComponent(
    {
      name: textOf(line.name).replace(/\s+/gu, ' ').trim(),
      originals: typeof line.originalQty === 'number' ? line.originalQty : null,
      copies: typeof line.copyQty === 'number' ? line.copyQty : null,
      ...(formName === '' ? {} : { formName }),
      ...(code === '' ? {} : { code }),
      ...(formUrl === '' ? {} : { formUrl }),
    },
    heading,
  );
}

function readReference(reference: RawRecord): LegalReference[] {
  const number = /\d{1,4}\/[^\s]+$/u.exec(textOf(reference.code).trim())?.[0] ?? textOf(reference.code).trim();
  const title = textOf(reference.name).trim();
  return number === '' ? [] : [{ number, ...(title === '' ? {} : { title }) }];
}

function readFlags(data: RawRecord): Level[] {
  const flags: readonly (readonly [string, Level])[] = [
    ['isMinistry', 'ministry'], ['isProvince', 'province'], ['isWard', 'commune'], ['isVertical', 'vertical'], ['isSharedService', 'shared'], ['isOtherAgency', 'other'],
  ];
  return flags.filter(([flag]) => data[flag] === true).map(([, level]) => level);
}

function levelsOfNames(names: readonly string[]): Level[] {
  return names.flatMap((name): Level[] =>
    /cấp xã|xã, phường/iu.test(name) ? ['commune'] : /cấp tỉnh|^sở /iu.test(name) ? ['province'] : /^bộ /iu.test(name) ? ['ministry'] : [],
  );
}

function namesOf(...lists: readonly unknown[]): string[] {
  return lists.flatMap((list) => recordsOf(list).map((each) => textOf(each.name).trim())).filter((name) => name !== '');
}

/** Epoch milliseconds at Vietnamese midnight. Source: domain reference §1.4 trap 10. */
function dateOf(value: unknown): LocalDate | undefined {
  return typeof value === 'number' && value > 0 && value < 8_640_000_000_000 ? localDateAt(value) : undefined;
}
