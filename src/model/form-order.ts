import type { Form, Question } from './form.ts';

type Questions = Readonly<Record<string, Question>>;

/**
 * A form with its questions in the order in which they are asked, and that order written down where only the order of keys would tell it: a store, a hash and other
 * programs do not keep the order of keys. On pages the order is the pages'.
 */
export function settleOrder<Given extends Pick<Form, 'questions' | 'pages'>>(form: Given): Given {
  return { ...form, questions: settleLevel(form.questions, form.pages.flatMap(({ fields }) => fields)) };
}

function settleLevel(questions: Questions, order: readonly string[]): Questions {
  return Object.fromEntries(listInOrder(questions, order).map((key): [string, Question] => [key, settleQuestion(questions[key] as Question)]));
}

function settleQuestion(question: Question): Question {
  if (question.of === undefined) return question;
  const order = listInOrder(question.of, question.order ?? []);
  return { ...question, of: settleLevel(question.of, order), order };
}

/** The keys of some questions: first those of an order that are there, then the others as they stand. */
function listInOrder(questions: Questions, order: readonly string[]): string[] {
  return [...new Set([...order.filter((key) => Object.hasOwn(questions, key)), ...Object.keys(questions)])];
}
