import { describe, expect, test } from 'vitest';
import { readCommonFlags, readStartConfig } from './config.ts';

function read(args: readonly string[], environment: Readonly<Record<string, string>> = {}): ReturnType<typeof readStartConfig> {
  return readStartConfig({ args, environment, home: '/srv/mot-cua' });
}

describe('how a house is started', () => {
  test('with nothing said: this machine only, port 8080, data in the clone', () => {
    expect(read([])).toMatchObject({ host: '127.0.0.1', port: 8080, dataDir: '/srv/mot-cua/.data', importPaths: [], demo: false, siteId: 'local' });
    expect(read([]).databaseUrl).toBeUndefined();
  });

  test('by the environment, and a flag wins over it', () => {
    const environment = { MOTCUA_PORT: '9000', MOTCUA_DATA: '/a', DATABASE_URL: 'postgres://x/y', MOTCUA_SITE: 'xa-1' };
    expect(read([], environment)).toMatchObject({ port: 9000, dataDir: '/a', databaseUrl: 'postgres://x/y', siteId: 'xa-1' });
    expect(read(['--port', '9001', '--data', '/b'], environment)).toMatchObject({ port: 9001, dataDir: '/b' });
    expect(read(['--port=9002', '--data=/c'], environment)).toMatchObject({ port: 9002, dataDir: '/c' });
  });

  test('with records to import, as many as are named', () => {
    expect(read(['--import', '/', '/tmp', '--demo', '--import=/usr']).importPaths).toEqual(['/', '/tmp', '/usr']);
  });

  test('a demonstration begins with example dossiers unless the environment says otherwise', () => {
    expect([read(['--demo']).demoIsEmpty, read(['--demo'], { MOTCUA_DEMO_DOSSIERS: '0' }).demoIsEmpty]).toEqual([false, true]);
  });

  test('an empty variable says nothing', () => {
    expect(read([], { MOTCUA_PORT: '', MOTCUA_DATA: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, dataDir: '/srv/mot-cua/.data' });
  });

  test.each(['mysql://x/y', 'xa-1', 'localhost:5432/motcua'])('a DATABASE_URL that names no PostgreSQL is refused without showing it: %s', (address) => {
    expect(() => read([], { DATABASE_URL: address })).toThrow(expect.objectContaining({ code: 'usage', details: { reason: expect.not.stringContaining(address) as string, reasonEn: expect.stringContaining('postgres://') as string } }));
  });

  test.each([
    [['--data='], 'cần một giá trị'],
    [['--port'], 'cần một giá trị'],
    [['--port', '99999'], '99999'],
    [['--port', '-1'], '-1'],
    [['--port', '80a'], '80a'],
    [['--data', '--demo'], 'cần một giá trị'],
    [['--import', '/no/such'], '/no/such'],
    [['strat'], 'strat'],
  ])('%j is refused and says why (usage)', (args, said) => {
    expect(() => read(args)).toThrow(said);
  });

  test('every other command takes --data, wherever it stands', () => {
    const flags = readCommonFlags({ args: ['làm giấy khai sinh', '--data', '/d', '--json'], environment: {}, home: '/h' });
    expect(flags).toEqual({ dataDir: '/d', rest: ['làm giấy khai sinh', '--json'] });
  });
});
