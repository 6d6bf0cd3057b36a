import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { complaintStories } from '../../dev/demo/complaint-stories';
import { followUpStories } from '../../dev/demo/follow-up-stories';
import type { ApiUsers } from '../../dev/fixtures/api-users';
import { stories } from '../../dev/demo/stories';
import { drillPolicy } from '../../dev/fixtures/store';
import { processDefinitions, processTypes, type ProcessType } from '../../domain/processes';
import { startTestEngines } from '../support/engines';
import { recodePayloads } from '../support/recoded-history';
import { openTestStore } from '../support/store';
import { version } from '../../package.json';
import { folder, prefixes } from './recordings';

interface Story {
  readonly title: string;
  readonly play: (people: ApiUsers, customer: number) => Promise<{ readonly number: string }>;
}

const storiesOf: { readonly [T in ProcessType]: readonly Story[] } = {
  repairOrder: stories,
  complaint: complaintStories,
  followUp: followUpStories,
  appointment: [],
  workshopDay: [],
};

/** `npm run record`: plays every story of which this release has no recording yet, and keeps its history for the replay gate of later releases. */
async function main(): Promise<void> {
  const engines = await startTestEngines([]);
  Object.assign(process.env, engines.env);
  const store = await openTestStore();
  const codec = store.encryption.forClient.payloadCodecs![0]!;
  const releaseFolder = path.join(folder, version);
  await mkdir(releaseFolder, { recursive: true });
  await publishPolicy(store.people, drillPolicy);
  for (const type of processTypes)
    for (const [index, story] of storiesOf[type].entries()) {
      const english = story.title.split('·')[1]!.trim().toLowerCase();
      const words = english.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 50);
      const name = `${prefixes[type]}${String(index + 1).padStart(2, '0')}-${words}`;
      const file = path.join(releaseFolder, `${name}.json.gz`);
      if (existsSync(file)) continue;
      const { number } = await story.play(store.people, story.title.includes('金卡') ? 1 : 2 + ((index * 3) % 38));
      const handle = store.temporal.workflow.getHandle(processDefinitions[type].workflowId(number));
      await handle.result();
      const history = await handle.fetchHistory();
      // whoever replays it later has no key of this store
      await recodePayloads(history, async (payload) => (await codec.decode([payload]))[0]!);
      await writeFile(file, gzipSync(historyToJSON(history), { level: 9 }));
      process.stdout.write(`${name}\n`);
    }
  await store.stop();
  await engines.stop();
}

void main().then(() => process.exit(0));
