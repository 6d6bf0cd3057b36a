import { readFileSync } from 'node:fs';
import path from 'node:path';
import { complaintStories } from '../../dev/demo/complaint-stories';
import { followUpStories } from '../../dev/demo/follow-up-stories';
import { stories } from '../../dev/demo/stories';

/** The last column of the tables: the names of stories, several apart by a comma. */
const named = readFileSync(path.resolve(__dirname, '../../docs/demo-day.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| (?:Situation|-)/.test(line))
  .flatMap((line) => line.split('|').at(-2)!.trim().split(', '));

test('docs/demo-day.md names every story of visits, complaints and calls once, and no other', () => {
  const played = [...stories, ...complaintStories, ...followUpStories].map(({ title }) => title.split(' · ')[0]!);
  expect(named.toSorted()).toEqual(played.toSorted());
});
