import { playMorning } from '../demo/morning';
import { ApiUsers } from '../fixtures/api-users';
import { seedDemoStore } from '../fixtures/seed';
import { customers, DEMO_PASSWORD, staff } from '../fixtures/store';
import { connectMongo } from '../../platform/mongo/connection';
import { modelsOn } from '../../platform/mongo/models';
import type { Say } from './find';

/** Loads the demo store; true when it was not there yet. */
export async function loadDemoStore(uri: string, say: Say): Promise<boolean> {
  const connection = await connectMongo(uri);
  const isNew = await seedDemoStore(modelsOn(connection));
  if (isNew)
    say(
      `Demo store S01 loaded: ${staff.length} staff, ${customers.length} customers with their cars, prices and parts.`,
    );
  await connection.close();
  return isNew;
}

/** Whoever looks at the store for the first time finds it at work. */
export async function playMorningOnce(url: string, say: Say): Promise<void> {
  say("A morning's work begins in the demo store …");
  try {
    await playMorning(new ApiUsers(url, DEMO_PASSWORD));
    say('There are nine cars in the store now, and a complaint.');
  } catch (error) {
    say(`The morning's work ended early (${(error as Error).message}). What is there can be worked with.`);
  }
}

/** Where everything is, and who may sign in. `more` are further lines of addresses. */
export function announce(url: string, tookMs: number, say: Say, more: readonly string[] = []): void {
  const people = staff.map(({ id, roles }) => `  ${id.padEnd(14)} ${roles.join(', ')}`).join('\n');
  const places = [`Console      ${url}`, `API          ${url}/api/v1`, `Documentation ${url}/docs`, ...more];
  say(`
Repairflow is ready after ${(tookMs / 1000).toFixed(1)} s.
${places.map((place) => `  ${place}`).join('\n')}

Demo sign-ins (password "${DEMO_PASSWORD}"):
${people}

Try requests.http, or \`npm run demo\` in another window. Ctrl-C stops; all data stay in .repairflow/.`);
}
