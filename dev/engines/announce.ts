import { DEMO_PASSWORD, staff } from '../fixtures/store';
import { connectMongo } from '../../platform/mongo/connection';
import { modelsOn } from '../../platform/mongo/models';
import { repositoriesOn } from '../../platform/mongo/repositories';
import { firstRunNotice, newFirstRunCode } from '../../platform/opening/first-run';
import { publicOriginOf } from '../../platform/public-address';
import type { DemoStore } from './demo-store';
import type { Say } from './find';

interface Announced {
  readonly url: string;
  readonly uri: string;
  readonly store: DemoStore;
  readonly began: number;
  /** Further lines of addresses. */
  readonly more: readonly string[];
}

/** How the first store is opened, where none is open yet. */
async function announceFirstRun({ url, uri }: Announced, say: Say): Promise<void> {
  const connection = await connectMongo(uri);
  try {
    const code = await newFirstRunCode(repositoriesOn(modelsOn(connection)), Date.now());
    const { PUBLIC_URL } = process.env;
    if (code !== undefined) say(firstRunNotice(publicOriginOf({ PUBLIC_URL }) ?? url, code));
  } finally {
    await connection.close();
  }
}

/** Where everything is, and who may sign in or how that comes about. */
export async function announce(announced: Announced, say: Say): Promise<void> {
  const { url, began, store, more } = announced;
  const places = [`Console      ${url}`, `API          ${url}/api/v1`, `Documentation ${url}/docs`, ...more];
  say(`
Repairflow is ready after ${((Date.now() - began) / 1000).toFixed(1)} s.
${places.map((place) => `  ${place}`).join('\n')}`);
  if (store === 'none') {
    await announceFirstRun(announced, say);
    return say('Ctrl-C stops; all data stay where they are.');
  }
  const people = staff.map(({ id, roles }) => `  ${id.padEnd(14)} ${roles.join(', ')}`).join('\n');
  say(`
Demo sign-ins (password "${DEMO_PASSWORD}"):
${people}

Try requests.http, or \`npm run demo\` in another window. Ctrl-C stops; all data stay in .repairflow/.`);
}
