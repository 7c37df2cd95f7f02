import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** One page to make. `data` reaches the template as `sys.inputs.data`; nothing else does. */
export interface TypstOrder {
  readonly id: number;
  readonly source: string;
  readonly data: string;
  /** Written into the file as its making; the same order gives the same bytes. Unit: seconds since 1970. */
  readonly madeAt: number;
  readonly form: PageForm;
}

/** PDF/A, or a drawing of all pages below one another for a screen. */
export type PageForm = 'pdf' | 'svg';

export type TypstReply = { readonly id: number; readonly file: Uint8Array } | { readonly id: number; readonly fault: string };

/** The compiler keeps what it laid out; without this 3,000 documents grew the process to 5 GB. */
const EVICT_EVERY = 10;
/** What was of use within so many clearings stays: the templates' own parts. Nothing kept took 14 ms of processor a page, this 6, and no more memory. */
const KEPT_CLEARINGS = 3;

const port = parentPort;
if (port !== null) {
  const { fonts } = workerData as { readonly fonts: readonly Uint8Array[] };
  const compiler = NodeCompiler.create({ workspace: '/nonexistent', fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }] });
  let made = 0;
  port.on('message', (order: TypstOrder) => {
    port.postMessage(make(compiler, order));
    made += 1;
    if (made % EVICT_EVERY === 0) compiler.evictCache(KEPT_CLEARINGS);
  });
}

function make(compiler: NodeCompiler, { id, source, data, madeAt, form }: TypstOrder): TypstReply {
  try {
    const result = compiler.compile({ mainFileContent: source, inputs: { data } });
    const document = result.result;
    if (document === null) {
      const error = result.takeError();
      return { id, fault: error === null ? 'the template gave no document' : JSON.stringify(compiler.fetchDiagnostics(error)) };
    }
    if (form === 'svg') return { id, file: new TextEncoder().encode(compiler.plainSvg(document)) };
    return { id, file: new Uint8Array(compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: madeAt })) };
  } catch (fault) {
    return { id, fault: fault instanceof Error ? fault.message : String(fault) };
  }
}
