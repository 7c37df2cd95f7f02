/** One step of an assistant: its name, as `./motcua ask --step` knows it, and its one function. */
export interface Step<Context> {
  readonly name: string;
  readonly run: (context: Context) => void | Promise<void>;
}

/** An answer with what the next turn must know and what the record keeps beside it. */
export interface ComposedAnswer<Answer, Memory> {
  readonly answer: Answer;
  readonly memory: Memory;
  /** The question with personal data masked: the only form that is stored or logged. */
  readonly maskedQuestion: string;
  readonly measurements: Readonly<Record<string, number>>;
  readonly sourcesUsed: readonly string[];
  readonly sourcesRejected: readonly string[];
}

/** Runs steps in their order over one context and notes how long each took. Unit: milliseconds. */
export async function runSteps<Context extends { readonly measured: { readonly steps: Record<string, number> } }>(steps: readonly Step<Context>[], context: Context): Promise<void> {
  for (const { name, run } of steps) {
    const before = performance.now();
    const soon = run(context);
    // A turn of the event loop for each step that has nothing to wait for would be most of its time.
    if (soon !== undefined) await soon;
    context.measured.steps[name] = performance.now() - before;
  }
}
