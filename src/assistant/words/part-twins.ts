import { foldText } from '#model/vietnamese.ts';

/** Words that carry no circumstance of their own, folded. */
const BARE = new Set('thu tuc va hoac cua cho tai theo trong doi voi ve cac mot den tu co la thuc hien cap nguoi truong hop thuoc do khi'.split(' '));
/** The level and the body are the office's to know; a person need not tell them. */
const LEVEL = new Set('tinh xa bo trung uong chu tich ubnd uy ban nhan dan so huyen'.split(' '));
/** A deed that is not said is the ordinary one. */
const DEED = new Set('lai gia han dieu chinh thu hoi cham dut xoa huy sua doi bo sung moi dang ky chap thuan cong bo dong mo thay thanh lap dung tam ngung thoi nhap tra bao mat hong bi giay chung nhan'.split(' '));
/** A circumstance that both share is no matter. */
const SHARED_CIRCUMSTANCE = new Set('yeu to nuoc ngoai khu vuc bien gioi luu dong'.split(' '));
/** So much of the shorter title stands in the other. */
const SHARED = 0.6;

/** What each of two titles says that the other does not. */
export interface Twins {
  readonly first: readonly string[];
  readonly other: readonly string[];
}

/** So much of what the titles share must have been said: else the matter itself is only guessed. */
const NAMED = 0.6;

/** Two titles as twins: the same matter, which was named, and each with a circumstance of its own of which nothing was said. */
export function partTwins(firstTitle: string, otherTitle: string, said: ReadonlySet<string>): Twins | undefined {
  const first = wordsOf(firstTitle);
  const other = wordsOf(otherTitle);
  const shared = [...first].filter((word) => other.has(word));
  if (shared.length / Math.max(1, Math.min(first.size, other.size)) < SHARED) return undefined;
  const matter = shared.filter((word) => !LEVEL.has(word) && !DEED.has(word) && !SHARED_CIRCUMSTANCE.has(word));
  if (matter.length === 0 || matter.filter((word) => said.has(word)).length / matter.length < NAMED) return undefined;
  const own = (mine: ReadonlySet<string>, others: ReadonlySet<string>): string[] => [...mine].filter((word) => !others.has(word) && !LEVEL.has(word) && !DEED.has(word));
  const twins = { first: own(first, other), other: own(other, first) };
  if (twins.first.length === 0 || twins.other.length === 0) return undefined;
  return [...twins.first, ...twins.other].some((word) => said.has(word)) ? undefined : twins;
}

function wordsOf(title: string): Set<string> {
  return new Set((foldText(title).match(/[a-z0-9]+/gu) ?? []).filter((word) => !BARE.has(word)));
}
