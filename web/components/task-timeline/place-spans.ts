/** Who holds a task over an interval; a missing end is open. `to` is the first day after it. */
export interface Span {
  readonly label: string;
  readonly kind: 'previous' | 'holder' | 'province' | 'gone';
  readonly from?: string;
  readonly to?: string;
}

export interface PlacedSpan extends Span {
  /** Share of the whole width, 0 to 1. */
  readonly start: number;
  readonly end: number;
  readonly opensLeft: boolean;
  readonly opensRight: boolean;
}

export interface Placed {
  readonly spans: readonly PlacedSpan[];
  /** Where a day stands; undefined for one outside. */
  readonly today: number | undefined;
  readonly ticks: readonly { readonly day: string; readonly at: number }[];
}

const DAY = 86_400_000;
/** Room left of the first and right of the last known day, so that an open end is seen to be open. Unit: days. */
const MARGIN = 120;

/** Lays spans on a line of days that holds every known day and the day asked about. */
export function placeSpans(spans: readonly Span[], asOf: string): Placed {
  const known = [...new Set([...spans.flatMap(({ from, to }) => [from, to]), asOf].filter((day): day is string => day !== undefined))].sort();
  const first = numberOf(known[0] ?? asOf) - MARGIN;
  const last = numberOf(known.at(-1) ?? asOf) + MARGIN;
  const place = (day: string): number => (numberOf(day) - first) / (last - first);
  return {
    spans: spans.map((span) => ({ ...span, start: span.from === undefined ? 0 : place(span.from), end: span.to === undefined ? 1 : place(span.to), opensLeft: span.from === undefined, opensRight: span.to === undefined })),
    today: place(asOf),
    ticks: known.filter((day) => spans.some(({ from, to }) => from === day || to === day)).map((day) => ({ day, at: place(day) })),
  };
}

function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}
