import type { SearchDocument } from '#model/search.ts';
import { buildIndex } from './build-index.ts';
import { encode, ENCODER_WIDTH, scaleToUnit, storeVector, type Encoder } from './encoder.ts';
import type { LearntModel } from './learnt-model.ts';
import { readSaid, type Lexicon } from './lexicon.ts';
import { readTraits } from './record-traits.ts';
import type { SearchData } from './search-data.ts';
import { spellOutDocument } from './spell-out.ts';
import { splitTerms } from './split-terms.ts';

/** Builds all an engine needs from its documents: the index, the traits, a vector for each record. */
export function buildSearchData(records: readonly SearchDocument[], lexicon: Lexicon, learnt: LearntModel | undefined): SearchData {
  const documents = records.map((record) => spellOutDocument(record, lexicon));
  const { index, sentences, words } = buildIndex(documents);
  const vectors = new Int8Array(documents.length * ENCODER_WIDTH);
  if (learnt !== undefined) {
    documents.forEach((document, record) => {
      const known = learnt.vectorOf.get(document.id);
      if (known !== undefined) vectors.set(known, record * ENCODER_WIDTH);
      else storeVector(vectorOfTexts(document, lexicon, learnt.encoder), vectors, record);
    });
  }
  return {
    ids: documents.map((document) => document.id),
    titles: records.map((record) => record.title),
    index,
    sentences,
    traits: readTraits(documents, lexicon),
    absent: Uint8Array.from(records, (record) => (record.absent === true ? 1 : 0)),
    vectors,
    words,
  };
}

/** The data of records that join an index: same term numbers and weights, own numbering of records. */
export function joinRecords(records: readonly SearchDocument[], base: SearchData, lexicon: Lexicon, encoder: Encoder | undefined): SearchData {
  const documents = records.map((record) => spellOutDocument(record, lexicon));
  const { index, sentences, words } = buildIndex(documents, base.index);
  const vectors = new Int8Array(documents.length * ENCODER_WIDTH);
  if (encoder !== undefined) documents.forEach((document, record) => storeVector(vectorOfTexts(document, lexicon, encoder), vectors, record));
  return { ids: documents.map((document) => document.id), titles: records.map((record) => record.title), index, sentences, traits: readTraits(documents, lexicon), absent: new Uint8Array(documents.length), vectors, words };
}

/** The vector of a record no lesson knew: the middle of its title and sayings. */
function vectorOfTexts(document: SearchDocument, lexicon: Lexicon, encoder: Encoder): Float64Array {
  const sum = new Float64Array(ENCODER_WIDTH);
  const one = new Float64Array(ENCODER_WIDTH);
  for (const text of [document.title, ...document.sayings, ...document.english]) {
    const words = splitTerms(text);
    encode(encoder, words, readSaid(words, true, lexicon).light, one);
    for (let place = 0; place < ENCODER_WIDTH; place += 1) sum[place] = (sum[place] as number) + (one[place] as number);
  }
  return scaleToUnit(sum);
}
