import { fail, redirect } from '@sveltejs/kit';
import { failPage } from '../api-error.ts';
import type { Problem, Reply } from '../open-api.ts';

/** Where people sign in, and where they come back to. */
export function signInAddress(back: string): string {
  return `/dang-nhap?${new URLSearchParams({ tiep: back }).toString()}`;
}

/** Where people prove again who they are. */
export function confirmAddress(back: string): string {
  return `/can-bo/xac-nhan?${new URLSearchParams({ tiep: back }).toString()}`;
}

/** Only a path of the officers' own pages; anything else is their first page. */
export function readOfficeWay(text: string | null | undefined): string {
  return typeof text === 'string' && /^\/can-bo(?:[/?#]|$)/.test(text) && !text.includes('\\') && !text.includes('//') ? text : '/can-bo';
}

/** The value of a reply on an officers' page: signed out leads to signing in, a proof too old to the proof, the rest to the error page. */
export function getOfficeValue<Value>(reply: Reply<Value>, url: URL): Value {
  if (reply.ok) return reply.value;
  return leave(reply.problem, url) ?? failPage(reply.problem);
}

/** Answers a form with what went wrong, or leads where the person must go first. */
export function failOffice<Extra extends object>(problem: Problem, url: URL, extra: Extra): ReturnType<typeof fail<Extra & { problem: Problem }>> {
  leave(problem, url);
  if (problem.status >= 500) failPage(problem);
  return fail(problem.status, { ...extra, problem });
}

function leave(problem: Problem, url: URL): undefined {
  if (problem.code === 'not_signed_in') redirect(303, signInAddress(url.pathname + url.search));
  if (problem.code === 'confirmation_needed') redirect(303, confirmAddress(url.pathname + url.search));
  return undefined;
}

/** The texts of a form by name, trimmed; passwords are taken exactly as typed. */
export async function readForm(request: Request): Promise<{ text(name: string): string; exact(name: string): string; all(name: string): string[] }> {
  const form = await request.formData();
  const exact = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { exact, text: (name) => exact(name).trim(), all: (name) => form.getAll(name).filter((value) => typeof value === 'string') };
}
