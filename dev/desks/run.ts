import { chromiumPath, startChromium } from '../fixtures/browser';
import { buildConsole } from '../engines/console';
import { UserFacingError } from '../../platform/user-facing-error';
import { onGround } from '../bench/ground';
import { secondsOf, type Counted } from './model';
import { DeskStore } from './desk-store';
import { goals, tasks } from './tasks';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** One line for programs: the figure, its goal, and whether it is met. */
function line(name: string, value: number, goal: number | undefined): string {
  const rounded = Number(value.toFixed(1));
  const judged = goal === undefined ? {} : { goal, result: rounded <= goal ? 'met' : 'missed' };
  return JSON.stringify({ name, value: rounded, ...judged });
}

function report(task: string, counted: Counted): void {
  const goal = goals[task];
  const { clicks, keys, pages, decisions, signatures } = counted;
  say(`${task}: ${clicks} clicks, ${keys} keys, ${pages} pages, ${decisions} decisions, ${signatures} signatures`);
  process.stdout.write(`${line(`desk.${task}.clicks`, clicks, goal?.clicks)}\n`);
  process.stdout.write(`${line(`desk.${task}.keys`, keys, undefined)}\n`);
  process.stdout.write(`${line(`desk.${task}.seconds`, secondsOf(counted), goal?.seconds)}\n`);
}

/** `npm run desks [-- task …]`: what people do with their hands for each task, counted on a store of its own. A task that cannot be played is told, and the others are played. */
async function main(asked: readonly string[]): Promise<void> {
  const unknown = asked.find((name) => !(name in tasks));
  if (unknown !== undefined)
    throw new UserFacingError(`There is no task "${unknown}". Known: ${Object.keys(tasks).join(', ')}.`);
  if (!chromiumPath())
    throw new UserFacingError('No Chromium: install the package `chromium`, or name one in CHROMIUM_PATH.');
  await buildConsole(say);
  const failed: string[] = [];
  await onGround('desks', say, async ({ people }) => {
    const browser = await startChromium();
    try {
      const store = new DeskStore(browser, people);
      for (const [name, play] of Object.entries(tasks)) {
        if (asked.length > 0 && !asked.includes(name)) continue;
        try {
          for (const [task, counted] of Object.entries(await play(store))) report(task, counted);
        } catch (error) {
          failed.push(name);
          say(
            `${name} could not be played: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
          );
        }
      }
    } finally {
      await browser.close();
    }
  });
  if (failed.length > 0) throw new UserFacingError(`Not played: ${failed.join(', ')}.`);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    say(
      error instanceof Error
        ? error instanceof UserFacingError
          ? error.message
          : (error.stack ?? error.message)
        : String(error),
    );
    process.exit(1);
  },
);
