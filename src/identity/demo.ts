import { z } from 'zod';
import { systemActor } from '#model/actor.ts';
import { ROLES, type Role } from '#model/role.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { foldText } from '#model/vietnamese.ts';
import type { CommandDefinition } from '#platform/command.ts';
import { PlatformFault } from '#platform/fault.ts';
import { readContentFile } from '#platform/read-content.ts';
import { instant, type IdentityDeps } from './identity-deps.ts';
import { addOfficer, countOfficers, findOfficerByLogin, replaceRoles, setPasswordHash } from './officers.store.ts';
import { addSite, findAnySite, type SiteRow } from './sites.store.ts';

const PeopleSchema = z.object({
  commune: z.string().regex(/^\d{5}$/),
  province: z.string().regex(/^\d{2}$/),
  people: z.array(z.object({ site: z.enum(['commune', 'province']), loginName: z.string(), fullName: z.string(), roles: z.array(z.enum(ROLES)).min(1) })).min(1),
});
export type DemoPeople = z.infer<typeof PeopleSchema>;

/** Reads `content/identity/demo.json`. Faults: `content_broken`. */
export function readDemoPeople(path: string): Promise<DemoPeople> {
  return readContentFile(path, (value) => PeopleSchema.parse(value));
}

/** One invented person and the way in, printed at start. */
export interface DemoPerson {
  readonly loginName: string;
  readonly fullName: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly site: string;
}

/**
 * Opens a demonstration: one commune, its province, invented people. May be called at every start: what is there stays, and the
 * passwords, derived from the house's own secret, are the same again.
 * Faults: `demo_refused` where real accounts are kept.
 */
export async function openDemo(deps: IdentityDeps, content: DemoPeople): Promise<readonly DemoPerson[]> {
  const { database, commands, secret, hasher, settings, findPlace } = deps;
  const sites: readonly [SiteRow, SiteRow] = [
    { id: `province-${content.province}`, kind: 'province', placeCode: content.province, provinceId: null, demo: true },
    { id: settings.houseSiteId, kind: 'commune', placeCode: content.commune, provinceId: `province-${content.province}`, demo: true },
  ];
  const people = content.people.map((person): DemoPerson & { readonly siteId: string } => {
    const site = person.site === 'province' ? sites[0] : sites[1];
    return { ...person, siteId: site.id, site: findPlace(site.placeCode)?.fullName ?? site.placeCode, password: passwordOf(secret.sign('demo password', person.loginName)) };
  });

  const seed: CommandDefinition<readonly Seeded[], { added: number }, 'demo_refused'> = {
    name: 'identity.openDemo',
    policy: () => undefined,
    run: async (seeded, context) => {
      const { transaction } = context;
      const at = instant(context.now);
      const house = await findAnySite(transaction);
      if (house === undefined ? (await countOfficers(transaction)) > 0 : !house.demo) return refuse('demo_refused');
      for (const site of sites) await addSite(transaction, site, at);
      let added = 0;
      for (const person of seeded) {
        const id = context.newId();
        if (await addOfficer(transaction, { id, homeSiteId: person.siteId, loginName: person.loginName, fullName: person.fullName, nameFolded: foldText(person.fullName), passwordHash: person.passwordHash, at })) {
          await replaceRoles(transaction, person.siteId, id, person.roles);
          added += 1;
        } else {
          // Somebody may have tried a change of password; the printed one works again.
          const known = await findOfficerByLogin(transaction, person.loginName);
          if (known !== undefined && person.passwordHash !== known.passwordHash) await setPasswordHash(transaction, known.id, person.passwordHash, at);
        }
      }
      context.note('demo', { added });
      return accept({ added });
    },
  };
  type Seeded = (typeof people)[number] & { readonly passwordHash: string };
  const seeded = await Promise.all(
    people.map(async (person): Promise<Seeded> => {
      const known = await findOfficerByLogin(database, person.loginName);
      const kept = known?.passwordHash ?? undefined;
      return { ...person, passwordHash: kept !== undefined && (await hasher.verify(kept, person.password)) ? kept : await hasher.hash(person.password) };
    }),
  );
  const outcome: Outcome<{ added: number }> = await commands.run(seed, seeded, { actor: systemActor(settings.houseSiteId) });
  if (!outcome.ok) throw new PlatformFault('demo_refused', { folder: '' });
  return people;
}

/** A password made of what the house's secret gives. Shape: `demo-7k3m-9qxa-2b4f`. */
function passwordOf(signed: string): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const bytes = Buffer.from(signed, 'base64url').subarray(0, 12);
  const text = [...bytes].map((byte) => letters[byte % letters.length] ?? 'a').join('');
  return `demo-${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
