/**
 * Writes `web/api.ts` from the OpenAPI document of the running house: a type for every schema and one typed entry for
 * every operation. Usage: node scripts/generate-api-client.ts http://127.0.0.1:8080/api/v1/openapi.json [--check]
 * A file works as well as an address; `--check` writes nothing and fails when the file is out of date.
 */
import { readFile, writeFile } from 'node:fs/promises';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly description?: string;
}

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses?: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

const OUTPUT = new URL('../web/api.ts', import.meta.url);
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The TypeScript of a JSON schema, as much of it as this house writes. */
export function writeType(schema: Schema | undefined, indent = ''): string {
  if (schema === undefined) return 'unknown';
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'unknown';
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const union = schema.anyOf ?? schema.oneOf;
  if (union !== undefined) return unite(union.map((each) => writeType(each, indent)));
  if (schema.allOf !== undefined) return schema.allOf.map((each) => writeType(each, indent)).join(' & ');
  if (Array.isArray(schema.type)) return unite(schema.type.map((type) => writeType({ ...schema, type: String(type) }, indent)));
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return schema.prefixItems === undefined ? `readonly ${wrap(writeType(schema.items, indent))}[]` : `readonly [${schema.prefixItems.map((each) => writeType(each, indent)).join(', ')}]`;
    default:
      return writeObject(schema, indent);
  }
}

function unite(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}

function wrap(type: string): string {
  return /[|&]|^readonly /.test(type) ? `(${type})` : type;
}

function writeObject(schema: Schema, indent: string): string {
  const below = `${indent}  `;
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
    const said = field.description === undefined ? '' : `${below}/** ${field.description.replaceAll('*/', '* /').replaceAll('\n', ' ')} */\n`;
    return `${said}${below}readonly ${key}${schema.required?.includes(name) === true ? '' : '?'}: ${writeType(field, below)};`;
  });
  const { additionalProperties: more } = schema;
  if (fields.length === 0) return more === undefined || more === false ? 'unknown' : `Readonly<Record<string, ${more === true ? 'unknown' : writeType(more, indent)}>>`;
  return `{\n${fields.join('\n')}\n${indent}}`;
}

function writeOperation(method: string, path: string, operation: Operation): string {
  const values = (place: string): string =>
    writeObject(
      {
        properties: Object.fromEntries((operation.parameters ?? []).filter((each) => each.in === place).map((each) => [each.name, each.schema ?? {}])),
        required: (operation.parameters ?? []).filter((each) => each.in === place && each.required === true).map((each) => each.name),
      },
      '    ',
    );
  const reply = operation.responses?.['200'] ?? operation.responses?.['201'];
  const lines = [
    ['params', values('path')],
    ['query', values('query')],
    ['body', writeType(operation.requestBody?.content?.['application/json']?.schema, '    ')],
    ['reply', writeType(reply?.content?.['application/json']?.schema, '    ')],
  ].filter(([name, type]) => type !== 'unknown' || name === 'reply');
  return `  /** ${operation.summary ?? ''} */\n  '${method.toUpperCase()} ${path}': {\n${lines.map(([name, type]) => `    readonly ${name ?? ''}: ${type ?? ''};`).join('\n')}\n  };`;
}

/** The whole file for a document. */
export function writeClient(document: Document): string {
  const schemas = Object.entries(document.components?.schemas ?? {}).sort(([a], [b]) => a.localeCompare(b));
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => METHODS.flatMap((method) => (methods[method] === undefined ? [] : [writeOperation(method, path, methods[method])])));
  return [
    '// Made by scripts/generate-api-client.ts from /api/v1/openapi.json. Do not edit.',
    ...schemas.map(([name, schema]) => `export type ${name} = ${writeType(schema)};`),
    `/** Every operation of the open API: what it takes and what it replies. */\nexport interface Operations {\n${operations.sort().join('\n')}\n}`,
    '',
  ].join('\n\n');
}

async function readDocument(place: string): Promise<Document> {
  const text = /^https?:/.test(place) ? await (await fetch(place)).text() : await readFile(place, 'utf8');
  return JSON.parse(text) as Document;
}

if (import.meta.main) {
  const place = process.argv[2] ?? 'http://127.0.0.1:8080/api/v1/openapi.json';
  const client = writeClient(await readDocument(place));
  if (!process.argv.includes('--check')) await writeFile(OUTPUT, client);
  else if ((await readFile(OUTPUT, 'utf8')) !== client) {
    console.error('web/api.ts is out of date: run node scripts/generate-api-client.ts');
    process.exitCode = 1;
  }
}
