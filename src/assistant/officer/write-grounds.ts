import type { GroundedSentence } from '#model/officer-answer.ts';
import { localDateAt, writeDate } from '#model/time.ts';
import { writeCitation } from './cite.ts';
import type { OfficerContext } from './context.ts';

/**
 * Writes the answer: who decides first, then what was asked, each sentence with number, article, clause and validity beside it.
 * What is not sure stands in a block of its own under its own heading, never among the sure sentences.
 */
export function writeGrounds(context: OfficerContext): void {
  const { decision, lang, ports } = context;
  if (decision === undefined) return;
  const say = (key: string, values?: Readonly<Record<string, string>>): string => ports.replies.say(lang, key, values);
  const blocks: string[] = [];
  if (decision.kind === 'refuse') blocks.push(say(decision.key, decision.values));
  if (decision.kind === 'choose') blocks.push([say('officer.choose'), ...decision.choices.map((choice) => `- ${choice.label}`)].join('\n'));
  if (decision.kind === 'bodies') blocks.push(`${say('officer.bodies')} ${decision.question}`);
  if (decision.kind === 'place') blocks.push(say('officer.whichPlace'));
  const contradicts = 'ruling' in decision && decision.ruling.kind === 'contradiction';
  if (contradicts) blocks.push(say('officer.contradiction'));
  const sure = context.sentences.filter((sentence) => sentence.certainty !== 'unverified');
  const unsure = context.sentences.filter((sentence) => sentence.certainty === 'unverified');
  if (sure.length > 0) blocks.push(writeLines(context, sure));
  if (unsure.length > 0) blocks.push([say('officer.unsure'), writeLines(context, unsure)].join('\n'));
  if (contradicts && decision.ruling.kind === 'contradiction') {
    blocks.push(say('officer.askSuperior', { whom: decision.ruling.askWhom }));
    context.facts.push({ kind: 'successor', value: decision.ruling.askWhom, text: decision.ruling.askWhom, record: 'ruling', field: 'askWhom', source: 'ruling', asOf: context.asOf, certainty: 'secondary' });
  }
  const today = localDateAt(context.now);
  if (context.asOf !== today && decision.kind !== 'refuse') {
    const text = say('officer.asOf', { date: writeDate(context.asOf) });
    blocks.push(text);
    context.facts.push({ kind: 'validity', value: context.asOf, text, record: 'question', field: 'asOf', source: 'question', asOf: today, certainty: 'official' });
  }
  if (context.masked.includes('▒')) blocks.push(say('note.masked'));
  context.body = blocks.join('\n\n');
  context.next.push(...listNext(context));
}

function writeLines(context: OfficerContext, sentences: readonly GroundedSentence[]): string {
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const sentence of sentences) {
    const line = [sentence.text, ...sentence.citations.map((citation) => writeCitation(context, citation))].join(' ');
    if (seen.has(line)) continue;
    seen.add(line);
    lines.push(sentences.length > 1 ? `- ${line}` : line);
  }
  return lines.join('\n');
}

function listNext(context: OfficerContext): OfficerContext['next'] {
  const { decision, ports, lang } = context;
  const say = (key: string): string => ports.replies.say(lang, key);
  const next: OfficerContext['next'] = [];
  const open = decision?.kind === 'refuse' ? decision.status === 'unanswerable_no_basis' : decision !== undefined && 'ruling' in decision && (decision.ruling.kind === 'contradiction' || decision.ruling.kind === 'unknown');
  if (open) next.push({ kind: 'situation', label: say('officer.next.situation'), target: '/can-bo/tinh-huong/moi' });
  if (decision?.kind === 'task' || decision?.kind === 'place') next.push({ kind: 'task', label: say('officer.next.task'), target: `/can-bo/nhiem-vu/${encodeURIComponent(decision.task.id)}` });
  if (decision?.kind === 'procedure') next.push({ kind: 'procedure', label: say('officer.next.procedure'), target: `/thu-tuc/${encodeURIComponent(decision.procedure.code)}` });
  if (decision !== undefined && decision.kind !== 'refuse' && decision.kind !== 'choose' && decision.kind !== 'bodies') {
    next.push({ kind: 'pin', label: say('officer.next.pin'), target: '' });
    next.push({ kind: 'letter', label: say('officer.next.letter'), target: '' });
  }
  return next;
}
