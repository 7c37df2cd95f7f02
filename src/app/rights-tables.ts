import type { RightsTable } from '#model/rights.ts';
import { IDENTITY_RIGHTS } from '#identity/identity.policy.ts';

/** The rights of every room by its name; a room with a policy adds its line. The walk over all routes reads them here. */
export const RIGHTS_TABLES: Readonly<Record<string, RightsTable>> = {
  identity: IDENTITY_RIGHTS,
};

/** Kinds of routes that anybody may call. A route under any other tag must carry `x-right`. */
export const PUBLIC_TAGS: readonly string[] = ['answers', 'places', 'procedures', 'sign-in'];
