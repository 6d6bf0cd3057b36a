import { TableError } from './table';
import { tagsNamed } from './xml';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

export interface Sheet {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly daysFrom1904: boolean;
}
type Parts = ReadonlyMap<string, Uint8Array>;

const textOf = (parts: Parts, path: string): string => {
  const part = parts.get(path);
  if (!part) throw new TableError('notATable');
  return new TextDecoder().decode(part);
};

/** `_x0041_` stands for a character that XML does not take. */
const withEscapes = (name: string): string =>
  name.replaceAll(/_x([0-9a-f]{4})_/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Which sheets a workbook has, and how it counts its days. Throws TableError `notATable` for an archive that is none. */
export function workbookOf(parts: Parts): Workbook {
  const workbook = textOf(parts, WORKBOOK);
  const targets = new Map(
    tagsNamed(textOf(parts, RELATIONS), 'Relationship')
      .filter(({ Type = '' }) => Type.endsWith('/worksheet'))
      .map(({ Id = '', Target = '' }) => [Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`]),
  );
  const sheets = tagsNamed(workbook, 'sheet').flatMap(({ name = '', id = '', state = 'visible' }) => {
    const path = targets.get(id);
    return path !== undefined && parts.has(path)
      ? [{ name: withEscapes(name), path, hidden: state !== 'visible' }]
      : [];
  });
  const [properties] = tagsNamed(workbook, 'workbookPr');
  return { sheets, daysFrom1904: /^(?:1|true)$/.test(properties?.['date1904'] ?? '') };
}

/** The parts that are needed to read one sheet, in the one form of the day count that the reader knows. */
export function partsFor(parts: Parts, { sheets }: Workbook, sheet: Sheet): Record<string, Uint8Array> {
  const others = new Set(sheets.filter(({ path }) => path !== sheet.path).map(({ path }) => path));
  const kept = Object.fromEntries([...parts].filter(([path]) => !others.has(path)));
  const workbook = textOf(parts, WORKBOOK).replace(/(\bdate1904\s*=\s*["'])true(["'])/, '$11$2');
  return { ...kept, [WORKBOOK]: new TextEncoder().encode(workbook) };
}
