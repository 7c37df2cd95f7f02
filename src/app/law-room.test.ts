import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLaw } from '#law/law.ts';
import { DECREE } from '#law/law.fixture.ts';
import { readQuestionWords } from '#law/search/read-law-query.ts';
import { systemActor } from '#model/actor.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { makeFolder, type Folder } from '#test/support/import-folder.ts';
import { HOME } from '#test/support/home.ts';
import { openLawRoom, readLawQuestionWords, type LawRoom } from './law-room.ts';

let platform: TestPlatform;
let room: LawRoom;
let folder: Folder;

beforeAll(async () => {
  platform = await openTestPlatform();
  folder = await makeFolder();
  room = await openLawRoom(HOME, platform, systemActor('local'));
});
afterAll(async () => {
  room.close();
  await folder.remove();
  await platform.close();
});

describe('the law library of a house', () => {
  it('knows documents without their text from the first start', async () => {
    expect(await room.law.findDocument('nđ 118/2025')).toMatchObject({ number: '118/2025/NĐ-CP', extent: 'none' });
    expect(await room.law.search({ text: 'một cửa' })).toEqual([]);
  });

  it('follows what another process imported', async () => {
    const other = createLaw({ ...platform, questionWords: readQuestionWords([]) });
    await other.importTexts({ paths: [await folder.write('a.txt', DECREE)] }, { actor: systemActor('local') });
    other.close();
    await room.followOthers();
    await room.law.settled();
    expect((await room.law.search({ text: 'thời hạn giải quyết bao nhiêu ngày' }))[0]?.address).toEqual({ document: '918/2031/NĐ-CP', article: '2', clause: '1' });
    expect(room.law.searchable).toBe(4);
  });

  it('leaves out of a question what is not its object', async () => {
    expect((await readLawQuestionWords(HOME)).byFirst.size).toBeGreaterThan(20);
  });
});
