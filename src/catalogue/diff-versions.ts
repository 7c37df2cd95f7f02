import type { MergedProcedure, Procedure } from '#model/procedure.ts';

/** One field that two versions say differently, in words a person compares. */
export interface FieldDifference {
  readonly field: string;
  readonly label: { readonly vi: string; readonly en: string };
  /** Absent where the field appeared or went. */
  readonly before?: string;
  readonly after?: string;
}

type Reader = (procedure: Procedure) => ReadonlyMap<string, string>;

const LABELS: readonly (readonly [string, string, string, Reader])[] = [
  ['name', 'Tên thủ tục', 'Name', (each) => one('name', each.name)],
  ['status', 'Tình trạng', 'Status', (each) => one('status', each.status)],
  ['validTo', 'Hết hiệu lực', 'Valid to', (each) => one('validTo', each.validTo ?? '')],
  ['level', 'Cấp thực hiện', 'Level', (each) => one('level', [...each.level].sort().join(', '))],
  ['field', 'Lĩnh vực', 'Field', (each) => one('field', each.field.name)],
  ['promulgation', 'Quyết định công bố', 'Announcement decision', (each) => one('promulgation', each.promulgation.map((act) => [act.decisionNo, act.decisionDate, act.agency].filter(Boolean).join(', ')).join('; '))],
  ['doneBy', 'Nơi giải quyết', 'Done by', (each) => one('doneBy', each.doneBy ?? '')],
  ['authority', 'Cơ quan', 'Agencies', (each) => one('authority', [...each.authority.executing, ...each.authority.competent].map(({ name }) => name).join('; '))],
  ['time', 'Thời hạn', 'Time limit', (each) => waysOf(each, 'time', (way) => (way.time.state === 'structured' ? `${way.time.amount ?? ''} ${way.time.unit ?? ''}`.trim() : way.time.text))],
  ['fees', 'Phí, lệ phí', 'Fees', (each) => waysOf(each, 'fees', (way) => way.fees.map((fee) => (fee.amountVnd === null ? fee.text : `${fee.amountVnd} đồng${fee.per === undefined ? '' : `/${fee.per}`}`)).join('; '))],
  ['components', 'Thành phần hồ sơ', 'Components', (each) => papersOf(each, 'components')],
  ['publishedComponents', 'Thành phần hồ sơ, nguyên văn công bố', 'Components as published', (each) => papersOf(each, 'publishedComponents')],
  ['results', 'Kết quả', 'Results', (each) => one('results', each.results.map(({ name }) => name).join('; '))],
  ['legalBasis', 'Căn cứ pháp lý', 'Legal basis', (each) => new Map(each.legalBasis.map((law) => [`legalBasis.${law.number}`, law.number]))],
  ['requirements', 'Yêu cầu, điều kiện', 'Requirements', (each) => one('requirements', each.requirements ?? '')],
];

/** What a reader would notice between two versions of one procedure, field by field, in the order a record is read. */
export function diffVersions(before: Procedure | MergedProcedure, after: Procedure | MergedProcedure): FieldDifference[] {
  // A version that ends where the next begins did not expire: it was followed.
  const { validTo, ...open } = before;
  const followed = validTo === after.validFrom ? open : before;
  return LABELS.flatMap(([, vi, en, read]) => {
    const left = read(followed);
    const right = read(after);
    return [...new Set([...left.keys(), ...right.keys()])].flatMap((field): FieldDifference[] => {
      const was = left.get(field) ?? '';
      const is = right.get(field) ?? '';
      if (was === is) return [];
      return [{ field, label: { vi, en }, ...(was === '' ? {} : { before: was }), ...(is === '' ? {} : { after: is }) }];
    });
  });
}

function one(field: string, value: string): Map<string, string> {
  return new Map([[field, value]]);
}

function waysOf(procedure: Procedure, fact: 'time' | 'fees', write: (way: Procedure['cases'][number]['channels'][number]) => string): Map<string, string> {
  const found = new Map<string, string>();
  procedure.cases.forEach((each, caseAt) => {
    each.channels.forEach((way, wayAt) => found.set(`cases[${caseAt}].channels[${wayAt}].${way.channel}.${fact}`, write(way)));
  });
  return found;
}

function papersOf(procedure: Procedure, list: 'components' | 'publishedComponents'): Map<string, string> {
  const found = new Map<string, string>();
  procedure.cases.forEach((each, caseAt) => {
    for (const component of each[list] ?? []) {
      const counts = component.originals === null ? '' : ` (${component.originals} bản chính, ${component.copies ?? 0} bản sao)`;
      found.set(`cases[${caseAt}].${list}.${component.name.slice(0, 80)}`, component.name + counts);
    }
  });
  return found;
}
