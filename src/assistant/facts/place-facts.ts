import type { DoneBy, Procedure } from '#model/procedure.ts';
import { foldText } from '#model/vietnamese.ts';
import type { GatheredFact } from '../context.ts';
import { clipText, notPublished, recordFact, say, tidyLine, type RecordView } from './record.ts';

const doneByRecord = new WeakMap<Procedure, DoneBy>();

/** Who does the work: the record's own word, else what its competent and executing bodies are called. */
export function findDoneBy(procedure: Procedure): DoneBy {
  const known = doneByRecord.get(procedure);
  if (known !== undefined) return known;
  const found = procedure.doneBy ?? readDoneBy(procedure);
  doneByRecord.set(procedure, found);
  return found;
}

function readDoneBy(procedure: Procedure): DoneBy {
  const names = foldText([...procedure.authority.competent, ...procedure.authority.executing].map((agency) => agency.name).join(' | '));
  if (/cong an|quan ly xuat nhap canh|canh sat/u.test(names)) return 'police';
  if (/dang ky dat dai/u.test(names)) return 'landOffice';
  if (/bao hiem xa hoi/u.test(names)) return 'socialInsurance';
  if (/hai quan/u.test(names)) return 'customs';
  if (/\bthue\b/u.test(names)) return 'tax';
  if (/toa an/u.test(names)) return 'court';
  if (/quan su|quoc phong|bien phong|chi huy/u.test(names)) return 'military';
  if (/cap xa|phuong|\bxa\b/u.test(names) || (names.trim() === '' && procedure.level.includes('commune'))) return 'commune';
  if (/\bso\b|cap tinh|tinh|thanh pho/u.test(names) || procedure.level.includes('province')) return 'province';
  if (/\bbo\b|\bcuc\b|ngan hang/u.test(names) || procedure.level.includes('ministry')) return 'ministry';
  return 'other';
}

/** Who does it when it is not the commune's own committee; nothing when it is. */
export function gatherDoneBy(view: RecordView): GatheredFact[] {
  const doneBy = findDoneBy(view.procedure);
  if (doneBy === 'commune' || doneBy === 'other') return [];
  const field = view.procedure.doneBy === undefined ? 'authority' : 'doneBy';
  return [{ fact: recordFact(view, 'doneBy', field, say(view, `doneBy.${doneBy}`), doneBy) }];
}

/** Where to file: the published place, the bodies that receive it, the chosen commune's desk, boundary-free filing. */
export function gatherPlaces(view: RecordView): GatheredFact[] {
  const { procedure } = view;
  const facts: GatheredFact[] = [];
  const doneBy = findDoneBy(procedure);
  if (doneBy === 'commune' && view.commune !== undefined) {
    const { code, fullName, source, validFrom } = view.commune;
    facts.push({ fact: { kind: 'place_unit', value: code, text: say(view, 'place.desk', { commune: fullName }), record: code, field: 'fullName', source, asOf: validFrom ?? '2025-07-01', certainty: 'secondary' } });
  }
  if (procedure.receivedAt !== undefined && tidyLine(procedure.receivedAt) !== '') {
    facts.push({ fact: recordFact(view, 'place', 'receivedAt', clipText(tidyLine(procedure.receivedAt), 320), null) });
  }
  const executing = listAgencies(procedure.authority.executing.length > 0 ? procedure.authority.executing : procedure.authority.competent);
  if (executing !== '' && !facts.some(({ fact }) => foldText(fact.text) === foldText(executing))) {
    const field = procedure.authority.executing.length > 0 ? 'authority.executing' : 'authority.competent';
    facts.push({ fact: recordFact(view, 'place', field, say(view, 'place.executing', { agencies: executing }), null) });
  }
  if (facts.length === 0) facts.push({ fact: notPublished(view, 'place', 'authority.executing') });
  const elsewhere = view.caseFacts.includes('otherPlace');
  if (procedure.boundaryFree === true) facts.push({ fact: recordFact(view, 'place', 'boundaryFree', say(view, 'place.anywhere'), 'true') });
  else if (elsewhere) {
    facts.push({ fact: procedure.boundaryFree === false ? recordFact(view, 'place', 'boundaryFree', say(view, 'place.onlyHere'), 'false') : notPublished(view, 'otherPlace', 'boundaryFree') });
  }
  const online = procedure.cases.some((one) => one.channels.some((way) => way.channel === 'online'));
  if (online && !elsewhere) facts.push({ fact: recordFact(view, 'place', 'cases[0].channels', say(view, 'place.alsoOnline'), 'online') });
  return facts;
}

/** Who decides and signs; who works on it where that differs. */
export function gatherAuthority(view: RecordView): GatheredFact[] {
  const { competent, executing, authorised, coordinating } = view.procedure.authority;
  const facts: GatheredFact[] = [];
  const deciding = listAgencies(competent);
  const working = listAgencies(executing);
  if (deciding !== '') facts.push({ fact: recordFact(view, 'authority', 'authority.competent', say(view, 'authority.competent', { agencies: deciding }), null) });
  if (working !== '' && working !== deciding) facts.push({ fact: recordFact(view, 'authority', 'authority.executing', say(view, 'authority.executing', { agencies: working }), null) });
  const empowered = listAgencies(authorised);
  if (empowered !== '') facts.push({ fact: recordFact(view, 'authority', 'authority.authorised', say(view, 'authority.authorised', { agencies: empowered }), null) });
  const helping = listAgencies(coordinating);
  if (helping !== '') facts.push({ fact: recordFact(view, 'authority', 'authority.coordinating', say(view, 'authority.coordinating', { agencies: helping }), null) });
  return facts.length === 0 ? [{ fact: notPublished(view, 'authority', 'authority') }] : facts;
}

function listAgencies(agencies: readonly { readonly name: string }[]): string {
  return clipText([...new Set(agencies.map((agency) => tidyLine(agency.name)).filter((name) => name !== ''))].join('; '), 400);
}
