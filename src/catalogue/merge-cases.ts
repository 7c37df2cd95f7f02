import type { Component, Fee, ProcedureCase, WayOfFiling } from '#model/procedure.ts';
import { findOnlyPapers, withPlainPapers } from './merge-papers.ts';
import type { PublishedProcedure } from './read-result.ts';

/**
 * Merges the cases of a published record with ours. Published cases stand where their times and fees are structured,
 * or where the record names several cases or several ways of one channel itself. Where the record is silent or
 * unparsed, our plain cases stand, and into them goes every published fact that is structured. Papers: see merge-papers.ts.
 * `takeOwn` is told each path that our source answers for.
 */
export function mergeCases(base: PublishedProcedure, own: PublishedProcedure, takeOwn: (path: string) => void): readonly ProcedureCase[] {
  const ways = base.cases[0]?.channels ?? [];
  const isUsable = ways.length > 0 && ways.every((way) => way.time.state === 'structured' && isStructured(way.fees)) && !isCouncilMatter(ways, own);
  const isVaried = base.cases.length > 1 || new Set(ways.map((way) => way.channel)).size < ways.length;
  const oursHasWays = own.cases.some((each) => each.channels.length > 0);
  if (isUsable || !oursHasWays) return base.cases.map((each, at) => withFinerFees(withSteps(each, base, own, at, takeOwn), own, at, takeOwn));
  return isVaried ? fillPublished(base, own, takeOwn) : fillOurs(base, own, takeOwn);
}

/** Published cases; a time or fee they leave open is ours where all our cases say the same of that channel. */
function fillPublished(base: PublishedProcedure, own: PublishedProcedure, takeOwn: (path: string) => void): ProcedureCase[] {
  return base.cases.map((each, caseAt) => ({
    ...withSteps(each, base, own, caseAt, takeOwn),
    channels: each.channels.map((way, wayAt) => {
      const rivals = own.cases.flatMap((ours) => ours.channels.filter((rival) => rival.channel === way.channel));
      const time = way.time.state === 'structured' ? undefined : onlyOne(rivals.map((rival) => rival.time).filter((rival) => rival.state === 'structured'));
      const fees = isStructured(way.fees) ? undefined : onlyOne(rivals.map((rival) => rival.fees).filter(isStructured));
      if (time !== undefined) takeOwn(`cases[${caseAt}].channels[${wayAt}].time`);
      if (fees !== undefined) takeOwn(`cases[${caseAt}].channels[${wayAt}].fees`);
      return { ...way, ...(time === undefined ? {} : { time }), ...(fees === undefined ? {} : { fees }) };
    }),
  }));
}

/** Our cases; published times, fees and papers stand in them wherever they are structured. */
function fillOurs(base: PublishedProcedure, own: PublishedProcedure, takeOwn: (path: string) => void): ProcedureCase[] {
  const published = base.cases[0];
  return own.cases.map((each, caseAt) => {
    const componentsPath = `cases[${caseAt}].components`;
    takeOwn(`cases[${caseAt}].name`);
    if (each.steps.length > 0) takeOwn(`cases[${caseAt}].steps`);
    const channels = each.channels.map((way, wayAt): WayOfFiling => {
      const official = published?.channels.find((rival) => rival.channel === way.channel);
      const path = `cases[${caseAt}].channels[${wayAt}]`;
      const keepsTime = official?.time.state === 'structured';
      const keepsFees = official !== undefined && isStructured(official.fees) && !(isFree(official.fees) && isSetByCouncil(way.fees));
      if (!keepsTime) takeOwn(`${path}.time`);
      if (!keepsFees && way.fees.length > 0) takeOwn(`${path}.fees`);
      const note = official?.note ?? way.note;
      return {
        channel: way.channel,
        time: keepsTime || (way.time.state === 'silent' && official !== undefined) ? (official?.time ?? way.time) : way.time,
        fees: keepsFees || (way.fees.length === 0 && official !== undefined) ? (official?.fees ?? way.fees) : way.fees,
        ...(note === undefined ? {} : { note }),
      };
    });
    const added = (published?.channels ?? []).filter((way) => !each.channels.some((rival) => rival.channel === way.channel));
    const papers = published?.components ?? [];
    const isPublished = papers.some((paper) => paper.originals !== null);
    const merged = { ...each, steps: each.steps.length > 0 ? each.steps : (published?.steps ?? []), channels: [...channels, ...added] };
    const plainly = isPublished ? withPlainPapers(merged, { papers: each.components, path: componentsPath }, base, own) : undefined;
    if (!isPublished || plainly !== undefined) takeOwn(componentsPath);
    return plainly ?? { ...merged, components: isPublished ? papers.map((paper) => withReplacement(paper, each.components)) : each.components };
  });
}

/**
 * The portal often prints the fee of one case only. Where ours knows that very fee and others beside it, by case, the
 * others stand behind it with the name of their case.
 */
function withFinerFees(each: ProcedureCase, own: PublishedProcedure, caseAt: number, takeOwn: (path: string) => void): ProcedureCase {
  const channels = each.channels.map((way, wayAt) => {
    const known = new Set(way.fees.map((fee) => fee.amountVnd));
    const ours = own.cases.flatMap((one) => one.channels.filter((rival) => rival.channel === way.channel).flatMap((rival) => rival.fees.map((fee) => ({ fee, name: one.name }))));
    const finer = ours.filter(({ fee }) => fee.state === 'structured' && fee.amountVnd !== null && !known.has(fee.amountVnd));
    const confirms = ours.some(({ fee }) => fee.amountVnd !== null && fee.amountVnd > 0 && known.has(fee.amountVnd));
    if (finer.length === 0 || !confirms) return way;
    const added = finer.map(({ fee, name }) => ({ ...fee, text: name === '' ? fee.text : `${name}: ${fee.text}` }));
    added.forEach((_fee, at) => takeOwn(`cases[${caseAt}].channels[${wayAt}].fees[${way.fees.length + at}]`));
    return { ...way, fees: [...way.fees, ...added] };
  });
  return { ...each, channels };
}

/**
 * The portal prints 0 where a provincial council sets the levy. Where we know that the council does, 0 is not taken.
 * Source: domain reference §1.4 trap 6.
 */
function isCouncilMatter(ways: readonly WayOfFiling[], own: PublishedProcedure): boolean {
  return ways.some((way) => isFree(way.fees)) && own.cases.some((each) => each.channels.some((way) => isSetByCouncil(way.fees)));
}

function isFree(fees: readonly Fee[]): boolean {
  return fees.length > 0 && fees.every((fee) => fee.amountVnd === 0);
}

function isSetByCouncil(fees: readonly Fee[]): boolean {
  return fees.some((fee) => fee.scope === 'province');
}

function withSteps(each: ProcedureCase, base: PublishedProcedure, own: PublishedProcedure, at: number, takeOwn: (path: string) => void): ProcedureCase {
  const ours = own.cases[0]?.steps ?? [];
  const papers = own.cases[0]?.components ?? [];
  let merged = each;
  if (each.steps.length === 0 && ours.length > 0) {
    takeOwn(`cases[${at}].steps`);
    merged = { ...merged, steps: ours };
  }
  if (each.components.length === 0 && papers.length > 0) {
    takeOwn(`cases[${at}].components`);
    merged = { ...merged, components: papers };
  }
  const plainly = withPlainPapers(merged, findOnlyPapers(base, own), base, own);
  if (plainly !== undefined) takeOwn(`cases[${at}].components`);
  return plainly ?? merged;
}

/** A published paper keeps what ours knows of its replacement by a database, where the names are the same. */
function withReplacement(paper: Component, ours: readonly Component[]): Component {
  if (paper.replaceableBy !== undefined) return paper;
  const same = ours.find((each) => each.replaceableBy !== undefined && plain(each.name) === plain(paper.name));
  return same?.replaceableBy === undefined ? paper : { ...paper, replaceableBy: same.replaceableBy };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\d]+/gu, ' ').trim();
}

function isStructured(fees: readonly Fee[]): boolean {
  return fees.length > 0 && fees.every((fee) => fee.state === 'structured');
}

function onlyOne<Value>(values: readonly Value[]): Value | undefined {
  const texts = new Set(values.map((value) => JSON.stringify(value)));
  return texts.size === 1 ? values[0] : undefined;
}
