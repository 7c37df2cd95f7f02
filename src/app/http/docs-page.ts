import type { Language } from '#platform/routes.ts';
import { findRefusalSentence, type Locales } from '../content.ts';
import { refusals } from '../refusals.ts';

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly { readonly name?: string; readonly in?: string; readonly required?: boolean; readonly description?: string }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, MediaType>> };
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, MediaType>> }>>;
}

interface MediaType {
  readonly schema?: unknown;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The API for people: one page of our own, no script, nothing from elsewhere. */
export function docsPage(document: { readonly paths?: unknown; readonly components?: unknown }, locales: Locales, language: Language): string {
  const words = (locales[language]['apiDocs'] ?? {}) as Readonly<Record<string, string>>;
  const word = (key: string): string => escape(words[key] ?? key);
  const paths = Object.entries((document.paths ?? {}) as Readonly<Record<string, Readonly<Record<string, Operation>>>>);
  const operations = paths.flatMap(([path, item]) => METHODS.flatMap((method) => (item[method] === undefined ? [] : [{ path, method, operation: item[method] }])));
  const schemas = (document.components as { schemas?: Readonly<Record<string, unknown>> } | undefined)?.schemas ?? {};
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${word('title')}</title>
<style>${STYLE}</style></head><body><main>
<h1>${word('title')}</h1><p>${word('intro')} <a href="/api/v1/openapi.json">/api/v1/openapi.json</a> (OpenAPI 3.1)</p>
<nav><ul>${operations.map(({ path, method }) => `<li><a href="#${anchor(method, path)}"><b>${method.toUpperCase()}</b> ${escape(path)}</a></li>`).join('')}</ul></nav>
${operations.map((entry) => section(entry.path, entry.method, entry.operation, word, schemas)).join('\n')}
<h2 id="refusals">${word('errors')}</h2><p>${word('errorsIntro')}</p><dl>
${Object.entries(refusals)
  .map(([code, { status }]) => {
    const sentence = findRefusalSentence(locales[language], code, {});
    return `<dt id="${escape(code)}"><code>${escape(code)}</code> (${status})</dt><dd><b>${escape(sentence?.title ?? '')}</b>: ${escape(sentence?.detail ?? '')}</dd>`;
  })
  .join('\n')}
</dl></main></body></html>`;
}

function section(path: string, method: string, operation: Operation, word: (key: string) => string, schemas: Readonly<Record<string, unknown>>): string {
  const parameters = (operation.parameters ?? [])
    .map((parameter) => `<dt><code>${escape(parameter.name ?? '')}</code> (${escape(parameter.in ?? '')}${parameter.required === true ? '' : `, ${word('optional')}`})</dt><dd>${escape(parameter.description ?? '')}</dd>`)
    .join('');
  const responses = Object.entries(operation.responses ?? {})
    .map(([status, response]) => `<h4>${escape(status)} ${escape(response.description ?? '')}</h4>${media(response.content, word, schemas)}`)
    .join('');
  return `<section><h2 id="${anchor(method, path)}"><b>${method.toUpperCase()}</b> <code>${escape(path)}</code></h2>
<p>${escape(operation.summary ?? '')}</p><p>${escape(operation.description ?? '')}</p>
${parameters === '' ? '' : `<h3>${word('parameters')}</h3><dl>${parameters}</dl>`}
${operation.requestBody === undefined ? '' : `<h3>${word('request')}</h3>${media(operation.requestBody.content, word, schemas)}`}
<h3>${word('response')}</h3>${responses}</section>`;
}

function media(content: Readonly<Record<string, MediaType>> | undefined, word: (key: string) => string, schemas: Readonly<Record<string, unknown>>): string {
  return Object.entries(content ?? {})
    .filter(([type]) => type !== 'application/problem+json')
    .map(([type, { schema, example, examples }]) => {
      const shown = example ?? Object.values(examples ?? {})[0]?.value ?? exampleOf(schema, schemas);
      return `<p><code>${escape(type)}</code></p>${shown === undefined ? '' : `<details><summary>${word('example')}</summary><pre>${escape(JSON.stringify(shown, null, 2))}</pre></details>`}`;
    })
    .join('');
}

/** An example put together from the examples of a schema's parts. */
function exampleOf(schema: unknown, schemas: Readonly<Record<string, unknown>>, depth = 0): unknown {
  if (typeof schema !== 'object' || schema === null || depth > 8) return undefined;
  const part = schema as Readonly<Record<string, unknown>>;
  if (typeof part['$ref'] === 'string') return exampleOf(schemas[part['$ref'].split('/').at(-1) ?? ''], schemas, depth + 1);
  if (part['example'] !== undefined) return part['example'];
  const choices = part['anyOf'] ?? part['oneOf'] ?? part['allOf'];
  if (Array.isArray(choices)) return exampleOf(choices[0], schemas, depth + 1);
  if (Array.isArray(part['enum'])) return part['enum'][0];
  if (part['items'] !== undefined) return [exampleOf(part['items'], schemas, depth + 1)];
  if (typeof part['properties'] === 'object' && part['properties'] !== null) {
    return Object.fromEntries(Object.entries(part['properties']).map(([name, property]) => [name, exampleOf(property, schemas, depth + 1)]));
  }
  return { string: 'text', integer: 1, number: 1, boolean: true }[String(Array.isArray(part['type']) ? part['type'][0] : part['type'])];
}

function anchor(method: string, path: string): string {
  return escape(`${method}${path.replaceAll(/[^\w]+/g, '-')}`);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE = `:root{color-scheme:light dark;--paper:#FBFAF6;--ink:#14202B;--jade:#0B5D45;--line:#d9d6cc}
@media(prefers-color-scheme:dark){:root{--paper:#10201A;--ink:#E9F1EC;--jade:#7FD6B4;--line:#2d4a3e}}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.5 "Be Vietnam Pro",system-ui,sans-serif}
main{max-width:52rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}a{color:var(--jade)}nav ul{list-style:none;padding:0}nav a{display:block;padding:.6rem 0}
section{border-top:1px solid var(--line);margin-top:2rem}pre{overflow:auto;border:1px solid var(--line);padding:1rem;font-size:16px}summary{padding:.6rem 0;cursor:pointer}dd{margin:0 0 1rem}`;
