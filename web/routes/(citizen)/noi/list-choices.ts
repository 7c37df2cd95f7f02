import type { PlaceMatch, Place } from '../../../open-api.ts';

export interface PlaceChoices {
  /** What happened to the name that was typed, when it is an old one. */
  readonly happened: string | undefined;
  readonly question: string | undefined;
  /** `lies`: what the unit lies in, when its name does not say it. */
  readonly choices: readonly { readonly code: string; readonly name: string; readonly lies: string; readonly level: Place['level'] }[];
}

/** What a person may choose for one place found: the commune, or the communes it may be, with the question that decides. */
export function listChoices(match: PlaceMatch, lang: 'vi' | 'en'): PlaceChoices {
  const units = match.alternatives.length > 0 ? match.alternatives : [match.unit];
  return {
    happened: match.via?.happened[lang],
    question: match.decidingQuestion?.[lang],
    choices: units.map(({ code, fullName, address, level }) => ({ code, name: fullName, lies: address.replace(fullName, '').replace(/^, /, ''), level })),
  };
}
