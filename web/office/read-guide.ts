/** A guide as its pages show it. */
export interface Guide {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

/** Cuts a guide at its headings: `# ` its title, `## ` its sections; paragraphs and lists between them stay as they are. */
export function readGuide(text: string): Guide {
  const [head = '', ...parts] = text.replaceAll('\r\n', '\n').split(/^## /mu);
  const [first = '', ...lead] = head.trim().split('\n');
  return {
    title: first.replace(/^# /u, ''),
    lead: lead.join('\n').trim(),
    sections: parts.map((part, at) => {
      const end = part.indexOf('\n');
      return { id: `muc-${String(at + 1)}`, title: part.slice(0, end === -1 ? undefined : end).trim(), text: end === -1 ? '' : part.slice(end).trim() };
    }),
  };
}
