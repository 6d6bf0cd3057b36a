import { readFileSync } from 'node:fs';
import path from 'node:path';
import { complaintStories } from '../../dev/demo/complaint-stories';
import { followUpStories } from '../../dev/demo/follow-up-stories';
import { stories } from '../../dev/demo/stories';

const root = path.resolve(__dirname, '../..');
const contentOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const [played = '', atSetHours = ''] = contentOf('docs/demo-day.md').split('## Played with a clock that is set');
/** The cells of the tables, without their heads. */
const cellsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (?:Situation|-)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

test('docs/demo-day.md names every story of visits, complaints and calls once, and no other', () => {
  // the last column holds the names of stories, several apart by a comma
  const named = cellsOf(played).flatMap((cells) => cells.at(-2)!.split(', '));
  const titles = [...stories, ...complaintStories, ...followUpStories].map(({ title }) => title.split(' · ')[0]!);
  expect(named.toSorted()).toEqual(titles.toSorted());
});

test('docs/demo-day.md names tests at set hours that exist, and every one of their file', () => {
  const named = cellsOf(atSetHours).map((cells) => ({ file: cells.at(-3)!.replaceAll('`', ''), title: cells.at(-2)! }));
  for (const { file, title } of named) expect(contentOf(file)).toContain(`test('${title}'`);
  const file = 'test/api/set-hours.test.ts';
  const titles = [...contentOf(file).matchAll(/\btest\('([^']+)'/g)].map(([, title]) => title);
  expect(named.filter((one) => one.file === file).map(({ title }) => title)).toEqual(titles);
});
