/** One dossier of a list with the last action its reader has seen. */
export interface Chosen {
  readonly dossierId: string;
  readonly seenNumber: number;
}

const SHAPE = /^([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}) (\d{1,9})$/;
/** As many as the API takes at once. */
const MOST = 200;

/** The ticked rows of a table of dossiers, each once; what is no such value is left out. */
export function readChosen(values: readonly string[]): readonly Chosen[] {
  const chosen = new Map<string, number>();
  for (const value of values) {
    const [, id, number] = SHAPE.exec(value) ?? [];
    if (id !== undefined) chosen.set(id, Number(number));
  }
  return [...chosen].slice(0, MOST).map(([dossierId, seenNumber]) => ({ dossierId, seenNumber }));
}
