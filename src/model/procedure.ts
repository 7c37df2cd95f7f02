import type { LocalDate } from './time.ts';

/** How sure a fact is: read on the official record, told by a source that quotes it, or not confirmed. */
export type Certainty = 'official' | 'secondary' | 'unverified';
export type Level = 'ministry' | 'province' | 'commune' | 'vertical' | 'shared' | 'other';
export type Channel = 'direct' | 'online' | 'post';
export type TimeUnit =
  | 'workingDay'
  | 'calendarDay'
  | 'workingHour'
  | 'hour'
  | 'minute'
  | 'week'
  | 'month'
  | 'year'
  | 'sameDay';
/** `structured`: the number is here. `unparsed`: only the text is. `silent`: the record says nothing (never "free"). */
export type FactState = 'structured' | 'unparsed' | 'silent';

export interface TimeLimit {
  readonly amount: number | null;
  readonly unit: TimeUnit | null;
  /** Received at or after this time counts as the next working day. Shape: `15:00`. */
  readonly cutoff?: string;
  readonly text: string;
  readonly state: FactState;
  readonly extension?: readonly { readonly reason: string; readonly amount: number; readonly unit: TimeUnit }[];
}

export interface Fee {
  /** `phi` = service fee, `lephi` = state levy; two legal categories with two legal bases. */
  readonly kind: 'phi' | 'lephi' | 'unknown';
  readonly amountVnd: number | null;
  readonly per?: string;
  /** A fee in another money or as a share; then `amountVnd` is null. */
  readonly foreign?: { readonly amount: number; readonly currency: string };
  readonly text: string;
  readonly state: FactState;
  readonly scope: 'national' | 'province';
  readonly exemptions?: readonly string[];
  readonly legalBasis?: LegalReference;
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
}

export interface WayOfFiling {
  readonly channel: Channel;
  readonly time: TimeLimit;
  readonly fees: readonly Fee[];
  readonly note?: string;
}

export type ComponentRole = 'form' | 'submit' | 'present' | 'conditional' | 'note';

export interface Component {
  readonly code?: string;
  readonly name: string;
  readonly role: ComponentRole;
  readonly condition?: string;
  /** Null where the record prints no count. */
  readonly originals: number | null;
  readonly copies: number | null;
  readonly formName?: string;
  readonly formUrl?: string;
  readonly replaceableBy?: readonly string[];
}

export interface Step {
  readonly order: number;
  readonly actor: 'citizen' | 'desk' | 'officer' | 'leader' | 'clerk' | 'other';
  readonly text: string;
}

export interface ProcedureCase {
  readonly id: string;
  readonly name: string;
  readonly appliesWhen?: string;
  readonly onlineServiceCode?: string;
  readonly onlineLevel: 'full' | 'partial' | 'none' | 'unknown';
  readonly steps: readonly Step[];
  readonly channels: readonly WayOfFiling[];
  readonly components: readonly Component[];
  /** The published list word for word, where `components` say the same shorter and plainer. */
  readonly publishedComponents?: readonly Component[];
}

export interface AgencyReference {
  readonly id?: string;
  readonly name: string;
  readonly group?: string;
}

export interface LegalReference {
  readonly number: string;
  readonly title?: string;
  readonly issuer?: string;
  readonly date?: LocalDate;
  readonly article?: string;
  readonly clause?: string;
  readonly point?: string;
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
}

export interface Provenance {
  /** The path of the fact, such as `cases[0].channels[1].time`; a path covers all below it. */
  readonly field: string;
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly retrievedAt?: string;
  readonly certainty: Certainty;
}

/** Who does the work, where it is not the commune's own committee. */
export type DoneBy = 'commune' | 'police' | 'landOffice' | 'socialInsurance' | 'province' | 'ministry' | 'tax' | 'customs' | 'court' | 'military' | 'other';

/** One administrative procedure as it is in force over an interval. Source: Decree 63/2010/NĐ-CP Article 8(2). */
export interface Procedure {
  /** Shape: `1.001193`; our own procedures without a known portal code: `mc.slug`. */
  readonly code: string;
  /** Ours; grows by one with every change. */
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
  readonly status: 'active' | 'repealed' | 'future' | 'unverified';
  readonly name: string;
  readonly shortName?: string;
  readonly aliases: readonly string[];
  readonly summary?: { readonly vi: string; readonly en?: string };
  readonly level: readonly Level[];
  readonly kind: 'delegated_detail' | 'not_delegated' | 'local' | 'internal' | 'unknown';
  readonly field: { readonly code?: string; readonly name: string };
  readonly promulgation: readonly { readonly agency: string; readonly decisionNo?: string; readonly decisionDate?: LocalDate }[];
  readonly audience: readonly string[];
  readonly boundaryFree: boolean | 'unknown';
  readonly doneBy?: DoneBy;
  readonly cases: readonly ProcedureCase[];
  readonly results: readonly { readonly code?: string; readonly name: string; readonly form: 'paper' | 'electronic' | 'both' | 'unknown'; readonly validity?: string }[];
  readonly authority: {
    readonly executing: readonly AgencyReference[];
    readonly competent: readonly AgencyReference[];
    readonly authorised: readonly AgencyReference[];
    readonly coordinating: readonly AgencyReference[];
  };
  readonly receivedAt?: string;
  readonly requirements?: string;
  readonly legalBasis: readonly LegalReference[];
  readonly related: readonly string[];
  readonly bundleOf?: readonly string[];
  readonly replacedBy?: readonly string[];
  readonly sourceUrl?: string;
  readonly note?: string;
  readonly provenance: readonly Provenance[];
}

/** Two sources that say different things of one field; the first is what is shown, the other stays visible. */
export interface ProcedureConflict {
  readonly field: string;
  readonly kept: { readonly source: string; readonly sourceDate: LocalDate; readonly value: string };
  readonly other: { readonly source: string; readonly sourceDate: LocalDate; readonly value: string };
}

/** A procedure as the catalogue answers for it: its sources merged field by field, with what they disagree on. */
export interface MergedProcedure extends Procedure {
  readonly conflicts: readonly ProcedureConflict[];
}

/**
 * The provenance of the fact at a path: the entry with the longest path that covers it.
 * Shape: `cases[0].channels[1].time`; an entry may say `[*]` for any position, and `''` covers everything.
 */
export function findProvenance(provenance: readonly Provenance[], path: string): Provenance | undefined {
  let best: Provenance | undefined;
  for (const entry of provenance) {
    if (!coversPath(entry.field, path)) continue;
    if (best === undefined || entry.field.length > best.field.length) best = entry;
  }
  return best;
}

function coversPath(field: string, path: string): boolean {
  if (field === '') return true;
  const wanted = field.split('.');
  const parts = path.split('.');
  return (
    wanted.length <= parts.length &&
    wanted.every((want, at) => {
      const part = parts[at] ?? '';
      return want === part || want === part.replace(/\[\d+\]$/u, '[*]') || want === part.replace(/\[(?:\d+|\*)\]$/u, '');
    })
  );
}
