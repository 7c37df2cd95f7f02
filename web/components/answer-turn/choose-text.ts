import type { Answer } from '../../../src/model/answer.ts';
import { readBlocks } from '../plain-text/read-blocks.ts';

/**
 * The words of an answer that the page does not show again as something to press or tick: of a plan its opening (the plan
 * and its papers stand below), of a question back its sentences (the choices are buttons). All other answers stand whole.
 */
export function chooseText(answer: Pick<Answer, 'text' | 'plan' | 'clarify'>, choosing: boolean): string {
  const paragraphs = readBlocks(answer.text).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  if (answer.plan !== undefined && answer.plan.length > 0) return paragraphs[0] ?? answer.text;
  if (answer.clarify !== null && choosing) return paragraphs.join('\n') || answer.clarify.question;
  return answer.text;
}
