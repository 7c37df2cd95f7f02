import type { Context, MiddlewareHandler } from 'hono';
import { refuse } from '#model/outcome.ts';
import { isClosedInPractice, mayAct, type RightsTable } from '#model/rights.ts';
import type { HouseEnv, SignedInCitizen } from './routes.ts';

/** What a route that only officers may call carries: its right for tests and documents, and the check itself. */
export interface Guard<Session extends string = 'session'> {
  readonly security: Record<Session, string[]>[];
  /** Shape: `<room>.<action>`, a row of the room's rights table. */
  readonly 'x-right': string;
  readonly middleware: MiddlewareHandler<HouseEnv>;
}

/**
 * Spread into `createRoute({ … })`: asks for a signed-in officer with a role of the action's row. Which site's things the officer
 * may touch is asked by the room, which knows whose they are.
 * Refuses: `not_signed_in`, `not_allowed`, `not_in_practice`.
 */
export function guard<Action extends string>(room: string, table: RightsTable<Action>, action: Action): Guard {
  return {
    security: [{ session: [] }],
    'x-right': `${room}.${action}`,
    middleware: async (context, next) => {
      const { actor } = context.var;
      if (actor.kind === 'citizen') return context.var.problem(refuse('not_signed_in'));
      if (isClosedInPractice(table, actor, action)) return context.var.problem(refuse('not_in_practice'));
      if (!mayAct(table, actor, action)) return context.var.problem(refuse('not_allowed'));
      await next();
      return undefined;
    },
  };
}

/** Routes for a citizen who logged in, about what is that person's own. Refuses: `citizen_not_signed_in`. */
export const OWN: Guard<'citizenSession'> = {
  security: [{ citizenSession: [] }],
  'x-right': 'citizen.own',
  middleware: async (context, next) => {
    if (context.var.citizen === undefined) return context.var.problem(refuse('citizen_not_signed_in'));
    await next();
    return undefined;
  },
};

/** The citizen whom `OWN` has made sure of. Faults: a route without it. */
export function citizenOf(context: Context<HouseEnv>): SignedInCitizen {
  const { citizen } = context.var;
  if (citizen === undefined) throw new Error(`${context.req.path}: a route of logged-in citizens stands without its guard`);
  return citizen;
}

/** Routes for anyone who is signed in, whatever the role. */
export const SIGNED_IN: Guard = {
  security: [{ session: [] }],
  'x-right': 'identity.signedIn',
  middleware: async (context, next) => {
    if (context.var.actor.kind === 'citizen') return context.var.problem(refuse('not_signed_in'));
    await next();
    return undefined;
  },
};
