import { isAdapterJson, readAdapterJson } from './read-adapter-json.ts';
import { isDefenceRecord, readDefenceRecord } from './read-defence-record.ts';
import { isOwnRecord, readOwnRecord } from './read-own-record.ts';
import { isPortalJson, readPortalJson, unwrapPortal } from './read-portal-json.ts';
import { isPortalRecord, readPortalRecord } from './read-portal-record.ts';
import type { RawRecord, ReadResult, SourceId, SourceInfo } from './read-result.ts';
import { reject, SOURCE_NAMES } from './read-result.ts';

/** Which source a record comes from, told by its own keys and never by a file's name. */
export function detectSource(record: RawRecord): SourceId | undefined {
  if (isPortalRecord(record)) return 'dvcqg';
  if (isDefenceRecord(record)) return 'bqp';
  if (isAdapterJson(record)) return 'adapter';
  if (isOwnRecord(record)) return 'own';
  return isPortalJson(record) ? 'portal' : undefined;
}

/** What dates the records of a file: the day its facts are of, and when they were fetched. */
export type SourceDate = Pick<SourceInfo, 'date' | 'retrievedAt'>;

/**
 * Reads one record of any known format.
 * Refuses: `not_a_procedure` where no format fits, and what the format's reader refuses.
 */
export function readRecord(record: RawRecord, dated: SourceDate): { readonly source: SourceId | undefined; readonly result: ReadResult } {
  const id = detectSource(record);
  if (id === undefined) return { source: undefined, result: reject('not_a_procedure', { keys: Object.keys(unwrapPortal(record)).slice(0, 6).join(', ') }) };
  const source: SourceInfo = { id, name: SOURCE_NAMES[id], ...dated };
  switch (id) {
    case 'dvcqg':
      return { source: id, result: readPortalRecord(record, source) };
    case 'bqp':
      return { source: id, result: readDefenceRecord(record, source) };
    case 'adapter':
      return { source: id, result: readAdapterJson(record, source) };
    case 'portal':
      return { source: id, result: readPortalJson(record, source) };
    default:
      return { source: id, result: readOwnRecord(record) };
  }
}
