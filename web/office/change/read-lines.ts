/** A text as a form sends it, without what typing and browsers add: line ends as one sign, no blank at the ends of lines. */
export function normaliseLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').split('\n').map((line) => line.trimEnd()).join('\n').trim();
}
