import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { HouseEnv } from '#platform/routes.ts';
import type { FormFault } from '#model/form-fault.ts';
import type { DraftHolder, DraftKey } from './drafts.ts';
import { sayFault } from './form-sentences.ts';
import type { Forms } from './forms.ts';

export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });

export const DraftId = z.object({ id: z.uuid().openapi({ example: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7' }) });
export const AnswersSchema = z.record(z.string().max(60), z.unknown()).openapi('FormAnswers', { description: 'By the key of the question; as typed or as values', example: { childBirthDate: '1/11/2026', fatherKnown: 'không' } });
export const WordsSchema = z.object({ vi: z.string(), en: z.string().optional() });

export const FaultSchema = z
  .object({
    path: z.string().openapi({ example: 'childBirthDate' }),
    code: z.string().openapi({ example: 'date_lunar' }),
    weight: z.enum(['stop', 'warn']).describe('stop: keeps the form from being sent; warn: shown, may be passed'),
    says: z.string().describe('What was found and what to do, in the language of the request'),
  })
  .openapi('FormFault');

/** Faults with their sentences in the language of the request. */
export function sayFaults(context: Context<HouseEnv>, forms: Forms, faults: readonly FormFault[]): z.infer<typeof FaultSchema>[] {
  const { language } = context.var;
  return faults.map((fault) => ({ path: fault.path, code: fault.code, weight: fault.weight, says: sayFault(fault, forms.sentences[language], language) }));
}

/** Whoever begins or opens a draft carries its token from then on: in this cookie, or in the header `x-draft-token`. One cookie a draft, so that several may be filled at once. */
export function draftCookie({ id, token, forgetOn }: DraftKey, secure: boolean): string {
  return `${cookieName(id)}=${token}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}; Expires=${new Date(`${forgetOn}T00:00:00+07:00`).toUTCString()}`;
}

/** Takes the cookie back. */
export function dropCookie(id: string): string {
  return `${cookieName(id)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
}

/** The draft of a request's path with the token it brought; an empty token opens nothing. */
export function holderOf(context: Context<HouseEnv>, id: string): DraftHolder {
  const header = context.req.header('x-draft-token');
  return { id, token: header ?? new RegExp(`(?:^|; *)${cookieName(id)}=([^;]*)`, 'u').exec(context.var.visitor.cookie)?.[1] ?? '' };
}

function cookieName(id: string): string {
  return `mc_draft_${id.replace(/[^0-9a-f]/giu, '').slice(-12)}`;
}

