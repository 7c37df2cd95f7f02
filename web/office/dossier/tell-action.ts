import type { Dossier } from '../../api.ts';
import type { DossierActionData } from '../../../src/model/dossier-action.ts';
import { writeAddress, type LawAddress } from '../../../src/model/law-address.ts';
import { showMoment } from '../../words/show-moment.ts';
import { showDate, showVnd } from '../../words/show-date.ts';
import type { Words } from '../../words/words.ts';

type Action = Dossier['actions'][number];

/** What an action brought, one line each, in the reader's language. `nameOf` names people and places of work by id. */
export function tellAction(action: Action, say: Words, nameOf: (id: string) => string): readonly string[] {
  const given = action.data as Readonly<Record<string, unknown>> & Partial<Readonly<Record<keyof DossierActionData, never>>>;
  const text = (name: string): string | undefined => (typeof given[name] === 'string' && given[name] !== '' ? given[name] : undefined);
  const lines: string[] = [];
  const tell = (line: string | undefined): void => {
    if (line !== undefined && line !== '') lines.push(line);
  };
  tell(tellKind(action, say, nameOf));
  const reason = text('reason') ?? text('text') ?? text('note');
  tell(reason === undefined ? undefined : say('dossier.told.reason', { text: reason }));
  const basis = given['basis'] as LawAddress | undefined;
  tell(basis === undefined || basis.document === '' ? undefined : say('dossier.told.basis', { text: writeAddress(basis) }));
  return lines;
}

function tellKind(action: Action, say: Words, nameOf: (id: string) => string): string | undefined {
  const as = <Kind extends keyof DossierActionData>(): DossierActionData[Kind] => action.data as unknown as DossierActionData[Kind];
  switch (action.kind) {
    case 'register': {
      const { filing, assistedBy, consent } = as<'register'>();
      return [say(`dossier.channel.${filing.channel}`), assistedBy === undefined || consent === undefined ? '' : say('dossier.told.assisted', { name: nameOf(assistedBy) }), consent === undefined ? '' : say('dossier.told.consent', { how: say(`intake.consentHow.${consent.how}`) })].filter((part) => part !== '').join(' · ');
    }
    case 'receive': {
      const { code, due, papers } = as<'receive'>();
      return say('dossier.told.received', { code, due: showMoment(due.at), limit: due.limit.replace(/\.$/, ''), papers: papers.length });
    }
    case 'requestSupplement': {
      const { faults, until } = as<'requestSupplement'>();
      return [...faults.map(({ what, how, basis }) => `${what}: ${how}${basis === undefined ? '' : ` (${writeAddress(basis)})`}`), say('dossier.told.until', { date: showDate(until) })].join('\n');
    }
    case 'supply':
    case 'attach':
      return as<'supply'>().papers.map(({ name, form, count }) => `${name} (${String(count)}, ${say(`dossier.paperForm.${form}`)})`).join('\n');
    case 'handOver': {
      const { toStep, ownerId, stepDueAt } = as<'handOver'>();
      return say('dossier.told.step', { step: toStep + 1, to: ownerId === undefined ? say('dossier.nobody') : nameOf(ownerId), due: showMoment(stepDueAt) });
    }
    case 'assign':
      return say('dossier.told.to', { name: nameOf(as<'assign'>().ownerId) });
    case 'delegate':
      return [say('dossier.told.to', { name: nameOf(as<'delegate'>().toId) }), say('dossier.told.until', { date: showDate(as<'delegate'>().until) })].join(' · ');
    case 'requestPayment':
      return say('dossier.told.owed', { amount: showVnd(as<'requestPayment'>().payable.payableVnd) });
    case 'confirmPayment':
    case 'refund':
      return say('dossier.told.money', { amount: showVnd(as<'refund'>().amountVnd), reference: as<'refund'>().reference });
    case 'decide':
      return say(`dossier.outcome.${as<'decide'>().outcome}`);
    case 'recordResult':
      return say('dossier.told.number', { number: as<'recordResult'>().number });
    case 'deliver': {
      const { way, to, proof } = as<'deliver'>();
      return say('dossier.told.delivered', { way: say(`dossier.way.${way}`), to, proof });
    }
    case 'transfer':
      return say('dossier.told.to', { name: nameOf(as<'transfer'>().toSiteId) });
    case 'extend':
    case 'recalculateDue':
      return say('dossier.told.newDue', { date: showMoment(as<'extend'>().due.at) });
    case 'prepareApology':
    case 'apologise':
      return say('dossier.told.newDue', { date: showMoment(as<'apologise'>().newDue.at) });
    case 'refuseReception': {
      const { rightDoor } = as<'refuseReception'>();
      return rightDoor === undefined ? undefined : say('dossier.told.rightDoor', { name: rightDoor.name });
    }
    case 'movePapers':
      return say('dossier.told.moved', { papers: as<'movePapers'>().papers.join('; '), to: as<'movePapers'>().to });
    case 'confirmStop':
      return as<'confirmStop'>().fees === '' ? undefined : say('dossier.told.fees', { text: as<'confirmStop'>().fees });
    case 'rate':
      return say('dossier.told.rated', { score: as<'rate'>().score });
    case 'releasePart':
    case 'losePart':
      return as<'releasePart'>().number;
    case 'resume':
    case 'claim':
    case 'withdraw':
    case 'sendBack':
    case 'sign':
    case 'recall':
    case 'acceptTransfer':
    case 'declineTransfer':
    case 'recordSync':
    case 'note':
      return undefined;
    default:
      return action.kind satisfies never;
  }
}
