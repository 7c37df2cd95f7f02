import type { Applicant, DossierReception, NewDossier } from '../../api.ts';
import { CONSENT_WAYS, NOTICE_LANGUAGES } from '../../../src/model/dossier-action.ts';
import type { IdCard } from '../../../src/model/id-card.ts';
import type { GivenForm } from './deed-form.ts';
import { readReceive } from './read-deed.ts';
import type { ShownComponent } from './read-parts.ts';

/** How a dossier comes in at the desk: handed in, filed online with the officer's help, or by post. */
export const INTAKE_WAYS = ['direct', 'online', 'post'] as const;
export type IntakeWay = (typeof INTAKE_WAYS)[number];

/** Which way the form says. */
export function readWay(form: GivenForm): IntakeWay {
  return INTAKE_WAYS.find((way) => way === form.text('cach-nop')) ?? 'direct';
}

/** The person as typed or scanned. */
export function readApplicant(form: GivenForm): Applicant {
  const optional = <Name extends string>(name: Name, typed: string): { readonly [Key in Name]?: string } => (typed === '' ? {} : ({ [name]: typed } as { readonly [Key in Name]?: string }));
  const proxy = form.text('thay-ten');
  const language = NOTICE_LANGUAGES.find((each) => each === form.text('tieng'));
  return {
    name: form.text('ho-ten'),
    birthYear: Number(form.text('nam-sinh')) || 0,
    ...optional('identityNumber', digits(form.text('so-dinh-danh'))),
    ...optional('phone', digits(form.text('dien-thoai'))),
    ...optional('email', form.text('thu-dien-tu')),
    ...optional('address', form.text('dia-chi')),
    // Vietnamese goes unsaid.
    ...(language === undefined || language === 'vi' ? {} : { language }),
    ...(proxy === '' ? {} : { proxy: { name: proxy, ...optional('phone', digits(form.text('thay-dien-thoai'))), ...optional('identityNumber', digits(form.text('thay-so-dinh-danh'))) } }),
  };
}

/** The whole form of the desk. `words`: what the applicant agreed to, as it was read out. */
export function readIntake(form: GivenForm, procedure: { readonly code: string; readonly version: number; readonly caseId: string }, components: readonly ShownComponent[], words: string): DossierReception {
  const { kind: _kind, papers, conditions, ...reception } = readReceive(form, components);
  const way = readWay(form);
  const how = CONSENT_WAYS.find((each) => each === form.text('dong-y'));
  const besides = (reception.fee?.besides ?? []).flatMap(({ procedureCode, times }) => (times > 0 ? [{ procedureCode, times }] : []));
  const filing: NewDossier = {
    procedureCode: procedure.code, procedureVersion: procedure.version, caseId: procedure.caseId, channel: way, applicant: readApplicant(form), papers, ...(conditions === undefined ? {} : { conditions }),
    ...(form.text('noi') === '' ? {} : { competentSiteId: form.text('noi') }),
    ...(besides.length === 0 ? {} : { besides }),
    ...(form.text('van-nop') === '' ? {} : { evenSo: true }),
    ...(way === 'online' && how !== undefined ? { consent: { how, words } } : {}),
  };
  return way === 'direct' ? { ...filing, reception } : filing;
}

/** What a scanned card fills in; what was typed before stays where the card says nothing. */
export function fillFromCard(values: Readonly<Record<string, string>>, card: IdCard): Readonly<Record<string, string>> {
  const year = card.birthDate?.slice(0, 4);
  return {
    ...values,
    'so-dinh-danh': card.id,
    ...(card.name === undefined ? {} : { 'ho-ten': card.name }),
    ...(year === undefined ? {} : { 'nam-sinh': year }),
    ...(card.address === undefined ? {} : { 'dia-chi': card.address }),
  };
}

/** Numbers are typed with gaps and dots. */
function digits(typed: string): string {
  return typed.replaceAll(/[\s.-]/g, '');
}
