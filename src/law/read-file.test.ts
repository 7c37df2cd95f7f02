import { randomBytes } from 'node:crypto';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AMENDING, DECREE, makeDocx, paragraph } from './law.fixture.ts';
import { fillLawSentence, TEXT_REJECTIONS } from './import-sentences.ts';
import { LAW_LIMITS } from './import-limits.ts';
import { TextFault, type LawText, type ReadText } from './law-text.ts';
import { readBytes } from './read-file.ts';

function read(content: string | Buffer, name = 'thu.txt'): ReadText[] {
  try {
    return readBytes(Buffer.isBuffer(content) ? content : Buffer.from(content), name);
  } catch (fault) {
    if (fault instanceof TextFault) return [{ ok: false, reason: fault.code, details: fault.details }];
    throw fault;
  }
}

function one(content: string | Buffer, name?: string): LawText {
  const [first] = read(content, name);
  if (first?.ok !== true) throw new Error(JSON.stringify(first));
  return first.text;
}

/** The sentence people read for a rejected file; every `{…}` of it must be filled. */
function sentence(content: string | Buffer, name?: string): string {
  const [first] = read(content, name);
  if (first === undefined || first.ok) return 'taken';
  const said = fillLawSentence(TEXT_REJECTIONS[first.reason].vi, first.details);
  expect(said).not.toMatch(/[{}]/u);
  return `${first.reason}: ${said}`;
}

const HTML = `<!doctype html><html><head><title>x</title><script>var a = "Điều 9. Không";</script></head><body><table><tr><td>CHÍNH PHỦ<br>Số: 918/2031/NĐ-CP</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Hà Nội, ngày 09 tháng 6 năm 2031</td></tr></table>${DECREE.split('\n').slice(4).map((line) => `<p>${line}</p>`).join('')}<table><tr><th>STT</th><th>Tên</th></tr><tr><td>1</td><td>Tờ khai &amp; giấy</td></tr></table></body></html>`;
const LINES = DECREE.split('\n');

describe('a legal text', () => {
  it.each([
    ['plain text', DECREE, 'a.txt', 'text'],
    ['Markdown', LINES.map((line) => (line.startsWith('Điều') ? `### **${line}**` : line)).join('\n\n'), 'a.md', 'markdown'],
    ['HTML', HTML, 'a.html', 'html'],
    ['DOCX', makeDocx(LINES.map((line) => paragraph(line)).join('')), 'a.docx', 'docx'],
    ['plain text with a byte-order mark', `\ufeff${DECREE}`, 'a.txt', 'text'],
    ['plain text with Windows line ends', DECREE.replaceAll('\n', '\r\n'), 'a.txt', 'text'],
  ])('is the same from %s', (_, content, name, format) => {
    const text = one(content, name);
    expect(text).toMatchObject({
      number: '918/2031/NĐ-CP', kind: 'Nghị định', title: 'Nghị định Về thủ tục thử nghiệm tại quầy', issuer: 'Chính phủ', issuedOn: '2031-06-09', validFrom: '2031-07-01', extent: 'whole', format, faults: [],
    });
    expect(text.provisions.map(({ kind, label, title }) => `${kind} ${label} ${title}`)).toEqual(['preamble  Căn cứ ban hành', 'article 1 Phạm vi điều chỉnh', 'article 2 Thời hạn', 'article 3 Hiệu lực thi hành']);
    expect(text.provisions[2]?.units.map(({ clause, point }) => `${clause ?? ''}${point ?? ''}`)).toEqual(['1', '2', '2a', '2b']);
  });

  it('says itself what it replaces and repeals', () => {
    expect(one(DECREE).relations.map(({ relation, target, on, certainty }) => [relation, target, on, certainty])).toEqual([
      ['replaces', { document: '61/2018/NĐ-CP' }, '2031-07-01', 'official'], ['repeals', { document: '45/2020/NĐ-CP', article: '4' }, '2031-07-01', 'official'],
    ]);
  });

  it('says itself what it amends, clause by clause', () => {
    expect(one(AMENDING).relations.map(({ by, relation, target, on }) => [by.clause ?? '', relation, target, on])).toEqual([
      ['', 'amends', { document: '918/2031/NĐ-CP' }, '2032-02-01'],
      ['1', 'amends', { document: '918/2031/NĐ-CP', article: '2', clause: '1' }, '2032-02-01'],
      ['2', 'repeals', { document: '918/2031/NĐ-CP', article: '2', clause: '2', point: 'b' }, '2032-02-01'],
    ]);
  });

  it('keeps tables as rows', () => {
    expect(one(HTML, 'a.html').provisions.at(-1)?.units.at(-1)).toMatchObject({ text: 'STT | Tên\n1 | Tờ khai & giấy', table: [['STT', 'Tên'], ['1', 'Tờ khai & giấy']] });
    const docx = makeDocx(`${LINES.map((line) => paragraph(line)).join('')}<w:tbl><w:tr><w:tc>${paragraph('A')}</w:tc><w:tc>${paragraph('B')}</w:tc></w:tr></w:tbl>`);
    expect(one(docx).provisions.at(-1)?.units.at(-1)?.table).toEqual([['A', 'B']]);
  });

  it('has the numbers that Word counts itself', () => {
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;
    const list = (level: number, text: string): string => paragraph(text, `<w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="3"/></w:numPr>`);
    const body = paragraph('Số: 5/2031/NĐ-CP') + list(0, 'Phạm vi') + list(1, 'Một') + list(1, 'Hai:') + list(2, 'ý a') + list(2, 'ý b') + list(0, 'Thi hành') + list(1, 'Ba');
    const text = one(makeDocx(body, { 'word/numbering.xml': strToU8(numbering) }));
    expect(text.provisions.map(({ label, units }) => [label, ...units.map(({ clause, point }) => `${clause ?? ''}${point ?? ''}`)])).toEqual([['1', '1', '2', '2a', '2b'], ['2', '1']]);
    expect(text).toMatchObject({ number: '05/2031/NĐ-CP', faults: [] });
  });

  it('of articles in JSON has neither number nor days', () => {
    const [first] = read(JSON.stringify({ 'Luật Thử@1': 'Phạm vi\n\n1. Một.\n\n2. Hai.', 'Luật Thử@2a': 'Tên\n\nNội dung' }), 'a.json');
    expect(first).toMatchObject({ ok: true, text: { number: 'Luật Thử', kind: 'Luật', extent: 'extract', provisions: [{ label: '1', title: 'Phạm vi', units: [{ clause: '1' }, { clause: '2' }] }, { label: '2a' }] } });
  });

  it('may be a list of documents without text', () => {
    const page = [1, 2, 3].map((no) => `#### Nghị định số 90${String(no)}/2031/NĐ-CP của Chính phủ: Quy định về việc ${String(no)}`).join('\n\n');
    expect(read(page, 'a.md')).toMatchObject([1, 2, 3].map((no) => ({ ok: true, text: { number: `90${String(no)}/2031/NĐ-CP`, issuer: 'Chính phủ', extent: 'none' } })));
  });
});

describe('a hostile or broken file is left out with a sentence people understand', () => {
  it('a zip bomb: what it unpacks to is limited before it is read', () => {
    const bomb = makeDocx(paragraph('a'), { 'word/document.xml': new Uint8Array(LAW_LIMITS.unpackedBytes + 1) });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(sentence(bomb, 'bom.docx')).toMatch(/^unpacked_too_large: Tệp "bom.docx" giải nén ra quá 128 MB/u);
  });

  it('a bomb below the limit that shrinks as no text does', () => {
    expect(sentence(makeDocx('', { 'word/document.xml': new Uint8Array(20_000_000) }))).toMatch(/^unpacked_too_large/u);
  });

  it.each([
    ['a scan in DOCX', makeDocx('<w:p><w:r><w:drawing/></w:r></w:p>', { 'word/media/image1.png': new Uint8Array(9) }), 'scan.docx', /^no_text: .*bản chụp \(scan\)/u],
    ['a scan in HTML', '<html><body><img src="1.png"></body></html>', 'scan.html', /^no_text/u],
    ['a PDF', '%PDF-1.7 ...', 'a.pdf', /^not_a_text: .*PDF/u],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'a.doc', /^not_a_text: .*Word 97/u],
    ['a zip that is no DOCX', Buffer.from('PK\u0003\u0004 no zip at all'), 'a.docx', /^malformed_docx/u],
    ['a DOCX cut short', makeDocx(LINES.map((line) => paragraph(line)).join('')).subarray(0, 300), 'a.docx', /^malformed_docx/u],
    ['Windows-1258', Buffer.from([0x4c, 0x75, 0xe2, 0xf2, 0x74, 0x20, 0xd0, 0xe2, 0xec, 0x74]), 'a.txt', /^wrong_encoding: .*Windows-1258/u],
    ['UTF-16', Buffer.from('\ufeffĐiều 1. A', 'utf16le'), 'a.txt', /^utf16/u],
    ['nothing', ' \n ', 'a.txt', /^empty_file/u],
    ['no article', 'Số: 5/2031/NĐ-CP\nTin tức về nghị định mới.', 'a.md', /^no_articles/u],
    ['no number', 'Điều 1. A\nNội dung', 'a.txt', /^number_missing: .*"Số: 118\/2025\/NĐ-CP"/u],
    ['broken JSON', '{"a":', 'a.json', /^malformed_json/u],
    ['JSON of something else', '[{"question_id": 1}]', 'a.json', /^not_a_text/u],
    ['in force before it was issued', DECREE.replace('09 tháng 6 năm 2031', '09 tháng 8 năm 2031'), 'a.txt', /^dates_swapped: 918\/2031\/NĐ-CP: ngày 2031-07-01 đứng trước hoặc trùng ngày 2031-08-09/u],
    ['too many articles', `Số: 5/2031/NĐ-CP\n${Array.from({ length: LAW_LIMITS.provisions + 1 }, (_, at) => `Điều ${String((at % 9_999) + 1)}. A`).join('\n')}`, 'a.txt', /^too_many_provisions/u],
  ])('%s', (_, content, name, expected) => {
    expect(sentence(content, name)).toMatch(expected);
  });

  it('thirty megabytes of DOCX, nearly all of it pictures, are read for their text alone', () => {
    const noise = randomBytes(30_000_000);
    const docx = makeDocx(LINES.map((line) => paragraph(line)).join(''), { 'word/media/image1.png': noise });
    expect(docx.length).toBeGreaterThan(25_000_000);
    expect(one(docx).number).toBe('918/2031/NĐ-CP');
  });

  // Reading that goes back over what it read would not end within the test's time on a megabyte.
  it.each(['[', '“', 'Điều 1. ', 'Điều 1.\n', '1. a\n', '(Điều 1 Luật số ', 'số    ', 'Số:\t', '|--|', '| a |\n', '<table><tr><td>', '<p>', 'Chương I\n', 'Phụ lục ', '&amp', 'có hiệu lực từ ngày ', 'Điều 1.2.LQ.3. ', 'bãi bỏ Điều 1 '])('a megabyte of "%s" ends', (piece) => {
    for (const before of ['', DECREE, '<html>', 'Điều 91.3.LQ.1. A\n(Điều 1 Luật số 1/2031/QH17']) expect(read(before + piece.repeat(Math.ceil(1_000_000 / piece.length)))).toBeDefined();
  });
});
