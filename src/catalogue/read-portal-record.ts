import type { ProcedureCase } from '#model/procedure.ts';
import { isArrangingHeading, makeComponent } from './classify-component.ts';
import { cutComponents } from './cut-components.ts';
import type { PrintedGroup } from './cut-components.ts';
import { cutLegalBasis } from './cut-legal-basis.ts';
import { cutResults } from './cut-results.ts';
import { cutWaysOfFiling } from './cut-ways.ts';
import { cutSteps, deriveDoneBy, readAgencies, readCode, readKind, readLevels, readPromulgation, saysNothing, splitNames } from './derive-facts.ts';
import type { RawRecord, ReadResult, SourceInfo } from './read-result.ts';
import { reject, textOf } from './read-result.ts';

/** Whether a record is one of the portal's pages flattened into 21 text fields. */
export function isPortalRecord(record: RawRecord): boolean {
  return typeof record.ma_thu_tuc === 'string' && 'cach_thuc_thuc_hien' in record && 'thanh_phan_ho_so' in record;
}

/**
 * Reads one flattened page of the national portal.
 * Refuses: a record without code, name or a level that is known.
 */
export function readPortalRecord(record: RawRecord, source: SourceInfo): ReadResult {
  const written = textOf(record.ma_thu_tuc).trim();
  if (written === '') return reject('code_missing');
  const code = readCode(written);
  if (code === undefined) return reject('code_malformed', { written }, written);
  const name = textOf(record.ten_thu_tuc).replace(/\s+/gu, ' ').trim();
  if (saysNothing(name)) return reject('name_missing', {}, code);
  const level = readLevels(textOf(record.cap_thuc_hien));
  if (level.length === 0 && !saysNothing(textOf(record.cap_thuc_hien))) return reject('level_unknown', { written: textOf(record.cap_thuc_hien) }, code);

  const executing = textOf(record.co_quan_thuc_hien);
  const competent = textOf(record.co_quan_co_tham_quyen);
  const doneBy = deriveDoneBy(executing, competent, level);
  const receivedAt = textOf(record.dia_chi_tiep_nhan).trim();
  const requirements = textOf(record.yeu_cau_dieu_kien).trim();
  const sourceUrl = textOf(record.detail_url).trim();
  return {
    ok: true,
    procedure: {
      code,
      validFrom: source.date,
      status: 'active',
      name,
      aliases: [],
      level,
      kind: readKind(textOf(record.loai_thu_tuc)),
      field: { name: textOf(record.linh_vuc).trim() },
      promulgation: readPromulgation(textOf(record.so_quyet_dinh)),
      audience: splitNames(textOf(record.doi_tuong_thuc_hien)),
      boundaryFree: 'unknown',
      ...(doneBy === undefined ? {} : { doneBy }),
      cases: buildCases(textOf(record.cach_thuc_thuc_hien), textOf(record.thanh_phan_ho_so), textOf(record.trinh_tu_thuc_hien)),
      results: cutResults(textOf(record.ket_qua_xu_ly)),
      authority: {
        executing: readAgencies(executing),
        competent: readAgencies(competent),
        authorised: readAgencies(textOf(record.co_quan_duoc_uy_quyen)),
        coordinating: readAgencies(textOf(record.co_quan_phoi_hop)),
      },
      ...(saysNothing(receivedAt) ? {} : { receivedAt }),
      ...(saysNothing(requirements) ? {} : { requirements }),
      legalBasis: cutLegalBasis(textOf(record.can_cu_phap_ly)),
      related: [...new Set(textOf(record.thu_tuc_lien_quan).match(/[1-9]\.\d{6}/gu) ?? [])],
      ...(sourceUrl === '' ? {} : { sourceUrl }),
      provenance: [{ field: '', source: source.name, sourceDate: source.date, certainty: 'official' }],
    },
  };
}

function buildCases(ways: string, components: string, sequence: string): ProcedureCase[] {
  const common = { onlineLevel: 'unknown' as const, steps: cutSteps(sequence), channels: cutWaysOfFiling(ways) };
  return groupCases(cutComponents(components)).map(({ name, groups }, position) => ({
    id: `case-${position + 1}`,
    name,
    ...common,
    components: groups.flatMap((group) => group.components.map((line) => makeComponent(line, group.heading))),
  }));
}

/** Headings that only arrange papers belong to one general case; every other heading is a case of its own. */
export function groupCases(groups: readonly PrintedGroup[]): { name: string; groups: PrintedGroup[] }[] {
  const general = { name: '', groups: groups.filter((group) => isArrangingHeading(group.heading)) };
  const named = groups.filter((group) => !isArrangingHeading(group.heading)).map((group) => ({ name: group.heading, groups: [group] }));
  if (general.groups.length === 0 && named.length > 0) return named;
  return [general, ...named];
}
