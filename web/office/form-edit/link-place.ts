/** The pages of forms. */
export const FORMS_AT = '/can-bo/kien-thuc/to-khai';

/** Where a place of a form is edited, such as `questions.mother.name`, under the address of its draft. */
export function linkPlace(draft: string, at: string): string {
  const [part = '', ...rest] = at.split('.');
  const path = rest.map(encodeURIComponent).join('.');
  switch (part) {
    case 'questions': return `${draft}/cau/${path}`;
    case 'pages': return `${draft}/trang/${path}`;
    case 'rules': case 'computed': return `${draft}/quy-tac#${part}-${path}`;
    case 'samples': return `${draft}/thu?mau=${path}`;
    default: return `${draft}/chung`;
  }
}
