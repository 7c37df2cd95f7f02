import { join } from 'node:path';
import type { LawAddress, ProvisionValidity } from '#model/law-address.ts';
import type { MergedTask, Ruling, RulingSide, TaskBody } from '#model/task.ts';
import { foldText } from '#model/vietnamese.ts';
import { isInForce } from '#model/time.ts';
import { ownProcedure } from '../assistant.fixture.ts';
import { readGuideContent } from '../content/read-guide-content.ts';
import type { MatterFinder, OfficerPorts } from './ports.ts';

const HOME = join(import.meta.dirname, '..', '..', '..');
export const CHAIRMAN: TaskBody = { body: 'Chủ tịch UBND cấp xã', tier: 'commune', person: 'CHU_TICH' };
export const PROVINCE: TaskBody = { body: 'UBND cấp tỉnh', tier: 'province', person: 'UBND' };
export const DISTRICT: TaskBody = { body: 'Chủ tịch UBND cấp huyện', tier: 'district_abolished', person: 'CHU_TICH' };

/** A task for tests: a land dispute decided by the commune's chairman since 1 July 2025. */
export function makeTask(over: Partial<MergedTask> & { readonly id: string }): MergedTask {
  return {
    version: 1, title: 'Giải quyết tranh chấp đất đai giữa hộ gia đình, cá nhân', field: 'Đất đai', act: 'phan_dinh', from: DISTRICT, to: CHAIRMAN,
    basis: [{ document: '151/2025/NĐ-CP', article: '5', clause: '2' }], forms: [], procedureCodes: [], validFrom: '2025-07-01', validTo: '2027-03-01',
    supersededBy: [], sayings: [], source: 'fixture', sourceDate: '2026-11-22', certainty: 'secondary', review: { status: 'draft' }, timeLimit: '60 ngày', provenance: [], conflicts: [], ...over,
  };
}

export const TASKS: readonly MergedTask[] = [
  makeTask({ id: 'dispute' }),
  makeTask({ id: 'unsure', title: 'Đăng ký nội quy lao động khi được ủy quyền', field: 'Lao động', certainty: 'unverified', basis: [{ document: '129/2025/NĐ-CP', article: '67' }] }),
  makeTask({ id: 'cao-bang', title: 'Tuyển dụng nhà giáo trường công lập', field: 'Giáo dục', to: { body: 'Sở Giáo dục và Đào tạo', tier: 'province', person: 'CO_QUAN_CHUYEN_MON' }, provinceCode: '04', basis: [{ document: '53/2025/QĐ-UBND', article: '2', clause: '1' }] }),
  makeTask({ id: 'ended', title: 'Khuyến công quốc gia', field: 'Công thương', basis: [{ document: '146/2025/NĐ-CP', article: '52' }], validTo: '2025-10-15', supersededBy: ['235/2025/NĐ-CP'] }),
  makeTask({ id: 'permit-commune', title: 'Cấp giấy phép xây dựng', field: 'Xây dựng', basis: [{ document: '140/2025/NĐ-CP', article: '4', clause: '1' }] }),
  makeTask({ id: 'permit-province', title: 'Cấp giấy phép xây dựng công trình cấp II', field: 'Xây dựng', to: PROVINCE, basis: [{ document: '144/2025/NĐ-CP' }] }),
  makeTask({ id: 'copy', title: 'Chứng thực bản sao', field: 'Chứng thực', procedureCodes: ['2.000815'], act: 'procedure', basis: [] }),
];

function sideOf(task: MergedTask): RulingSide {
  return { task, to: task.to ?? CHAIRMAN, basis: task.basis, validFrom: task.validFrom, ...(task.validTo === undefined ? {} : { validTo: task.validTo }), certainty: task.certainty };
}

function ruleFixed(task: MergedTask | undefined, asOf: string): Ruling {
  if (task === undefined) return { kind: 'unknown', reasons: [] };
  if (task.id.startsWith('permit')) return { kind: 'contradiction', sides: TASKS.filter((one) => one.id.startsWith('permit')).map(sideOf), askWhom: 'Sở Xây dựng', reasons: [] };
  if (asOf < task.validFrom) return { kind: 'notInForce', task, when: 'before', ...(task.from === undefined ? {} : { previous: task.from }), supersededBy: [], reasons: [] };
  if (!isInForce(task, asOf)) return { kind: 'notInForce', task, when: 'after', supersededBy: task.supersededBy, reasons: [] };
  return { kind: 'decided', side: sideOf(task), ...(task.from === undefined ? {} : { previous: task.from }), supporting: [], overridden: [], doubts: [], reasons: [] };
}

/** A finder with fixed hits: the first rule whose words all stand in the folded text gives its ids, best first with their chances. */
export function fixedFinder(rules: readonly (readonly [words: string, ...hits: (readonly [id: string, score: number])[]])[]): MatterFinder {
  return {
    find: (text) => {
      const folded = foldText(text);
      const rule = rules.find(([words]) => words.split(' ').every((word) => folded.includes(word)));
      const hits = (rule?.slice(1) ?? []) as (readonly [string, number])[];
      return { hits: hits.map(([id, score]) => ({ id, title: TASKS.find((task) => task.id === id)?.title ?? id, score })), readAs: text, inScope: rule === undefined ? 0 : 1, known: rule === undefined ? 0 : 1, bytesTouched: 0 };
    },
  };
}

export const USUAL_FINDS: Parameters<typeof fixedFinder>[0] = [
  ['tranh chap', ['dispute', 0.9]],
  ['noi quy', ['unsure', 0.8]],
  ['tuyen dung', ['cao-bang', 0.8]],
  ['khuyen cong', ['ended', 0.8]],
  ['giay phep xay dung', ['permit-commune', 0.8]],
  ['chung thuc', ['copy', 0.8]],
  ['khai sinh', ['1.001193', 0.8]],
  ['het truoc', ['9.999999', 0.9], ['dispute', 0.5]],
  ['gan giong', ['dispute', 0.45], ['permit-province', 0.42]],
];

const RECOGNISED = /(?:khoản (\d+) )?Điều (\d+[a-z]?) (?:Nghị định|NĐ) (\d+)(?:\/2025)?/u;

/** The officers' assistant over real content and fixed tasks, standing on Monday 23 November 2026, 09:00. */
export async function officerPorts(over: Partial<OfficerPorts> = {}): Promise<OfficerPorts> {
  const content = await readGuideContent(HOME);
  const find = (id: string): MergedTask | undefined => TASKS.find((task) => task.id === id);
  return {
    replies: content.replies,
    calendar: content.calendar,
    outside: content.outside,
    thresholds: { inScope: 0.3, clear: 0.7, clearScope: 0.3, answer: 0.3, near: 0.1 },
    finder: fixedFinder(USUAL_FINDS),
    authority: {
      findTask: async (id) => find(id),
      rule: async (matter, asOf) => ruleFixed('taskId' in matter ? find(matter.taskId) : undefined, asOf),
      tasksAt: async (address) => TASKS.filter((task) => task.basis.some((basis) => basis.document === address.document && basis.article === address.article)),
      findOldBodies: (text) => (/huyện/u.test(text) ? [{ said: 'huyện', name: 'UBND cấp huyện', endedOn: '2025-07-01', now: 'Cấp huyện đã kết thúc từ 01/07/2025; việc chuyển về xã hoặc tỉnh theo từng nghị định.', source: 'fixture', sourceDate: '2026-11-22', certainty: 'secondary' }] : []),
      findBegun: () => undefined,
      findSplit: () => undefined,
    },
    law: {
      recognise: (text) => {
        const match = RECOGNISED.exec(text);
        return match === null ? [] : [{ document: `${match[3] ?? ''}/2025/NĐ-CP`, article: match[2] ?? '', ...(match[1] === undefined ? {} : { clause: match[1] }) }];
      },
      findStrangers: (text) => (/(?<!\d)987\/2025/u.test(text) ? ['987/2025/NĐ-CP'] : []),
      stateOn: async (address: LawAddress): Promise<ProvisionValidity> => ({ address, state: 'unknown', changedBy: [] }),
      findProvision: async (address) => (address.article === '17' ? { address, title: 'Tiếp nhận hồ sơ', text: 'Hồ sơ được tiếp nhận không phụ thuộc địa giới hành chính trong tỉnh.', source: 'fixture', sourceDate: '2025-07-01', certainty: 'secondary' } : undefined),
    },
    procedures: {
      findProcedure: (code) => {
        try {
          return ownProcedure(code);
        } catch {
          return undefined;
        }
      },
    },
    now: () => Date.parse('2026-11-23T09:00:00+07:00'),
    ...over,
  };
}
