import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fillPaper, sayAnswers } from '#model/answers-in-words.ts';
import { checkAnswers } from '#model/check-answers.ts';
import { checkForm } from '#model/check-form.ts';
import { FormSchema } from '#model/form.ts';
import { HOME } from '#test/support/home.ts';
import { createSchemaCheck } from './check-schema.ts';
import { SENTENCES } from './forms.fixture.ts';

const folder = join(HOME, 'content/forms');
const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.name.endsWith('.json')).map(({ name }) => name);

describe('the forms of this house', () => {
  test.each(files)('%s is sound, and every invented person gets through it, by check and by schema', (file) => {
    const form = FormSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    expect(checkForm(form)).toEqual([]);
    expect(readdirSync(join(HOME, 'content/procedures')).map((name) => name.replace(/\.json$/u, ''))).toEqual(expect.arrayContaining(form.procedures.map(({ code }) => code)));
    for (const { answers, today } of form.samples) {
      const { flow, computed } = checkAnswers(form, answers, { today });
      expect(createSchemaCheck(() => today)(form, flow.asked)).toBeUndefined();
      const said = sayAnswers(form, flow, 'vi', SENTENCES.vi.formWords).flatMap(({ lines }) => lines.map((line) => line.said));
      expect(said.filter((line) => /undefined|\[object|null/u.test(line))).toEqual([]);
      expect(JSON.stringify(fillPaper(form, flow.asked, computed, SENTENCES.vi.formWords))).not.toMatch(/undefined|\[object/u);
    }
  });
});
