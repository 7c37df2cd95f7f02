import type { Api } from '#platform/routes.ts';
import type { Identity } from './identity.ts';
import { registerCitizenRoutes } from './citizens.routes.ts';
import { registerOfficerRoutes } from './officers.routes.ts';
import { registerSessionRoutes } from './session.routes.ts';
import { registerSignInRoutes } from './sign-in.routes.ts';

/** Adds the room's routes: before signing in, one's own account, the accounts of one's sites, citizens' log-in. */
export function registerIdentityRoutes(api: Api, identity: Identity): void {
  registerSignInRoutes(api, identity);
  registerSessionRoutes(api, identity);
  registerOfficerRoutes(api, identity);
  registerCitizenRoutes(api, identity);
}
