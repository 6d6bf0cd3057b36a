/** The codes a test can carry, as docs/requirements.md gives them. */
export interface Requirements {
  /** What must be kept, by group, in the order of the document: A to M the MUSTs, T every timer, S every signature. */
  readonly demanded: ReadonlyMap<string, readonly string[]>;
  /** Every code of the document, also those of NICE requirements. */
  readonly known: ReadonlySet<string>;
}

const SENTENCE = /^- \*\*([A-M]-\d\d) \[(MUST|NICE)\]\*\*/;
const ROW_WITH_LEVEL = /^\| \*\*([A-M]-\d\d)\*\* \| (MUST|NICE) \|/;
const TIMER_OR_SIGNATURE = /^\| \*\*([ST]-\d\d)\*\* \|/;
const COUNT = /^\| ([A-M]) [^|]*\| (\d+) \| (\d+) \| \d+ \|/;

/** Reads docs/requirements.md. Throws where the document counts other requirements than it holds. */
export function readRequirements(text: string): Requirements {
  const demanded = new Map<string, string[]>();
  const known = new Set<string>();
  const counted = new Map<string, number>();
  for (const line of text.split('\n')) {
    const count = COUNT.exec(line);
    if (count) counted.set(count[1]!, Number(count[2]));
    const [, code, level = 'MUST'] =
      SENTENCE.exec(line) ?? ROW_WITH_LEVEL.exec(line) ?? TIMER_OR_SIGNATURE.exec(line) ?? [];
    if (!code) continue;
    if (known.has(code)) throw new Error(`docs/requirements.md holds ${code} twice`);
    known.add(code);
    const group = code[0]!;
    if (!demanded.has(group)) demanded.set(group, []);
    if (level === 'MUST') demanded.get(group)!.push(code);
  }
  for (const [group, count] of counted) {
    const read = demanded.get(group)?.length ?? 0;
    if (read !== count)
      throw new Error(`docs/requirements.md counts ${count} MUST in group ${group}, ${read} were read`);
  }
  return { demanded, known };
}
