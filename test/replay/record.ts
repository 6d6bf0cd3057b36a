import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { stories } from '../../demo/stories';
import { drillPolicy } from '../../demo/store';
import { workflowIdOf } from '../../workflows/support/messages';
import { startTestEngines } from '../support/engines';
import { openTestStore } from '../support/store';
import { folder } from './recordings';

/** `npm run record`: plays every story once and keeps its history, for the replay gate of later releases. */
async function main(): Promise<void> {
  const engines = await startTestEngines([]);
  Object.assign(process.env, engines.env);
  const store = await openTestStore();
  await mkdir(folder, { recursive: true });
  const { brand, store: _store, version: _version, ...content } = drillPolicy;
  await (await store.people.as('manager')).post('/policies', { brand, content });
  for (const [index, story] of stories.entries()) {
    const customer = story.title.includes('金卡') ? 1 : 2 + ((index * 3) % 38);
    const visit = await story.play(store.people, customer);
    const handle = store.api.context.temporal.workflow.getHandle(workflowIdOf('repairOrder', visit.number));
    await handle.result();
    const english = story.title.split('·')[1]!.trim().toLowerCase();
    const name = `${String(index + 1).padStart(2, '0')}-${english.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 50)}`;
    const json = historyToJSON(await handle.fetchHistory());
    await writeFile(path.join(folder, `${name}.json.gz`), gzipSync(json, { level: 9 }));
    process.stdout.write(`${name}\n`);
  }
  await store.stop();
  await engines.stop();
}

void main().then(() => process.exit(0));
