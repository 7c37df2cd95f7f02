import { describe, expect, test } from 'vitest';
import { IDENTITY_DEFAULTS, readIdentityOptions } from './identity-options.ts';

describe('the settings of signing in', () => {
  test('are an hour idle, twelve in all, a free choice of second factor, unless the machine says otherwise', () => {
    expect(readIdentityOptions({})).toEqual({ identity: IDENTITY_DEFAULTS });
    expect(IDENTITY_DEFAULTS).toEqual({ idleMinutes: 60, sessionHours: 12, needsSecondFactor: false });
    expect(
      readIdentityOptions({
        MOTCUA_PUBLIC_URL: 'https://motcua.example.vn/', MOTCUA_SESSION_IDLE_MINUTES: '30', MOTCUA_SESSION_HOURS: '8', MOTCUA_SECOND_FACTOR: 'required', MOTCUA_SECRET: 's'.repeat(32),
        MOTCUA_OIDC_ISSUER: 'https://sso.example.vn', MOTCUA_OIDC_CLIENT_ID: 'a', MOTCUA_OIDC_CLIENT_SECRET: 'b', MOTCUA_OIDC_NAME: 'VNeID',
      }),
    ).toEqual({
      publicUrl: 'https://motcua.example.vn',
      identity: { idleMinutes: 30, sessionHours: 8, needsSecondFactor: true, secret: 's'.repeat(32), sso: { issuer: 'https://sso.example.vn', clientId: 'a', clientSecret: 'b', name: 'VNeID' } },
    });
  });

  test.each([
    [{ MOTCUA_SESSION_HOURS: '0' }], [{ MOTCUA_SESSION_IDLE_MINUTES: 'x' }], [{ MOTCUA_SECOND_FACTOR: 'yes' }], [{ MOTCUA_SECRET: 'short' }], [{ MOTCUA_PUBLIC_URL: 'motcua.vn' }],
    [{ MOTCUA_PUBLIC_URL: 'https://motcua.vn/xa' }], [{ MOTCUA_OIDC_ISSUER: 'https://sso.example.vn' }],
    [{ MOTCUA_OIDC_ISSUER: 'http://sso.example.vn', MOTCUA_OIDC_CLIENT_ID: 'a', MOTCUA_OIDC_CLIENT_SECRET: 'b' }],
  ])('%o are refused with a sentence (usage)', (environment) => {
    expect(() => readIdentityOptions(environment)).toThrow(expect.objectContaining({ code: 'usage' }) as Error);
  });
});

describe('the log-in of citizens', () => {
  const GIVEN = { MOTCUA_CITIZEN_OIDC_ISSUER: 'https://id.example.vn', MOTCUA_CITIZEN_OIDC_CLIENT_ID: 'mot-cua', MOTCUA_CITIZEN_OIDC_CLIENT_SECRET: 's', MOTCUA_CITIZEN_OIDC_CLAIM_ID: 'citizen_id' };

  test('is off until it is given', () => {
    expect(readIdentityOptions({}).identity.citizens).toBeUndefined();
    expect(readIdentityOptions({ MOTCUA_OIDC_ISSUER: 'https://x.vn', MOTCUA_OIDC_CLIENT_ID: 'a', MOTCUA_OIDC_CLIENT_SECRET: 'b' }).identity.citizens).toBeUndefined();
  });

  test('has the claims by the names the operator gives, and the standard ones beside', () => {
    expect(readIdentityOptions(GIVEN).identity.citizens).toMatchObject({ name: 'VNeID', scope: 'openid profile', claims: { personalId: 'citizen_id', name: 'name', birthDate: 'birthdate' }, idleMs: 1_800_000, absoluteMs: 28_800_000 });
    expect(readIdentityOptions({ ...GIVEN, MOTCUA_CITIZEN_OIDC_CLAIM_NAME: 'hoTen', MOTCUA_CITIZEN_OIDC_CLAIM_BIRTH_DATE: 'ngaySinh', MOTCUA_CITIZEN_OIDC_SCOPE: 'openid id', MOTCUA_CITIZEN_IDLE_MINUTES: '10' }).identity.citizens).toMatchObject({ claims: { name: 'hoTen', birthDate: 'ngaySinh' }, scope: 'openid id', idleMs: 600_000 });
  });

  test.each([{ ...GIVEN, MOTCUA_CITIZEN_OIDC_CLAIM_ID: '' }, { ...GIVEN, MOTCUA_CITIZEN_OIDC_CLIENT_SECRET: '' }, { ...GIVEN, MOTCUA_CITIZEN_OIDC_ISSUER: 'http://id.example.vn' }, { ...GIVEN, MOTCUA_CITIZEN_OIDC_SCOPE: 'profile' }, { ...GIVEN, MOTCUA_CITIZEN_HOURS: '48' }])('half of it is a fault told at start (%#)', (environment) => {
    expect(() => readIdentityOptions(environment)).toThrow();
  });
});
