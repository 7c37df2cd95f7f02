import { z } from '@hono/zod-openapi';
import { ROLES } from '#model/role.ts';

export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
export const body = <Schema extends z.ZodType>(schema: Schema) => ({ body: { required: true, content: { 'application/json': { schema } } } });

const Instant = z.string().openapi({ example: '2026-11-30T01:30:00.000Z' });
export const Id = z.uuid().openapi({ example: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7' });
export const RoleSchema = z.enum(ROLES).openapi('Role');
export const LoginName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{2,59}$/u)
  .openapi({ example: 'lan.nguyen', description: '3 to 60 letters, digits, dots, hyphens; upper and lower case are the same' });
export const FullName = z.string().trim().min(2).max(100).regex(/^[^\p{Cc}<>]+$/u).openapi({ example: 'Nguyễn Thị Lan' });
export const PlaceCode = z.string().regex(/^\d{2}$|^\d{5}$/u).openapi({ example: '14797' });
export const SiteId = z.string().min(1).max(60).openapi({ example: 'local' });
/** Longer than any password may be: too long is told as such, not as a broken request. */
export const Password = z.string().min(1).max(1000).openapi({ example: 'mưa rơi trên mái ngói đỏ', description: '12 to 200 characters of any kind' });
export const Token = z.string().min(1).max(200).openapi({ example: '3f0sd…' });
export const Code = z.string().trim().min(1).max(40).openapi({ example: '492039', description: 'Six digits of the app, or a recovery code' });

export const SiteSchema = z
  .object({ id: SiteId, kind: z.enum(['commune', 'province']), placeCode: PlaceCode, name: z.string().openapi({ example: 'Phường Hạc Thành' }), address: z.string(), provinceId: z.string().nullable(), practice: z.boolean().openapi({ description: 'Its people and dossiers are invented, to practise on' }) })
  .openapi('Site');

export const HouseSchema = z
  .object({
    demo: z.boolean().openapi({ description: 'A demonstration with invented people' }),
    // A union, for `nullable` would make the registered shape itself nullable.
    site: z.union([SiteSchema, z.null()]),
    needsSetUp: z.boolean(),
    sso: z.string().nullable().openapi({ description: 'How the other log-in service is called' }),
    citizenLogIn: z.string().nullable().openapi({ description: 'How the service is called by which citizens log in' }),
  })
  .openapi('House');

export const StageSchema = z.object({ stage: z.enum(['secondFactor', 'enrolment', 'open']) }).openapi('SignInStage');

export const RoleAtSiteSchema = z.object({ siteId: SiteId, role: RoleSchema });
export const SessionSchema = z
  .object({
    stage: z.enum(['enrolment', 'open']),
    officer: z.object({ id: Id, loginName: z.string(), fullName: z.string() }),
    site: SiteSchema,
    roles: z.array(RoleSchema).openapi({ description: 'Held at the session\'s site' }),
    otherSites: z.array(SiteSchema).openapi({ description: 'Where else the person holds a role' }),
    rights: z.array(z.string()).openapi({ description: 'What the roles allow, as <room>.<action>', example: ['identity.listOfficers'] }),
    confirmed: z.boolean().openapi({ description: 'Whether delicate deeds need no new proof now' }),
    hasPassword: z.boolean(),
    passwordSetAt: Instant.nullable(),
    secondFactorSince: Instant.nullable(),
    recoveryCodesLeft: z.number().int(),
    isLinked: z.boolean(),
    endsAt: Instant,
    demo: z.boolean(),
  })
  .openapi('Session');

export const OwnSessionSchema = z
  .object({ id: Id, current: z.boolean(), siteId: SiteId, method: z.enum(['password', 'sso']), startedAt: Instant, seenAt: Instant, endsAt: Instant, address: z.string(), device: z.string() })
  .openapi('OwnSession');

export const SignInSchema = z
  .object({ id: Id, at: Instant, outcome: z.enum(['signedIn', 'failed', 'wrongCode', 'disabled', 'signedOut', 'confirmed']), method: z.enum(['password', 'sso']), address: z.string(), device: z.string() })
  .openapi('SignIn');

export const DeedSchema = z
  .object({ id: Id, at: Instant, actorId: z.string(), actorName: z.string().optional(), subjectName: z.string().optional(), command: z.string().openapi({ example: 'identity.changeRoles' }), subject: z.string(), details: z.record(z.string(), z.unknown()) })
  .openapi('Deed');

export const OfficerRowSchema = z
  .object({
    id: Id,
    loginName: z.string(),
    fullName: z.string(),
    homeSiteId: SiteId,
    roles: z.array(RoleAtSiteSchema),
    state: z.enum(['invited', 'active', 'disabled']).openapi({ description: 'invited: no password yet and not linked' }),
    hasSecondFactor: z.boolean(),
    lastSignInAt: Instant.nullable(),
  })
  .openapi('OfficerRow');

export const ColleagueSchema = z.object({ id: Id, fullName: z.string(), siteId: SiteId, roles: z.array(RoleSchema) }).openapi('Colleague');

export const OfficerSchema = z
  .object({
    id: Id,
    loginName: z.string(),
    fullName: z.string(),
    homeSite: SiteSchema,
    roles: z.array(RoleAtSiteSchema),
    state: z.enum(['invited', 'active', 'disabled']),
    secondFactorSince: Instant.nullable(),
    passwordSetAt: Instant.nullable(),
    identities: z.array(z.object({ issuer: z.string(), linkedAt: Instant })),
    openSessions: z.number().int(),
    createdAt: Instant,
    allowed: z.array(z.string()).openapi({ description: 'What the caller may do to the account' }),
  })
  .openapi('Officer');

/** `path` is opened on this house's own address. */
export const LinkSchema = z.object({ officerId: Id, path: z.string().openapi({ example: '/dang-nhap/mat-khau?ma=…' }), expiresAt: Instant }).openapi('OneTimeLink');

export const pageOf = <Item extends z.ZodType>(item: Item, name: string) => z.object({ items: z.array(item), nextCursor: z.string().nullable() }).openapi(name);
