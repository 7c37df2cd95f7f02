import type { Citation, GroundedSentence, OfficerAnswer } from '../../src/model/officer-answer.ts';
import { keyOfAddress } from '../../src/model/law-address.ts';

/** An officers' answer in the blocks a page shows apart. */
export interface AnswerParts {
  /** What the answer says that is no sentence of its own: a lead, a refusal, whom to ask. */
  readonly lead: readonly string[];
  /** Two texts that differ, each with its own card; empty unless the answer is a contradiction. */
  readonly sides: readonly GroundedSentence[];
  readonly sure: readonly GroundedSentence[];
  readonly unsure: readonly GroundedSentence[];
  /** What is said after the sentences, such as for which day. */
  readonly tail: readonly string[];
}

/** Sorts an answer into blocks; unsure sentences never stand among the sure ones. */
export function sortAnswer(answer: Pick<OfficerAnswer, 'status' | 'text' | 'sentences' | 'clarify'>): AnswerParts {
  const sentences = dropRepeats(answer.sentences);
  const isSide = (sentence: GroundedSentence): boolean => answer.status === 'clarification_contradiction' && sentence.asked === 'who' && sentence.certainty !== 'unverified';
  const blocks = answer.text.split('\n\n').map((block) => block.trim()).filter((block) => block !== '');
  const told = blocks.map((block) => sentences.some(({ text }) => block.includes(text) || text.includes(block)));
  const first = told.indexOf(true);
  // The choices are buttons below: said once, not twice.
  const isChoice = (block: string): boolean => answer.clarify !== null && answer.clarify.choices.some(({ label }) => block.includes(label));
  const plain = blocks.map((block, index) => ({ block, index })).filter(({ block, index }) => told[index] !== true && !isChoice(block));
  return {
    lead: plain.filter(({ index }) => first < 0 || index < first).map(({ block }) => block),
    sides: sentences.filter(isSide),
    sure: sentences.filter((sentence) => !isSide(sentence) && sentence.certainty !== 'unverified'),
    unsure: sentences.filter((sentence) => sentence.certainty === 'unverified'),
    tail: plain.filter(({ index }) => first >= 0 && index > first).map(({ block }) => block),
  };
}

function dropRepeats(sentences: readonly GroundedSentence[]): GroundedSentence[] {
  const seen = new Set<string>();
  return sentences.filter(({ text, citations }) => {
    const key = JSON.stringify([text, citations.map((citation) => citation.text)]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The places in texts that an answer cites to the article, each once, in the order of the sentences. */
export function listCited(answer: Pick<OfficerAnswer, 'sentences'>, limit = 8): readonly Citation[] {
  const found = new Map<string, Citation>();
  for (const { citations } of answer.sentences) {
    for (const citation of citations) {
      if (citation.address.article === undefined) continue;
      const { document, article, clause, point } = citation.address;
      const key = keyOfAddress({ document, article, ...(clause === undefined ? {} : { clause }), ...(point === undefined ? {} : { point }) });
      if (!found.has(key)) found.set(key, citation);
    }
  }
  return [...found.values()].slice(0, limit);
}
