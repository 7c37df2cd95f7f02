import { error } from '@sveltejs/kit';
import type { Problem, Reply } from './open-api.ts';

/** The value of a reply, or the error page that says why there is none. */
export function getValue<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value;
  throw failPage(reply.problem);
}

/** Opens the error page of a refusal, in the API's own words. */
export function failPage(problem: Problem): never {
  return error(problem.status, { status: problem.status, message: problem.detail || problem.title, code: problem.code });
}
