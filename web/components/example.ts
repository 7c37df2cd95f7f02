import type { Component, ComponentProps } from 'svelte';

/** One way a component is shown: in the gallery, in the render test and to the accessibility journey. */
export interface Example {
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
}

export interface Examples {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the gallery holds components of every shape
  readonly component: Component<any>;
  readonly examples: readonly Example[];
}

/** Ties a component to its examples, checked against its own properties. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Svelte declares it
export function defineExamples<Shown extends Component<any>>(component: Shown, examples: readonly { readonly name: string; readonly props: ComponentProps<Shown> }[]): Examples {
  return { component, examples: examples as readonly Example[] };
}
