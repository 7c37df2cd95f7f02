import { ENCODER_ROWS, ENCODER_WIDTH, type Encoder } from './encoder.ts';
import { openSections, writeSections } from './section-file.ts';
import type { Translation } from './translation.ts';

const MAGIC = 'MCSM';
const FORMAT = 1;

/** What `scripts/train-search.ts` learns from sayings and titles. */
export interface LearntModel {
  readonly encoder: Encoder;
  readonly translation: Translation;
  /** The learnt vector of each record the lessons knew. */
  readonly vectorOf: ReadonlyMap<string, Int8Array>;
}

interface Header {
  readonly format: number;
  readonly rows: number;
  readonly width: number;
  readonly ids: readonly string[];
}

/** Writes a learnt model as bytes. Deterministic. */
export function writeLearntModel(encoder: Encoder, translation: Translation, ids: readonly string[], vectors: Int8Array): Uint8Array {
  const header: Header = { format: FORMAT, rows: ENCODER_ROWS, width: ENCODER_WIDTH, ids };
  return writeSections(MAGIC, header, [
    ['rows', encoder.rows],
    ['rowScales', encoder.scales],
    ['vectors', vectors],
    ['sourceA', translation.sourceA],
    ['sourceB', translation.sourceB],
    ['targetStarts', translation.starts],
    ['targetA', translation.targetA],
    ['targetB', translation.targetB],
    ['shares', translation.shares],
  ]);
}

/** Opens a learnt model; undefined when it is damaged or was learnt for another layout: the search then does without. */
export function openLearntModel(file: Uint8Array): LearntModel | undefined {
  const open = openSections<Header>(file, MAGIC);
  if (open === undefined) return undefined;
  const { header, take } = open;
  if (header.format !== FORMAT || header.rows !== ENCODER_ROWS || header.width !== ENCODER_WIDTH) return undefined;
  const vectors = take<Int8Array>('vectors');
  return {
    encoder: { rows: take('rows'), scales: take('rowScales') },
    translation: {
      sourceA: take('sourceA'),
      sourceB: take('sourceB'),
      starts: take('targetStarts'),
      targetA: take('targetA'),
      targetB: take('targetB'),
      shares: take('shares'),
    },
    vectorOf: new Map(header.ids.map((id, at) => [id, vectors.subarray(at * ENCODER_WIDTH, (at + 1) * ENCODER_WIDTH)])),
  };
}
