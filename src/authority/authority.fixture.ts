import type { Procedure } from '#model/procedure.ts';
import type { MergedTask, TaskBody } from '#model/task.ts';
import type { TaskRecord } from './task-schema.ts';

export const COMMUNE: TaskBody = { body: 'UBND cấp xã', tier: 'commune', person: 'UBND' };
export const CHAIR: TaskBody = { body: 'Chủ tịch UBND cấp xã', tier: 'commune', person: 'CHU_TICH' };
export const PROVINCE: TaskBody = { body: 'UBND cấp tỉnh', tier: 'province', person: 'UBND' };
export const DISTRICT: TaskBody = { body: 'UBND cấp huyện', tier: 'district_abolished', person: 'UBND' };

/** An invented record; tests say only what matters to them. */
export function makeRecord(part: Partial<TaskRecord> = {}): TaskRecord {
  return {
    id: 'viec-1', title: 'Cấp giấy thử', field: 'Thử', act: 'phan_dinh', from: DISTRICT, to: COMMUNE, basis: [{ document: '120/2025/NĐ-CP', article: '6', clause: '1' }], forms: [], procedureCodes: [],
    validFrom: '2025-07-01', validTo: '2027-03-01', supersededBy: [], source: 'Nguồn thử', sourceDate: '2026-11-22', certainty: 'secondary', review: { status: 'draft' }, ...part,
  };
}

/** The same as a merged task; `without` takes fields away. */
export function makeTask(part: Partial<MergedTask> = {}, ...without: readonly (keyof MergedTask)[]): MergedTask {
  const task = { ...makeRecord(), version: 1, sayings: [], provenance: [], conflicts: [], ...part };
  return Object.fromEntries(Object.entries(task).filter(([key]) => !without.includes(key as keyof MergedTask))) as unknown as MergedTask;
}

/** An invented published procedure of some levels. */
export function makeProcedure(code: string, level: Procedure['level'], competent: readonly string[] = []): Procedure {
  return {
    code, version: 1, validFrom: '2026-01-01', status: 'active', name: `Thủ tục ${code}`, aliases: [], level, kind: 'unknown', field: { name: 'Thử' }, promulgation: [], audience: [], boundaryFree: 'unknown',
    cases: [], results: [], authority: { executing: [], competent: competent.map((name) => ({ name })), authorised: [], coordinating: [] }, legalBasis: [], related: [],
    provenance: [{ field: '', source: 'Cổng thử', sourceDate: '2026-07-17', certainty: 'official' }],
  };
}
