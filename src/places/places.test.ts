import { beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Place, PlaceMatch } from '#model/place.ts';
import { foldText } from '#model/vietnamese.ts';
import type { Places } from './places.ts';
import { openTestPlaces } from './places.fixture.ts';

let places: Places;
beforeAll(async () => {
  ({ places } = await openTestPlaces());
});

const first = (query: string): PlaceMatch | undefined => places.findPlaces(query).items[0];
const firstAddress = (query: string): string | undefined => first(query)?.unit.address;
const communesOf = (match: PlaceMatch | undefined): string[] => (match?.alternatives ?? []).map(({ fullName }) => fullName);

describe('finding a place of today', () => {
  test.each([
    ['Phường Tân Định, Thành phố Hồ Chí Minh', 'Phường Tân Định, Thành phố Hồ Chí Minh'],
    ['phuong tan dinh tp ho chi minh', 'Phường Tân Định, Thành phố Hồ Chí Minh'],
    ['PHƯỜNG TÂN ĐỊNH TP.HCM', 'Phường Tân Định, Thành phố Hồ Chí Minh'],
    ['P. Tân Định, TPHCM', 'Phường Tân Định, Thành phố Hồ Chí Minh'],
    ['phường tân định sài gòn'.normalize('NFD'), 'Phường Tân Định, Thành phố Hồ Chí Minh'],
    ['xã Tân Hòa tỉnh Vĩnh Long', 'Xã Tân Hoà, Tỉnh Vĩnh Long'],
    ['đặc khu Côn Đảo', 'Đặc khu Côn Đảo, Thành phố Hồ Chí Minh'],
    ['Tuệ Tĩnh, Hải Phòng', 'Xã Tuệ Tĩnh, Thành phố Hải Phòng'],
    ['phường đà lạt xuân hương', 'Phường Xuân Hương - Đà Lạt, Tỉnh Lâm Đồng'],
    ['phường 1 bảo lộc', 'Phường 1 Bảo Lộc, Tỉnh Lâm Đồng'],
    ["Ea H'Leo", "Xã Ea H'Leo, Tỉnh Đắk Lắk"],
    ['ea hleo', "Xã Ea H'Leo, Tỉnh Đắk Lắk"],
    ['Phố Bảng', 'Xã Phố Bảng, Tỉnh Tuyên Quang'],
  ])('reads "%s" as %s', (query, address) => {
    expect(firstAddress(query)).toBe(address);
  });

  test.each([
    ['hn', '01'],
    ['HN', '01'],
    ['đn', '48'],
    ['ĐN', '48'],
    ['hcm', '79'],
    ['tphcm', '79'],
    ['tp.hcm', '79'],
    ['TP. HCM', '79'],
    ['sg', '79'],
    ['sài gòn', '79'],
    ['thừa thiên huế', '46'],
    ['tt huế', '46'],
    ['hà tây', '01'],
    ['tỉnh đắc lắc', '66'],
  ])('reads what people say for short, "%s", as the province %s', (query, code) => {
    expect(first(query)?.unit).toMatchObject({ code, level: 'province', order: 'new' });
  });

  test.each([
    ['phường tân địn', 'Phường Tân Định'],
    ['phuong tan d', 'Phường Tân Định'],
    ['xã tiên lã', 'Xã Tiên Lãng'],
    ['thành phố hồ', 'Thành phố Hồ Chí Minh'],
    ['tỉnh ngh', 'Tỉnh Nghệ An'],
    ['đặc khu ph', 'Đặc khu Phú Quý'],
  ])('finds while "%s" is still being typed', (query, wanted) => {
    expect(places.findPlaces(query, { limit: 50 }).items.map(({ unit }) => unit.fullName)).toContain(wanted);
  });

  test.each([
    ['phuong tan dnh ho chi minh', 'Phường Tân Định', 'a letter missing'],
    ['phuong tan dinhh ho chi minh', 'Phường Tân Định', 'a letter doubled'],
    ['phường tân địhn, hồ chí minh', 'Phường Tân Định', 'two letters swapped'],
    ['ho chi mnih', 'Thành phố Hồ Chí Minh', 'two letters swapped'],
    ['hochiminh', 'Thành phố Hồ Chí Minh', 'joined syllables'],
    ['nghe anj', 'Tỉnh Nghệ An', 'a slip of the finger'],
    ['phuwowngf taan ddinhj', 'Phường Tân Định', 'Telex without an input method'],
    ['xax tieen laxng', 'Xã Tiên Lãng', 'Telex without an input method'],
    ['tinh nghe65 an', 'Tỉnh Nghệ An', 'VNI digits'],
    ['vinh bao hai phonng', 'Xã Vĩnh Bảo', 'a letter doubled'],
    ['xã tiên lảng hải phòng', 'Xã Tiên Lãng', 'hỏi for ngã'],
    ['quãng ninh', 'Thành phố Quảng Ninh', 'ngã for hỏi'],
    ['thai nguyn', 'Tỉnh Thái Nguyên', 'a letter missing'],
    ['dien biem', 'Tỉnh Điện Biên', 'm for n'],
  ])('reads the misspelt "%s" as %s (%s)', (query, fullName) => {
    expect(first(query)?.unit.fullName).toBe(fullName);
  });

  test('puts the name with the marks that were typed before names with other marks', () => {
    expect(firstAddress('xã Lộc Thành, Đồng Nai')).toBe('Xã Lộc Thành, Thành phố Đồng Nai');
    expect(firstAddress('xã Lộc Thạnh, Đồng Nai')).toBe('Xã Lộc Thạnh, Thành phố Đồng Nai');
  });

  test('accepts the old province behind a commune of today', () => {
    expect(first('Phường Thủ Dầu Một, Bình Dương')).toMatchObject({ matched: 'new', unit: { fullName: 'Phường Thủ Dầu Một', provinceCode: '79' } });
  });

  test('finds the commune inside an address with house number and street', () => {
    const match = first('Số 12 Nguyễn Huệ, phường Bến Nghé, quận 1, TP.HCM');
    expect(match?.via?.place.address).toBe('Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh');
    expect(match?.unit.fullName).toBe('Phường Sài Gòn');
  });

  test.each([
    ['12/3 đường Nguyễn Trãi, khu phố 4, phường Trảng Dài, thành phố Biên Hòa, tỉnh Đồng Nai', 'Phường Trảng Dài, Thành phố Đồng Nai'],
    ['số nhà 12 ngõ 34 phố chùa láng phường láng thượng quận đống đa thành phố hà nội việt nam', 'Phường Láng, Thành phố Hà Nội'],
  ])('finds the commune behind a long way to it: "%s"', (query, address) => {
    const match = first(query);
    expect([match?.unit.address, ...(match?.alternatives ?? []).map((place) => place.address)]).toContain(address);
  });

  test('keeps to a province when told to', () => {
    const found = places.findPlaces('tân định', { provinceCode: '56' });
    expect(found.items.map(({ unit }) => unit.provinceCode)).toEqual(found.items.map(() => '56'));
    expect(found.items[0]?.unit.address).toBe('Xã Tân Định, Tỉnh Khánh Hoà');
  });

  test('gives the next places after the first ones, none twice', () => {
    const all = places.findPlaces('tân', { limit: 50 }).items.map(({ unit }) => unit.address);
    const pages = [0, 20, 40].flatMap((offset) => places.findPlaces('tân', { limit: 20, offset }).items.map(({ unit }) => unit.address));
    expect(pages.slice(0, 50)).toEqual(all);
  });
});

describe('finding a place by a name of before 1 July 2025', () => {
  test.each([
    ['Bình Dương', 'Thành phố Hồ Chí Minh', 'Tỉnh Bình Dương'],
    ['tinh ha giang', 'Tỉnh Tuyên Quang', 'Tỉnh Hà Giang'],
    ['bà rịa vũng tàu', 'Thành phố Hồ Chí Minh', 'Tỉnh Bà Rịa - Vũng Tàu'],
    ['Bắc Giang', 'Thành phố Bắc Ninh', 'Tỉnh Bắc Giang'],
    ['Thái Bình cũ', 'Tỉnh Hưng Yên', 'Tỉnh Thái Bình'],
    ['p5 q3', 'Phường Bàn Cờ', 'Phường 5'],
    ['f5 q3 tphcm', 'Phường Bàn Cờ', 'Phường 5'],
    ['phường 05 quận 3', 'Phường Bàn Cờ', 'Phường 5'],
    ['P.5, Q.3, TP.HCM', 'Phường Bàn Cờ', 'Phường 5'],
    ['thị trấn Củ Chi', 'Xã Tân An Hội', 'Thị trấn Củ Chi'],
    ['tt củ chi', 'Xã Tân An Hội', 'Thị trấn Củ Chi'],
    ['ward 5, district 3', 'Phường Bàn Cờ', 'Phường 5'],
  ])('leads from "%s" to %s', (query, today, before) => {
    expect(first(query)).toMatchObject({ matched: 'old', unit: { fullName: today }, via: { place: { fullName: before } }, decidingQuestion: null });
  });

  test('says what happened, with the day', () => {
    expect(first('Bình Dương')?.via?.happened.vi).toBe('Tỉnh Bình Dương đã nhập vào Thành phố Hồ Chí Minh từ ngày 01/07/2025.');
    expect(first('phường bến nghé quận 1')?.via?.happened.en).toBe(
      'Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh became part of Phường Sài Gòn, Thành phố Hồ Chí Minh on 01/07/2025.',
    );
  });

  test('gives every commune of a divided old one and asks which, claiming only the province', () => {
    const match = first('phường Cống Vị, quận Ba Đình, Hà Nội');
    expect(match?.unit).toMatchObject({ level: 'province', code: '01' });
    expect(communesOf(match)).toEqual(['Phường Giảng Võ', 'Phường Ngọc Hà']);
    expect(match?.decidingQuestion?.vi).toBe('Nhà, đất của ông/bà ở thôn, tổ dân phố nào của Phường Cống Vị (cũ)?');
  });

  test('gives the communes made from an abolished district and says that districts ended', () => {
    const match = first('huyện Vĩnh Bảo');
    expect(match?.unit).toMatchObject({ level: 'province', code: '31' });
    expect(communesOf(match)).toContain('Xã Vĩnh Bảo');
    expect(match?.alternatives).toHaveLength(9);
    expect(match?.via?.happened.vi).toBe('Cấp huyện không còn từ ngày 01/07/2025. Huyện Vĩnh Bảo nay gồm địa bàn của 9 xã, phường.');
    expect(match?.decidingQuestion?.key).toBe('places.askWhichOldCommune');
  });

  test.each([
    ['quận 1', 'Quận 1'],
    ['q1', 'Quận 1'],
    ['Q.1 TPHCM', 'Quận 1'],
    ['quận 9', 'Thành phố Thủ Đức'],
    ['tp thủ đức', 'Thành phố Thủ Đức'],
    ['tx sơn tây', 'Thị xã Sơn Tây'],
    ['bmt', 'Thành phố Buôn Ma Thuột'],
  ])('reads "%s" as the district %s', (query, fullName) => {
    expect(first(query)?.via?.place).toMatchObject({ level: 'district', fullName });
  });

  test('takes an island district without communes to its special zone, with nothing to ask', () => {
    expect(first('huyện Lý Sơn')).toMatchObject({ unit: { fullName: 'Đặc khu Lý Sơn' }, decidingQuestion: null, alternatives: [] });
  });
});

describe('what cannot be looked for', () => {
  test.each([
    ['', 'empty'],
    [' \t\n ', 'empty'],
    ['\u0000\u0007\u200b\u202e', 'empty'],
    ['🏠🏠', 'empty'],
    ['?!…', 'empty'],
    ['a'.repeat(10_000), 'too_long'],
    ['xã '.repeat(100), 'too_long'],
    ['phường', 'only_kind'],
    ['thành phố', 'only_kind'],
    ['phuong', 'only_kind'],
    ['zzzzqqqq', 'not_found'],
    ['tân '.repeat(49), 'not_found'],
    ['مرحبا بالعالم', 'not_found'],
    ['ขอบคุณ', 'not_found'],
    ["'; drop table place; --", 'not_found'],
  ])('answers %j with an empty list and the reason %s', (query, reason) => {
    expect(places.findPlaces(query)).toMatchObject({ items: [], total: 0, reason });
  });

  test('finds through control, zero-width and direction characters and an emoji', () => {
    expect(firstAddress('\u202exã\u200b Vĩnh\u0000 Bảo 🏠')).toBe('Xã Vĩnh Bảo, Thành phố Hải Phòng');
  });

  test('refuses a province that does not exist and a day that does not exist', () => {
    expect(places.findPlaces('tân định', { provinceCode: '99' }).reason).toBe('unknown_province');
    expect(places.findPlaces('tân định', { provinceCode: '00004' }).reason).toBe('unknown_province');
    expect(places.findPlaces('tân định', { asOf: '2026-02-30' }).reason).toBe('bad_date');
  });

  test('answers any text with scores in order, units of today, and no more than asked for', () => {
    const wild = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 220 }), fc.array(fc.constantFrom('xã', 'p', 'tân', 'Hà', 'q1', ',', 'nội', 'ddinh', '05', 'cũ', '💥'), { maxLength: 40 }).map((words) => words.join(' ')));
    fc.assert(
      fc.property(wild, (query) => {
        const { items, total, reason } = places.findPlaces(query, { limit: 7 });
        expect(items.length).toBeLessThanOrEqual(7);
        expect(reason === null).toBe(total > 0);
        expect(items.map(({ score }) => score)).toEqual(items.map(({ score }) => score).toSorted((left, right) => right - left));
        for (const { unit, alternatives, decidingQuestion } of items) {
          expect(unit.order).toBe('new');
          expect(decidingQuestion === null).toBe(alternatives.length === 0);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('gives the same answer whatever the marks are made of', () => {
    for (const query of ['Phường Tân Định', 'xã Hòa Bình', 'Đắk Lắk']) {
      expect(places.findPlaces(query.normalize('NFD'))).toEqual(places.findPlaces(query));
      expect(firstAddress(foldText(query))).toBeDefined();
    }
  });
});

describe('the day a name is from', () => {
  test('answers with the units of that time before 1 July 2025 and says so', () => {
    const found = places.findPlaces('phường cống vị', { asOf: '2025-06-30' });
    expect(found.notice?.vi).toContain('Vào ngày 30/06/2025 nước ta còn ba cấp');
    expect(found.items[0]).toMatchObject({
      unit: { order: 'old', address: 'Phường Cống Vị, Quận Ba Đình, Thành phố Hà Nội', validTo: '2025-07-01' },
      matched: 'old',
      via: null,
      decidingQuestion: null,
    });
  });

  test('says that a commune did not exist yet', () => {
    expect(places.findPlaces('xã Tây Thụy Anh', { asOf: '2025-06-30', provinceCode: '34' })).toMatchObject({ items: [], reason: 'not_yet_created' });
  });

  test.each<[code: string, day: string, fullName: string]>([
    ['75', '2026-04-29', 'Tỉnh Đồng Nai'],
    ['75', '2026-04-30', 'Thành phố Đồng Nai'],
    ['22', '2026-08-31', 'Tỉnh Quảng Ninh'],
    ['22', '2026-09-01', 'Thành phố Quảng Ninh'],
    ['24', '2026-09-19', 'Tỉnh Bắc Ninh'],
    ['24', '2026-09-20', 'Thành phố Bắc Ninh'],
    ['25270', '2026-04-29', 'Xã Lộc Ninh'],
    ['25270', '2026-04-30', 'Phường Lộc Ninh'],
    ['09193', '2026-09-20', 'Phường Yên Phong'],
    ['01', '2025-06-30', 'Thành phố Hà Nội'],
  ])('calls %s on %s %s', (code, day, fullName) => {
    const found = places.getPlace(code, day);
    expect(found.ok && found.value.place.fullName).toBe(fullName);
  });

  test('finds a phường of 2026 also by its kind of before', () => {
    expect(firstAddress('xã Lộc Ninh, tỉnh Đồng Nai')).toBe('Phường Lộc Ninh, Thành phố Đồng Nai');
  });

  test('marks what was not read on the official record', () => {
    const found = places.getPlace('22');
    expect(found.ok && found.value.place).toMatchObject({ validFrom: '2026-09-01', certainty: 'secondary', source: expect.stringContaining('36/2026/QH16') as string });
  });
});

describe('asking by code', () => {
  test('gives a commune with the old ones it was made from, whole or in part', () => {
    const found = places.getPlace('00025');
    const parts = found.ok ? found.value.madeFrom.map(({ place, part }) => [place.fullName, part]) : [];
    expect(parts).toContainEqual(['Phường Cống Vị', true]);
  });

  test('says that a code belongs to the old order', () => {
    expect(places.getPlace('00001')).toMatchObject({ ok: false, code: 'place_abolished', details: { name: 'Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội' } });
    expect(places.getPlace('00001', '2025-01-01')).toMatchObject({ ok: true });
  });

  test('refuses codes and days that do not exist', () => {
    expect(places.getPlace('99999')).toMatchObject({ ok: false, code: 'place_unknown' });
    expect(places.getPlace('x'.repeat(5000))).toMatchObject({ ok: false, details: { code: 'x'.repeat(20) } });
    expect(places.getPlace('01', 'yesterday')).toMatchObject({ ok: false, code: 'bad_date' });
    expect(places.listCommunes('99')).toMatchObject({ ok: false, code: 'place_unknown' });
    expect(places.listCommunes('01', '2026-13-01')).toMatchObject({ ok: false, code: 'bad_date' });
  });

  test('knows Ba Chẽ by the code of the decision and by the one that was published wrongly', () => {
    for (const code of ['06970', '06978']) {
      expect(places.getPlace(code)).toMatchObject({ ok: true, value: { place: { code: '06970', fullName: 'Xã Ba Chẽ', provinceCode: '22' } } });
    }
  });

  test.each<[asked: string, old: string, today: readonly string[]]>([
    ['00007', 'Phường Cống Vị', ['Phường Giảng Võ', 'Phường Ngọc Hà']],
    ['74', 'Tỉnh Bình Dương', ['Thành phố Hồ Chí Minh']],
    ['Tỉnh Yên Bái', 'Tỉnh Yên Bái', ['Tỉnh Lào Cai']],
    ['Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh', 'Phường Bến Nghé', ['Phường Sài Gòn']],
  ])('resolves %s', (asked, old, today) => {
    const [answer] = places.resolveOld(asked);
    expect(answer?.old.fullName).toBe(old);
    expect(answer?.becomes.map((place: Place) => place.fullName)).toEqual(today);
  });

  test('gives all old communes that bore a name', () => {
    const bearers = places.resolveOld('xã Bình Dương');
    expect(bearers.length).toBeGreaterThan(1);
    expect(new Set(bearers.map(({ old }) => old.fullName))).toEqual(new Set(['Xã Bình Dương']));
    expect(places.resolveOld('no such place at all')).toEqual([]);
    expect(places.resolveOld('x'.repeat(300))).toEqual([]);
  });

  test('lists provinces and communes in alphabetical order', () => {
    expect(places.listProvinces().slice(0, 4).map(({ name }) => name)).toEqual(['An Giang', 'Bắc Ninh', 'Cà Mau', 'Cao Bằng']);
    expect(places.listProvinces('2025-06-30')).toHaveLength(63);
    const communes = places.listCommunes('31');
    expect(communes.ok && communes.value).toHaveLength(114);
    const before = places.listCommunes('31', '2025-06-30');
    expect(before.ok && before.value[0]?.order).toBe('old');
  });
});
