import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Law } from '#law/law.ts';
import type { Procedure } from '#model/procedure.ts';
import { isInForce, type LocalDate } from '#model/time.ts';
import type { Places } from '#places/places.ts';
import type { DocumentBook, PlaceBook, ProcedureBook } from './ports.ts';

const KEPT_RECORDS = 500;
/** How sure a place must be before an answer speaks of it. */
const PLACE_SCORE = 0.8;

/** The catalogue as the assistant sees it, with the records asked for lately at hand. */
export interface KeptProcedureBook extends ProcedureBook {
  /** Says that a record changed (event `procedure.changed`). */
  forget(code: string): void;
  /** Says that any record may have changed. */
  forgetAll(): void;
}

/** Reads records through the catalogue and keeps them until they change. */
export function keepProcedureBook(catalogue: Pick<Catalogue, 'findProcedure' | 'listVersions' | 'findVersion'>): KeptProcedureBook {
  const kept = new Map<string, Map<LocalDate, Procedure>>();
  let size = 0;
  // What was read before a change and arrives after it must not be kept.
  let changes = 0;
  return {
    forgetAll: () => {
      changes += 1;
      kept.clear();
      size = 0;
    },
    forget: (code) => {
      changes += 1;
      size -= kept.get(code)?.size ?? 0;
      kept.delete(code);
    },
    findProcedure: (code, asOf) => {
      const days = kept.get(code);
      const known = days?.get(asOf);
      if (known !== undefined) return known;
      const asked = changes;
      return catalogue.findProcedure(code, asOf).then((procedure) => {
        if (procedure === undefined || asked !== changes) return procedure;
        if (size >= KEPT_RECORDS) {
          kept.clear();
          size = 0;
        }
        const own = kept.get(code) ?? new Map<LocalDate, Procedure>();
        own.set(asOf, procedure);
        kept.set(code, own);
        size += 1;
        return procedure;
      });
    },
    findEndedProcedure: async (code, asOf) => {
      const versions = await catalogue.listVersions(code);
      const last = versions.filter((version) => version.validFrom <= asOf).sort((left, right) => right.version - left.version)[0];
      if (last === undefined) return undefined;
      const procedure = await catalogue.findVersion(code, last.version);
      if (procedure === undefined || (procedure.status !== 'repealed' && isInForce(procedure, asOf))) return undefined;
      return { code, name: procedure.shortName ?? procedure.name, replacedBy: procedure.replacedBy ?? [], ...(procedure.validTo === undefined ? {} : { endedOn: procedure.validTo }) };
    },
  };
}

/** The places room as the assistant sees it: only a match that is sure enough to speak of. */
export function placeBookOf(places: Pick<Places, 'findPlaces' | 'getPlace'>): PlaceBook {
  return {
    findPlace: (name, asOf) => {
      const match = places.findPlaces(name, { limit: 1, asOf }).items[0];
      return match !== undefined && match.score >= PLACE_SCORE ? match : undefined;
    },
    getPlace: (code, asOf) => {
      const outcome = places.getPlace(code, asOf);
      return outcome.ok ? outcome.value.place : undefined;
    },
  };
}

/** The law library as the assistant sees it. "118/2025/ND-CP" is how a number is typed without marks. */
export function documentBookOf(law: Pick<Law, 'findDocument'>): DocumentBook {
  return {
    isKnown: async (number) => (await law.findDocument(number)) !== undefined || (await law.findDocument(number.replace(/\/ND(?=-|$)/u, '/NĐ').replace(/\/QD(?=-|$)/u, '/QĐ'))) !== undefined,
  };
}
