/** No page of this house ships the Svelte runtime unless its own folder says so. */
export const csr = false;
