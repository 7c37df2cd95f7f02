import type { Actor } from '#model/actor.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { isPracticeSite } from '#model/site.ts';
import type { CommandCall, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import { IDENTITY_RIGHTS } from './identity.policy.ts';
import { instant, type IdentityDeps } from './identity-deps.ts';
import { addSite, findAnySite, findSiteRow, listSiteRows, type SiteRow } from './sites.store.ts';

/** A place of work as people read it. */
export interface SiteView {
  readonly id: string;
  readonly kind: 'commune' | 'province';
  readonly placeCode: string;
  /** Such as `Phường Ba Đình`. */
  readonly name: string;
  /** With the province. */
  readonly address: string;
  readonly provinceId: string | null;
  /** Whether its people and dossiers are invented, to practise on. */
  readonly practice: boolean;
}

export type SiteRefusal = 'not_allowed' | 'place_unknown' | 'site_exists' | 'site_outside_province';

/** The places of work of a house. */
export interface Sites {
  view(row: SiteRow): SiteView;
  get(id: string): Promise<SiteView | undefined>;
  /** What an officer may see: the own site, of a province its communes, of a commune its province. */
  listFor(actor: Actor): Promise<readonly SiteView[]>;
  /** The sites whose accounts an officer may change. */
  listManaged(actor: Actor): Promise<readonly SiteRow[]>;
  /** The house's own place, once somebody has said it. */
  findHouse(): Promise<SiteRow | undefined>;
  /** Opens a commune of the operator's province. Refuses: `not_allowed` to a commune's operator, `place_unknown`, `site_outside_province`, `site_exists`. */
  create(placeCode: string, call: CommandCall): Promise<Outcome<SiteView, SiteRefusal | RepeatRefusal>>;
}

/** Opens the sites. */
export function createSites({ database, commands, settings, findPlace }: IdentityDeps): Sites {
  const view = (row: SiteRow): SiteView => {
    const place = findPlace(row.placeCode);
    return { id: row.id, kind: row.kind, placeCode: row.placeCode, name: place?.fullName ?? row.placeCode, address: place?.address ?? row.placeCode, provinceId: row.provinceId, practice: isPracticeSite(row.id) };
  };
  const creation: CommandDefinition<{ placeCode: string }, SiteView, SiteRefusal> = {
    name: 'identity.createSite',
    policy: (actor) => (mayAct(IDENTITY_RIGHTS, actor, 'createSite') && actor.site?.kind === 'province' ? undefined : refuse('not_allowed')),
    run: async ({ placeCode }, context) => {
      const place = findPlace(placeCode);
      if (place?.level !== 'commune') return refuse('place_unknown', { code: placeCode });
      const { site } = context.actor;
      if (site?.placeCode !== place.provinceCode) return refuse('site_outside_province', { name: place.fullName });
      const row: SiteRow = { id: `commune-${placeCode}`, kind: 'commune', placeCode, provinceId: site.id, demo: (await findSiteRow(context.transaction, site.id))?.demo ?? false };
      if (!(await addSite(context.transaction, row, instant(context.now)))) return refuse('site_exists', { name: place.fullName });
      context.note(`site:${row.id}`, { place: placeCode });
      return accept(view(row));
    },
  };
  return {
    view,
    get: async (id) => {
      const row = await findSiteRow(database, id);
      return row === undefined ? undefined : view(row);
    },
    listFor: async (actor) => (await listSiteRows(database, actor.siteId, true)).map(view),
    listManaged: async (actor) => {
      const rows = await listSiteRows(database, actor.siteId, false);
      return rows.filter((row) => mayAct(IDENTITY_RIGHTS, actor, 'listOfficers', targetOf(row)));
    },
    findHouse: async () => (await findSiteRow(database, settings.houseSiteId)) ?? findAnySite(database),
    create: (placeCode, call) => commands.run(creation, { placeCode }, call),
  };
}

/** A site as rights are asked of it. */
export function targetOf(row: Pick<SiteRow, 'id' | 'provinceId'>): { readonly id: string; readonly provinceId?: string } {
  return row.provinceId === null ? { id: row.id } : { id: row.id, provinceId: row.provinceId };
}
