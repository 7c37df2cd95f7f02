import type { Actor } from '#model/actor.ts';
import type { DocumentKind, IssuingOffice } from '#model/office-document.ts';
import type { Places } from '#places/places.ts';

/** How a letter names the office: a commune's committee by the unit it stands in. */
export function nameOffice(actor: Actor, places: Places, committee: string): { name?: string; headerLines?: readonly string[]; placeName?: string } {
  const code = actor.site?.placeCode;
  if (code === undefined) return {};
  const found = places.getPlace(code);
  if (!found.ok) return {};
  const { place } = found.value;
  const unit = place.fullName.charAt(0).toLocaleLowerCase('vi') + place.fullName.slice(1);
  return { name: `${committee} ${unit}`, headerLines: [committee, unit], placeName: place.name };
}

/**
 * How the head of a paper names the office of an officer: at the desk the commune's service centre below its committee, elsewhere the
 * committee alone, which names no body above it. Source: Decree 30/2020/NĐ-CP, Annex I, II.2. Undefined without a place: the paper then has dotted lines. `say` gives the house's words.
 */
export function nameIssuingOffice(actor: Actor, kind: DocumentKind, places: Places, say: (key: string) => string): IssuingOffice | undefined {
  const { name, headerLines, placeName } = nameOffice(actor, places, say('letter.committee'));
  if (name === undefined || headerLines === undefined || placeName === undefined) return undefined;
  if (actor.site?.kind === 'commune' && kind === 'oneStop') {
    const unit = name.slice(say('letter.committee').length + 1);
    return { parent: headerLines, name: say('paper.deskLines').split('|'), title: `${say('paper.deskLines').replace('|', ' ')} ${unit}`, mark: say('paper.deskMark'), place: placeName };
  }
  return { name: headerLines, title: name, place: placeName };
}
