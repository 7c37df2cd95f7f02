import type { Clock } from '#platform/clock.ts';
import type { Commands } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { Log } from '#platform/log.ts';
import type { CitizenClaimNames } from './citizen-claims.ts';
import type { Hasher } from './hash-password.ts';
import type { HouseSecret } from './house-secret.ts';
import type { PasswordJudge } from './judge-password.ts';

/** What the room must know of an administrative unit. */
export interface PlaceName {
  readonly level: 'province' | 'commune';
  /** With the kind: `Phường Ba Đình`. */
  readonly fullName: string;
  /** With the province: `Phường Ba Đình, Thành phố Hà Nội`. */
  readonly address: string;
  readonly provinceCode: string;
}

/** How another log-in service is reached. Source: OpenID Connect Core 1.0. */
export interface SsoSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says, such as `VNeID`. */
  readonly name: string;
}

/** How citizens log in; absent until the operator gives it. */
export interface CitizenLogInSettings extends SsoSettings {
  /** Shape: `openid profile`. */
  readonly scope: string;
  readonly claims: CitizenClaimNames;
  /** A session nobody uses ends after this. Unit: milliseconds. */
  readonly idleMs: number;
  /** A session ends after this whatever happens. Unit: milliseconds. */
  readonly absoluteMs: number;
}

export interface IdentitySettings {
  /** The site of this house before anybody has said where it stands. */
  readonly houseSiteId: string;
  /** How people reach the house. Shape: `https://motcua.example.vn`, no slash at the end. */
  readonly publicUrl: string;
  /** A session nobody uses ends after this. Unit: milliseconds. */
  readonly idleMs: number;
  /** A session ends after this whatever happens. Unit: milliseconds. */
  readonly absoluteMs: number;
  /** For so long after proving who one is, delicate deeds need no new proof. Unit: milliseconds. */
  readonly confirmMs: number;
  /** Whether everybody who signs in by password must have a second factor. */
  readonly needsSecondFactor: boolean;
  readonly sso?: SsoSettings;
  readonly citizens?: CitizenLogInSettings;
}

/** What every part of the room is given. */
export interface IdentityDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly log: Log;
  readonly secret: HouseSecret;
  readonly hasher: Hasher;
  readonly judge: PasswordJudge;
  readonly settings: IdentitySettings;
  /** A unit of today by its code. */
  readonly findPlace: (code: string) => PlaceName | undefined;
}

/** Unit: milliseconds since 1970 in, ISO 8601 out. */
export function instant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** A login name as it is stored and compared. */
export function cleanLoginName(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
