import { checklists } from './checklists';

/** What may stand between the names of several checks, and around each of them. */
const separators = /[、,，;；/&+·]|与|和|及|\band\b|\bor\b/u;
const around = /免费|赠送|检查|检测|检视|服务|\bfree\b|\bcheck(?:s|ed)?\b|\binspection\b|\bof\b|\bthe\b/gu;

const pieces = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^()]*\)/g, '')
    .split(separators)
    .map((piece) => piece.replaceAll(around, '').replaceAll(/[\s!！。.]/g, ''))
    .filter((piece) => piece !== '');

const names = new Set(checklists.freeChecks.flatMap(({ zh, en }) => [...pieces(zh), ...pieces(en)]));

/** E-06: the text names checks that every car gets for nothing before delivery, and nothing else. */
export function namesOnlyFreeChecks(text: string): boolean {
  const named = pieces(text);
  return named.length > 0 && named.every((piece) => names.has(piece));
}
