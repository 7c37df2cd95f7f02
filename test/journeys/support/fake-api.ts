import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Answer } from '../../../src/model/answer.ts';
import type { Procedure } from '../../../src/model/procedure.ts';

/**
 * A stand-in for the open API, for building screens without a store: it reads `content/` and finds by shared syllables.
 * Journeys run against the real server; this one serves the gallery and work on the look.
 */
export function createFakeApi(contentFolder: URL): Hono {
  const folder = new URL('procedures/', contentFolder);
  const records = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Procedure);
  const life = JSON.parse(readFileSync(new URL('life-events.json', contentFolder), 'utf8')) as LifeFile;
  const byCode = new Map(records.map((record) => [record.code, record]));
  const answers = new Map<string, { question: string; answer: Answer }>();
  const conversations = new Map<string, { question: string; answer: Answer }[]>();
  const keys = new Map<string, string>();
  const row = (record: Procedure) => ({ code: record.code, name: record.name, shortName: record.shortName ?? null, field: record.field.name, level: record.level });
  const problem = (status: 404 | 422 | 503, code: string, detail: string): Response =>
    Response.json({ type: 'about:blank', title: detail, status, code, detail, instance: '' }, { status, headers: { 'content-type': 'application/problem+json' } });

  const api = new Hono();
  api.get('/api/v1/life-events', (c) => {
    const lang = c.req.header('accept-language') === 'en' ? 'en' : 'vi';
    return c.json({
      items: life.lifeEvents.map((event) => ({ id: event.id, title: event.title[lang], icon: event.icon, procedures: event.procedures.map(({ code, why }) => ({ code, why: why[lang], name: byCode.get(code)?.name })) })),
      mostAsked: life.mostAsked.flatMap((code) => (byCode.has(code) ? [{ code, name: byCode.get(code)?.shortName ?? byCode.get(code)?.name }] : [])),
    });
  });
  api.get('/api/v1/fields', (c) => {
    const counts = new Map<string, number>();
    for (const record of records) counts.set(record.field.name, (counts.get(record.field.name) ?? 0) + 1);
    return c.json({ items: [...counts].map(([name, count]) => ({ name, count, commune: count })) });
  });
  api.get('/api/v1/procedures', (c) => {
    const { field, level, cursor, limit } = c.req.query();
    const start = Number(cursor ?? 0);
    const found = records.filter((record) => (field === undefined || record.field.name === field) && (level === undefined || record.level.includes(level as Procedure['level'][number])));
    const end = start + Number(limit ?? 20);
    return c.json({ items: found.slice(start, end).map(row), nextCursor: end < found.length ? String(end) : null });
  });
  api.get('/api/v1/procedures/:code/versions', (c) => c.json({ items: [{ version: 1, validFrom: byCode.get(c.req.param('code'))?.validFrom ?? '', validTo: null, status: 'active', recordedAt: '2026-11-22T03:00:00.000Z' }] }));
  api.get('/api/v1/procedures/:code', (c) => {
    const procedure = byCode.get(c.req.param('code'));
    return procedure === undefined ? problem(404, 'procedure_not_found', 'Không có thủ tục này.') : c.json({ procedure, conflicts: [] });
  });
  api.get('/api/v1/search', (c) => {
    const found = rank(records, c.req.query('q') ?? '');
    return c.json({ items: found.map(({ record, score }) => ({ ...row(record), score })), suggestions: found.length === 0 ? ['đăng ký khai sinh'] : [] });
  });
  api.get('/api/v1/due-date', (c) => c.json({ dueOn: '2026-11-26', explanation: ['Nhận hôm nay', 'Tính 3 ngày làm việc'], calendarSource: 'Lịch thử' }));
  api.get('/api/v1/provinces', (c) => c.json({ items: [PROVINCE] }));
  api.get('/api/v1/provinces/:code/communes', (c) => c.json({ items: [COMMUNE] }));
  api.get('/api/v1/places', (c) => {
    const via = { place: { ...COMMUNE, fullName: 'Phường Bến Nghé' }, happened: { vi: 'Phường Bến Nghé nay thuộc Phường Sài Gòn.', en: 'Phường Bến Nghé now belongs to Phường Sài Gòn.' } };
    return c.json({ items: c.req.query('q') === 'xyz' ? [] : [{ unit: COMMUNE, matched: 'old', via, alternatives: [], decidingQuestion: null }] });
  });
  api.get('/api/v1/places/:code', (c) => c.json({ place: COMMUNE, madeFrom: [] }));
  api.get('/api/v1/answers/:id', (c) => {
    const found = answers.get(c.req.param('id'));
    return found === undefined ? problem(404, 'answer_not_found', 'Không có câu trả lời này.') : c.json(found.answer);
  });
  api.get('/api/v1/conversations/:id', (c) => {
    const turns = conversations.get(c.req.param('id'));
    return turns === undefined ? problem(404, 'conversation_not_found', 'Không có cuộc hỏi này.') : c.json({ id: c.req.param('id'), turns });
  });
  api.post('/api/v1/answers', async (c) => {
    const { question, conversationId = crypto.randomUUID() } = await c.req.json<{ question: string; conversationId?: string }>();
    const key = c.req.header('idempotency-key') ?? '';
    if (question.includes('503')) return problem(503, 'unavailable', 'Máy chủ đang nghỉ.');
    if (question.length > 2000) return problem(422, 'question_too_long', 'Câu hỏi dài quá. Xin viết ngắn hơn 2000 chữ.');
    const kept = answers.get(keys.get(key) ?? '');
    const answer = kept?.answer ?? writeAnswer(records, question, conversationId);
    if (kept === undefined) {
      keys.set(key, answer.id);
      answers.set(answer.id, { question, answer });
      conversations.set(conversationId, [...(conversations.get(conversationId) ?? []), { question, answer }]);
    }
    if (c.req.header('accept') !== 'text/event-stream') return c.json(answer);
    return streamSSE(c, async (stream) => {
      for (const text of answer.text.split('\n')) await stream.writeSSE({ event: 'line', data: JSON.stringify({ text }) });
      await stream.writeSSE({ event: 'answer', data: JSON.stringify(answer) });
    });
  });
  return api;
}

const PROVINCE = { code: '79', level: 'province', name: 'Hồ Chí Minh', fullName: 'Thành phố Hồ Chí Minh', address: 'Thành phố Hồ Chí Minh', provinceCode: '79' };
const COMMUNE = { code: '26740', level: 'commune', name: 'Sài Gòn', fullName: 'Phường Sài Gòn', address: 'Phường Sài Gòn, Thành phố Hồ Chí Minh', provinceCode: '79' };

interface LifeFile {
  readonly lifeEvents: readonly {
    readonly id: string;
    readonly icon: string;
    readonly title: { readonly vi: string; readonly en: string };
    readonly procedures: readonly { readonly code: string; readonly why: { readonly vi: string; readonly en: string } }[];
  }[];
  readonly mostAsked: readonly string[];
}

function fold(text: string): readonly string[] {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().split(/[^a-z0-9.]+/).filter((word) => word.length > 1);
}

function rank(records: readonly Procedure[], question: string): readonly { readonly record: Procedure; readonly score: number }[] {
  const asked = new Set(fold(question));
  return records
    .map((record) => {
      const shared = (text: string): number => fold(text).filter((word) => asked.has(word)).length;
      const title = shared(record.shortName ?? record.name) + shared(record.code) + 0.5;
      const score = Math.max(title, ...record.aliases.map(shared));
      return { record, score: score / Math.max(1, asked.size) };
    })
    .filter(({ score }) => score > 0.3)
    .sort((a, b) => b.score - a.score || (a.record.shortName ?? a.record.name).length - (b.record.shortName ?? b.record.name).length)
    .slice(0, 10);
}

function writeAnswer(records: readonly Procedure[], question: string, conversationId: string): Answer {
  const found = rank(records, question);
  const [first] = found;
  const base = {
    id: `TL-${crypto.randomUUID().slice(0, 4).toUpperCase()}-TEST`,
    lang: 'vi' as const,
    asked: [],
    candidates: found.map(({ record, score }) => ({ code: record.code, name: record.name, score })),
    clarify: null,
    facts: [],
    next: [],
    unboundNumbers: 0,
    ms: 1,
    conversationId,
    asOf: '2026-11-23',
    machine: true as const,
  };
  if (/sổ đỏ/.test(question) && !/cấp|mất|tách/i.test(question)) {
    const choices = ['Cấp sổ đỏ lần đầu', 'Mất sổ đỏ', 'Tách thửa'].map((label) => ({ label, question: `${label} cần giấy gì` }));
    return { ...base, status: 'clarification', procedure: null, text: 'Bác muốn làm việc nào về sổ đỏ?', clarify: { question: 'Bác muốn làm việc nào về sổ đỏ?', choices } };
  }
  if (first === undefined) return { ...base, status: 'unanswerable_no_record', procedure: null, text: 'Kho dữ liệu chưa có thủ tục này. Xin hỏi tại quầy một cửa.', next: [{ kind: 'officer', label: 'Gặp cán bộ', target: '/gap-can-bo' }] };
  const { record } = first;
  const chosen = record.cases[0];
  const papers = chosen?.components.filter(({ role }) => role !== 'note' && role !== 'conditional') ?? [];
  const source = record.provenance[0];
  const fact = (kind: 'papers' | 'time' | 'fee', text: string, field: string) => ({
    kind, value: null, text, record: record.code, field, source: source?.source ?? '', asOf: source?.sourceDate ?? '', certainty: source?.certainty ?? ('unverified' as const),
  });
  const time = chosen?.channels[0]?.time.text ?? '';
  const fee = chosen?.channels[0]?.fees[0]?.text ?? '';
  return {
    ...base,
    status: 'answered',
    procedure: { code: record.code, name: record.shortName ?? record.name, version: record.version },
    text: `Bác cần chuẩn bị:\n${papers.map(({ name }) => `- ${name}`).join('\n')}\nThời hạn: ${time}\nLệ phí: ${fee}`,
    facts: [...papers.map(({ name }, index) => fact('papers', name, `cases[0].components[${index}]`)), fact('time', time, 'cases[0].channels[0].time'), fact('fee', fee, 'cases[0].channels[0].fees[0]')],
    next: [
      { kind: 'start', label: 'Chuẩn bị hồ sơ', target: `/thu-tuc/${record.code}` },
      { kind: 'place', label: 'Chọn nơi nộp', target: '/noi' },
      { kind: 'ask', label: 'Mất bao lâu?', target: `${record.shortName ?? record.name} mất bao lâu?` },
    ],
  };
}
