import { expect, test } from 'vitest';
import { writeClient, writeType } from './generate-api-client.ts';

test.each([
  [{ type: 'integer' }, 'number'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ enum: ['a', 'b'] }, '"a" | "b"'],
  [{ type: 'array', items: { enum: [1, 2] } }, 'readonly (1 | 2)[]'],
  [{ type: 'array', items: { type: 'array', items: { type: 'string' } } }, 'readonly (readonly string[])[]'],
  [{ $ref: '#/components/schemas/Place' }, 'Place'],
  [{ anyOf: [{ $ref: '#/components/schemas/Place' }, { type: 'null' }] }, 'Place | null'],
  [{ type: 'object', additionalProperties: { type: 'number' } }, 'Readonly<Record<string, number>>'],
  [{ type: 'object', properties: { a: { type: 'string' }, 'b-c': { type: 'boolean' } }, required: ['a'] }, '{\n  readonly a: string;\n  readonly "b-c"?: boolean;\n}'],
])('%j is written as %s', (schema, type) => {
  expect(writeType(schema as Parameters<typeof writeType>[0])).toBe(type);
});

test('an operation tells what it takes and what it replies', () => {
  const client = writeClient({
    paths: {
      '/api/v1/places/{code}': {
        get: {
          summary: 'Gives a unit',
          parameters: [{ name: 'code', in: 'path', required: true, schema: { type: 'string' } }, { name: 'asOf', in: 'query', schema: { type: 'string' } }],
          responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Place' } } } } },
        },
      },
    },
    components: { schemas: { Place: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] } } },
  });
  expect(client).toContain('export type Place = {\n  readonly code: string;\n};');
  expect(client).toContain("'GET /api/v1/places/{code}': {\n    readonly params: {\n      readonly code: string;\n    };\n    readonly query: {\n      readonly asOf?: string;\n    };\n    readonly reply: Place;\n  };");
});
