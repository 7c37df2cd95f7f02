declare module 'enhancement:*' {
  const script: { readonly file: string; readonly code: string };
  export default script;
}
