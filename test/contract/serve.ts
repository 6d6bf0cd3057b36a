import { writeFile } from 'node:fs/promises';
import { roles } from '../../domain/kernel/actor';
import { createTestApi } from '../support/test-api';

/** Serves the demo store for a check from outside, until it is stopped; writes where it is and a manager's token. */
async function main([file]: readonly string[]): Promise<void> {
  if (!file) throw new Error('Name the file that is to hold the address and the token.');
  const store = await createTestApi({ LOG_LEVEL: 'error', PORT: '3999' });
  // whoever holds every role gets past the permission table, to what is behind it
  await store.models.users.updateOne(
    { _id: 'manager' },
    { $set: { roles: roles.filter((role) => role !== 'customer') } },
  );
  const { token } = await store.people.as('manager');
  await writeFile(file, `URL=${store.api.url}\nTOKEN=${token}\n`);
  process.once('SIGTERM', () => void store.stop().then(() => process.exit()));
}

void main(process.argv.slice(2));
