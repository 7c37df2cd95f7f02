import { error } from '@sveltejs/kit';
import type { Problem, Reply } from './open-api.ts';

/** The value of a reply, or the error page that says why there is none. */
export function getValue<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value;
  throw failPage(reply.problem);
}

/**
 * Opens the error page of a refusal, in the API's own words; but what it says of a malformed request names fields and
 * shapes to programmers, and who followed a link is told by the page itself.
 */
export function failPage(problem: Problem): never {
  if (problem.code === 'invalid_request') return error(problem.status, '', { code: problem.code });
  return error(problem.status, problem.detail || problem.title, { code: problem.code });
}
