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

type Part = Html | string | number | false | null | undefined | readonly Html[];

function partText(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object' && part !== null) return part.map(({ text }) => text).join('');
  return part === false || part === null || part === undefined ? '' : escaped(part.toString());
}

/** Everything put into the template is escaped unless it is HTML of our own. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((text, index) => text + partText(parts[index])).join(''));
