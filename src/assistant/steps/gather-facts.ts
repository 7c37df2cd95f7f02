import type { Fact } from '#model/answer.ts';
import type { PlaceMatch } from '#model/place.ts';
import type { Procedure } from '#model/procedure.ts';
import type { Asked, Language } from '#model/question.ts';
import { localDateAt, writeDate } from '#model/time.ts';
import type { Door, Emergency, OfficeNote } from '../content/guide.ts';
import type { AnswerContext, PlannedMatter, Section } from '../context.ts';
import { gatherAsked, namesOf } from '../facts/gather-asked.ts';
import { gatherSummary } from '../facts/other-facts.ts';
import { gatherDoneBy } from '../facts/place-facts.ts';
import { gatherPlanPapers } from '../facts/plan-papers.ts';
import { clipText, notPublished, recordFact, say, tidyLine, type RecordView } from '../facts/record.ts';

/** What a person who asks for nothing particular wants to know first. */
const OVERVIEW: readonly Asked[] = ['overview', 'papers', 'fee', 'time', 'place'];
const MORNING = 'T09:00:00+07:00';
const NOTE_LIMIT = 500;
/** From so many sections on, each is kept short. */
const SECTIONS_OF_OVERVIEW = 4;

/** Collects every fact the answer may state, each with its record, field, source and date. Nothing else can be said later. */
export function gatherFacts(context: AnswerContext): void {
  const { decision } = context;
  if (decision === undefined) return;
  context.notes.push(...namesOf(decision));
  switch (decision.kind) {
    case 'answer': {
      context.sections.push(gatherRecord(context, decision.procedure, askedOf(context)));
      break;
    }
    case 'several':
      for (const part of decision.parts) context.sections.push(gatherRecord(context, part.procedure, part.asked.length > 0 ? part.asked : ['papers', 'place']));
      break;
    case 'plan': {
      decision.items.forEach((item, at) => {
        context.plan.push({ order: at + 1, code: item.procedure.code, name: item.procedure.shortName ?? item.procedure.name, why: item.why });
        context.notes.push(planFact(context, decision.event.id, at, item.why));
      });
      const { papers, facts } = gatherPlanPapers(firstMatters(context, decision.items).map((item) => viewOf(context, item.procedure)));
      context.papersOnce.push(...papers);
      context.notes.push(...facts);
      break;
    }
    case 'door':
      context.notes.push(...doorFacts(context, decision.door));
      break;
    case 'crisis':
      context.notes.push(...decision.emergencies.map((one) => emergencyFact(context, one)));
      break;
    case 'refuse':
      context.notes.push(...(decision.grounds ?? []));
      break;
    case 'general':
      context.notes.push(...decision.notes.map((note): Fact => noteFact(note, context.lang)));
      break;
    case 'clarify':
    case 'dossierStatus':
      break;
    default:
      decision satisfies never;
  }
  gatherNotes(context);
}

function askedOf(context: AnswerContext): Asked[] {
  const asked = context.understood?.asked ?? [];
  const wanted = asked.length === 0 || (asked.length === 1 && asked[0] === 'overview') ? OVERVIEW : asked;
  return context.understood?.oldTier === true && !wanted.includes('place') ? ['place', ...wanted] : [...wanted];
}

function gatherRecord(context: AnswerContext, procedure: Procedure, asked: readonly Asked[]): { procedure: Procedure; sections: Section[] } {
  const view = viewOf(context, procedure);
  // Without a summary of its own a record's first section says more than its name again.
  const kinds = asked.length > 1 && procedure.summary === undefined ? asked.filter((kind) => kind !== 'overview') : asked;
  const shown = { ...view, brief: kinds.length >= SECTIONS_OF_OVERVIEW };
  const sections = [...new Set(kinds)].map((kind) => ({ asked: kind, facts: gatherAsked(shown, kind) }));
  // Where the record is silent on all that was asked, what it is for is at least something to go on with.
  const silent = sections.every((section) => section.facts.every(({ fact }) => fact.kind === 'notPublished'));
  if (silent && procedure.summary !== undefined && !kinds.includes('overview')) sections.push({ asked: 'overview', facts: gatherSummary(shown) });
  // The names of records are Vietnamese; a summary tells an English reader which one this is.
  if (context.lang === 'en' && procedure.summary?.en !== undefined && !sections.some((section) => section.asked === 'overview')) context.notes.push(...gatherSummary(view).map(({ fact }) => fact));
  context.notes.push(...gatherDoneBy(view).map(({ fact }) => fact));
  const note = tidyLine(procedure.note ?? '');
  const later = context.asOf > localDateAt(context.now);
  const asksBenefit = context.understood?.asksBenefit === true;
  const notesMoney = asksBenefit && /\d\s*(?:đồng|triệu)/u.test(note);
  if (asksBenefit && !notesMoney) context.notes.push(notPublished(view, 'benefit', 'benefit'));
  if (note !== '' && (later || notesMoney)) context.notes.push(recordFact(view, 'validity', 'note', say(view, 'note.record', { note: clipText(note, NOTE_LIMIT) }), null));
  return { procedure, sections };
}

/** The record as the fact readers look at it, for the day and place of the question. */
export function viewOf(context: AnswerContext, procedure: Procedure): RecordView {
  const today = localDateAt(context.now);
  const { commune } = context;
  return {
    procedure,
    lang: context.lang,
    asOf: context.asOf,
    filedAt: context.asOf === today ? context.now : Date.parse(`${context.asOf}${MORNING}`),
    caseFacts: context.understood?.caseFacts ?? [],
    replies: context.ports.replies,
    calendar: context.ports.calendar,
    ...(commune === undefined ? {} : { commune: { code: commune.code, fullName: commune.address, source: commune.source, ...(commune.validFrom === undefined ? {} : { validFrom: commune.validFrom }) } }),
  };
}

function gatherNotes(context: AnswerContext): void {
  const { understood, decision, ports, lang } = context;
  context.notes.push(...context.alerts.map((one) => emergencyFact(context, one)));
  if (decision?.kind === 'refuse' || decision?.kind === 'crisis') return;
  if (understood?.oldTier === true) {
    const note = ports.notes.find((one) => one.id === 'district-ended');
    if (note !== undefined) context.notes.push(noteFact(note, lang));
  }
  if (context.place !== undefined) context.notes.push(...placeNotes(context.place, lang));
  const today = localDateAt(context.now);
  if (context.asOf !== today && (decision?.kind === 'answer' || decision?.kind === 'several')) {
    const key = context.asOf > today ? 'note.future' : 'note.asOf';
    context.notes.push({ kind: 'validity', value: context.asOf, text: ports.replies.say(lang, key, { date: writeDate(context.asOf) }), record: 'question', field: 'asOf', source: 'question', asOf: today, certainty: 'official' });
  }
}

/** The matters of a plan whose papers are prepared first: those everybody needs, else the one the words come nearest to. */
function firstMatters(context: AnswerContext, items: readonly PlannedMatter[]): readonly PlannedMatter[] {
  const sure = items.filter((item) => !item.sometimes);
  if (sure.length > 0) return sure;
  const nearest = context.candidates.find((one) => items.some((item) => item.procedure.code === one.code));
  return items.filter((item) => item.procedure.code === (nearest?.code ?? items[0]?.procedure.code));
}

/** A sentence of the office as a fact. */
function noteFact(note: OfficeNote, lang: Language): Fact {
  return { kind: 'validity', value: note.id, text: note.text[lang], record: 'content/doors', field: `notes.${note.id}`, source: note.source, asOf: note.sourceDate, certainty: note.certainty };
}

/** What became of an old place that was named, and the question that decides where several remain. */
function placeNotes(match: PlaceMatch, lang: Language): Fact[] {
  const { via, decidingQuestion, unit } = match;
  const base = { kind: 'place_unit' as const, value: unit.code, record: unit.code, source: unit.source, asOf: unit.validFrom ?? '2025-07-01', certainty: unit.certainty };
  return [
    ...(via === null ? [] : [{ ...base, field: 'via.happened', text: via.happened[lang] }]),
    ...(decidingQuestion === null ? [] : [{ ...base, field: 'decidingQuestion', text: decidingQuestion[lang] }]),
  ];
}

function planFact(context: AnswerContext, id: string, at: number, why: string): Fact {
  return { kind: 'overview', value: null, text: why, record: `life-event ${id}`, field: `procedures[${at}].why`, source: 'Một Cửa, content/life-events.json', asOf: localDateAt(context.now), certainty: 'secondary' };
}

function doorFacts(context: AnswerContext, door: Door): Fact[] {
  const base = { record: `door ${door.id}`, source: door.source, asOf: door.sourceDate, certainty: door.certainty };
  const facts: Fact[] = [{ ...base, kind: 'doneBy', value: door.name[context.lang], text: door.tell[context.lang], field: 'tell' }];
  if (door.phone !== undefined) facts.push({ ...base, kind: 'place', value: door.phone, text: context.ports.replies.say(context.lang, 'door.phone', { phone: door.phone }), field: 'phone' });
  return facts;
}

function emergencyFact(context: AnswerContext, one: Emergency): Fact {
  const text = context.ports.replies.say(context.lang, 'crisis.line', { number: one.number, name: one.name[context.lang], tell: one.tell[context.lang] });
  return { kind: 'emergency', value: one.number, text, record: `emergency ${one.id}`, field: 'number', source: one.source, asOf: one.sourceDate, certainty: one.certainty };
}
