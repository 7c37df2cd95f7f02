import type { Catalogue } from '#catalogue/catalogue.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';

/** Records of the catalogue as receptions read them: again and again the same few. */
export interface KeptRecords {
  findProcedure(code: string, asOf?: LocalDate): Promise<MergedProcedure | undefined>;
  findVersion(code: string, version: number): Promise<MergedProcedure | undefined>;
  /** A record changed. */
  forget(code: string): void;
}

/** A commune receives some two hundred procedures; codes are also typed by strangers. */
const KEPT = 500;

/** Keeps today's records in memory until they change or the day does; versions never change. */
export function keepRecords(catalogue: Pick<Catalogue, 'findProcedure' | 'findVersion'>, now: () => number): KeptRecords {
  const today = new Map<string, { readonly on: LocalDate; readonly record: Promise<MergedProcedure | undefined> }>();
  const versions = new Map<string, Promise<MergedProcedure | undefined>>();
  const keep = <Value>(map: Map<string, Value>, key: string, value: Value): Value => {
    if (map.size >= KEPT) map.clear();
    map.set(key, value);
    return value;
  };
  return {
    findProcedure: (code, asOf) => {
      const on = localDateAt(now());
      if (asOf !== undefined && asOf !== on) return catalogue.findProcedure(code, asOf);
      const known = today.get(code);
      if (known?.on === on) return known.record;
      const record = catalogue.findProcedure(code, on);
      record.catch(() => today.delete(code));
      return keep(today, code, { on, record }).record;
    },
    findVersion: (code, version) => {
      const key = `${code} ${String(version)}`;
      const known = versions.get(key);
      if (known !== undefined) return known;
      const record = catalogue.findVersion(code, version);
      // A version that is not there yet may come.
      record.then((found) => found ?? versions.delete(key), () => versions.delete(key));
      return keep(versions, key, record);
    },
    forget: (code) => {
      today.delete(code);
    },
  };
}
