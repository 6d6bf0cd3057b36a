/** HTML that has been made safe to send. */
export class Html {
  constructor(readonly text: string) {}
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign]!);

type Part = Html | string | number | false | null | undefined | readonly Part[];

function partText(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part === false || part === null || part === undefined) return '';
  return Array.isArray(part) ? part.map(partText).join('') : escaped(String(part));
}

/** Everything put into the template is escaped unless it is HTML of our own. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((text, index) => text + partText(parts[index])).join(''));
