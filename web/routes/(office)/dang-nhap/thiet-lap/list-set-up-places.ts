import type { PlaceMatch } from '../../../../open-api.ts';

/** A place to choose by its code. */
export interface SetUpPlace {
  readonly code: string;
  readonly address: string;
}

/** Today's communes and provinces among what was found, each once, best first; an old name leads to what it became. */
export function listSetUpPlaces(matches: readonly PlaceMatch[]): readonly SetUpPlace[] {
  const places = new Map<string, SetUpPlace>();
  for (const match of matches) {
    const units = match.alternatives.length > 0 ? match.alternatives : [match.unit];
    for (const unit of units) if (unit.order === 'new' && unit.level !== 'district' && !places.has(unit.code)) places.set(unit.code, { code: unit.code, address: unit.address });
  }
  return [...places.values()].slice(0, 20);
}
