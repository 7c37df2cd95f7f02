import type { DayKind } from '#model/calendar.ts';
import type { HalfDay } from '#model/office-minutes.ts';
import type { LocalDate } from '#model/time.ts';

/** What a notice of days off says, before the law is put beside it. */
export interface Notice {
  readonly year: number;
  /** Every day that the notice calls off, weekends included. */
  readonly off: readonly LocalDate[];
  /** Days on which is worked instead. */
  readonly work: readonly { readonly date: LocalDate; readonly halfDay?: HalfDay }[];
  /** Days whose kind the notice names itself. */
  readonly named: readonly { readonly date: LocalDate; readonly kind: Extract<DayKind, 'holiday' | 'inLieu' | 'swappedOff'>; readonly halfDay?: HalfDay; readonly name?: string }[];
  /** The heading line, where the text has one. */
  readonly source?: string;
  readonly sourceDate?: LocalDate;
}

export type NoticeFaultCode = 'notice_empty' | 'notice_line_unclear' | 'notice_date_wrong' | 'notice_weekday_wrong' | 'notice_span_wrong' | 'notice_other_year' | 'notice_kind_unknown' | 'notice_json_wrong' | 'notice_half_day_wrong' | 'notice_work_and_off' | 'notice_tet_assumed' | 'notice_adjacent_assumed' | 'notice_tet_unknown';

/** Something in a notice that could not be understood; `place` is a line or a row, from 1. */
export interface NoticeFault {
  readonly code: NoticeFaultCode;
  readonly place?: number;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A notice as far as it could be read, with everything that could not. */
export interface ReadNotice {
  readonly notice: Notice | undefined;
  readonly faults: readonly NoticeFault[];
}

/** The longest time off that one line may say; more is a slip of the pen. Unit: days. */
export const LONGEST_SPAN = 31;
