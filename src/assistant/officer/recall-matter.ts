import { listTopicWords } from '../words/topic-words.ts';
import type { OfficerContext } from './context.ts';

/** Topic words that only turn the same matter to another place, time or body, folded. */
const TURNS = new Set('xa phuong huyen quan tinh so bo chu tich ubnd cong an cap truoc sau hieu luc can cu dieu khoan nghi dinh thoi han mau bieu to khai cong van phuc vu hanh chinh don vi ky quyet dinh cap tren'.split(' '));

/** Keeps the matter that was talked about when the words name no other: "thế thời hạn bao lâu", "căn cứ điều nào". */
export function recallMatter(context: OfficerContext): void {
  const { memory, understood, text } = context;
  if (context.decision !== undefined || understood === undefined || memory.matter === undefined) return;
  if (understood.references.length > 0 || understood.codes.length > 0) return;
  if (listTopicWords(text).every((word) => TURNS.has(word))) context.kept = memory.matter;
}
