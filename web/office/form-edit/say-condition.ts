import { sayIn } from '../../../src/model/answers-in-words.ts';
import type { Condition, Form } from '../../../src/model/form.ts';
import { findQuestion } from '../../../src/model/form-paths.ts';
import { showDate } from '../../words/show-date.ts';
import type { Words } from '../../words/words.ts';

/** A condition in words; `level`: the questions that `./` begins at. */
export function sayCondition(condition: Condition, form: Form, say: Words, level = ''): string {
  const again = (part: Condition): string => sayCondition(part, form, say, level);
  const nameOf = (path: string): string => {
    const whole = path.startsWith('./') ? level + path.slice(2) : path;
    const question = findQuestion(form.questions, whole);
    const computed = form.computed.find(({ key }) => key === whole);
    return question !== undefined ? sayIn(question.label, say.lang) : computed === undefined ? whole : sayIn(computed.label, say.lang);
  };
  const momentOf = (moment: string): string => (moment === 'today' ? say('formEdit.when.today') : /^\d/u.test(moment) ? showDate(moment) : `“${nameOf(moment)}”`);
  if ('all' in condition) return condition.all.map((part) => bracket(part, again(part))).join(` ${say('formEdit.when.and')} `);
  if ('any' in condition) return condition.any.map((part) => bracket(part, again(part))).join(` ${say('formEdit.when.or')} `);
  if ('not' in condition) return say('formEdit.when.not', { text: again(condition.not) });
  const name = `“${nameOf(condition.field)}”`;
  const valueOf = (value: string | number | boolean): string => {
    const whole = condition.field.startsWith('./') ? level + condition.field.slice(2) : condition.field;
    const option = findQuestion(form.questions, whole)?.options?.find((each) => each.value === value);
    if (option !== undefined) return sayIn(option.label, say.lang);
    return value === true ? say('formWords.yes') : value === false ? say('formWords.no') : value === 'male' || value === 'female' ? say(`formWords.${value}`) : String(value);
  };
  if ('is' in condition) return `${name} ${say('formEdit.when.is', { value: valueOf(condition.is) })}`;
  if ('in' in condition) return `${name} ${say('formEdit.when.is', { value: condition.in.map(valueOf).join(` ${say('formEdit.when.or')} `) })}`;
  if ('filled' in condition) return `${name} ${say(condition.filled ? 'formEdit.when.filled' : 'formEdit.when.empty')}`;
  if ('compare' in condition) return `${name} ${say(`formEdit.when.${condition.compare}`, { value: momentOf(condition.with) })}`;
  const isAge = 'ageOn' in condition;
  const moment = isAge ? condition.ageOn : condition.daysSince;
  const bounds = [
    ...(condition.atLeast === undefined ? [] : [say(isAge ? 'formEdit.when.ageAtLeast' : 'formEdit.when.daysAtLeast', { value: condition.atLeast })]),
    ...(condition.below === undefined ? [] : [say(isAge ? 'formEdit.when.ageBelow' : 'formEdit.when.daysBelow', { value: condition.below })]),
  ];
  return `${name} ${bounds.join(` ${say('formEdit.when.and')} `)}${moment === 'today' ? '' : ` (${say('formEdit.when.on', { moment: momentOf(moment) })})`}`;
}

function bracket(part: Condition, said: string): string {
  return 'all' in part || 'any' in part ? `(${said})` : said;
}
