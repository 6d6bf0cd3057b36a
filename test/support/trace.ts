import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openRequirements } from '../requirements/open';
import { judge, type GroupReport } from './trace/judgement';
import { readRequirements } from './trace/requirements';
import { titledTests } from './trace/titled-tests';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function sayGroup({ group, carried, demanded, open, unnamed }: GroupReport): void {
  say(`${group}  ${carried} of ${demanded} carried by a test`);
  if (open.length > 0) say(`   open, test/requirements/open.ts says why: ${open.join(' ')}`);
  if (unnamed.length > 0) say(`   open, named by no test: ${unnamed.join(' ')}`);
}

/**
 * `npm run trace`: which requirements a test carries, by group, and which are open. An open requirement is no fault; a
 * table of open requirements that does not fit the tests is, and ends with exit code 1.
 */
function main(): void {
  const root = path.resolve(__dirname, '../..');
  const requirements = readRequirements(readFileSync(path.join(root, 'docs/requirements.md'), 'utf8'));
  const { groups, objections, errors } = judge(requirements, titledTests(root), openRequirements);
  for (const group of groups) sayGroup(group);

  const must = groups.filter(({ group }) => group <= 'M');
  const carried = must.reduce((sum, group) => sum + group.carried, 0);
  const demanded = must.reduce((sum, group) => sum + group.demanded, 0);
  say(`A–M  ${carried} of ${demanded} carried by a test`);
  for (const objection of objections) say(`   does not count: ${objection}`);
  for (const error of errors) say(`   wrong: ${error}`);
  if (errors.length > 0) process.exitCode = 1;
}

main();
