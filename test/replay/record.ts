import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { appointmentStories } from '../../dev/demo/appointment-stories';
import { complaintStories } from '../../dev/demo/complaint-stories';
import { followUpStories } from '../../dev/demo/follow-up-stories';
import type { ApiUsers } from '../../dev/fixtures/api-users';
import { stories } from '../../dev/demo/stories';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { drillPolicy, STORE } from '../../dev/fixtures/store';
import { definitionOf, processTypes, type AnyState, type ProcessType } from '../../domain/processes';
import { localDate } from '../../domain/time/working-time';
import { dayNumberOf } from '../../domain/workshop-day/number';
import { VIEW } from '../../workflows/messages';
import { startTestEngines } from '../support/engines';
import { recodePayloads } from '../support/recoded-history';
import { openTestStore, type TestStore } from '../support/store';
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
  appointment: appointmentStories,
  workshopDay: [],
};
/** How far ahead the stories of appointments book. */
const DAYS_AHEAD = 10;

/** `npm run record`: plays every story of which this release has no recording yet, and keeps its history for the replay gate of later releases. */
async function main(): Promise<void> {
  const engines = await startTestEngines([]);
  Object.assign(process.env, engines.env);
  const store = await openTestStore();
  await mkdir(path.join(folder, version), { recursive: true });
  await publishPolicy(store.people, drillPolicy);
  for (const type of processTypes)
    for (const [index, story] of storiesOf[type].entries()) {
      const english = story.title.split('·')[1]!.trim().toLowerCase();
      const words = english.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 50);
      const name = `${prefixes[type]}${String(index + 1).padStart(2, '0')}-${words}`;
      if (existsSync(fileOf(name))) continue;
      const { number } = await story.play(store.people, story.title.includes('金卡') ? 1 : 2 + ((index * 3) % 38));
      await keep(store, number, name);
    }
  await keepDays(store);
  await store.stop();
  await engines.stop();
}

const fileOf = (name: string): string => path.join(folder, version, `${name}.json.gz`);

/** The days that the stories have booked on or worked on. */
async function keepDays(store: TestStore): Promise<void> {
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const date = localDate(drillPolicy.calendar.zone, Date.now() + ahead * 86_400_000);
    const number = dayNumberOf(STORE, date);
    const name = `${prefixes.workshopDay}${String(ahead).padStart(2, '0')}`;
    if (existsSync(fileOf(name)) || !(await store.api.context.repositories.views.find('workshopDay', number))) continue;
    await keep(store, number, name);
  }
}

/** Writes the history of a process into the folder of this release, with its state where it goes on. */
async function keep(store: TestStore, number: string, name: string): Promise<void> {
  const handle = store.temporal.workflow.getHandle(definitionOf(number).workflowId(number));
  const { state: told } = await handle.query<{ state: AnyState }>(VIEW);
  const isOver = definitionOf(number).isOver(told);
  if (isOver) await handle.result();
  const { history, state } = await atRest(handle);
  const codec = store.encryption.forClient.payloadCodecs![0]!;
  // whoever replays it later has no key of this store
  await recodePayloads(history, async (payload) => (await codec.decode([payload]))[0]!);
  const recorded = JSON.parse(historyToJSON(history)) as object;
  const file = isOver ? recorded : { ...recorded, stateThen: state };
  await writeFile(fileOf(name), gzipSync(JSON.stringify(file), { level: 9 }));
  process.stdout.write(`${name}\n`);
}

/** History and state of a process between which nothing has happened. */
async function atRest(handle: WorkflowHandle) {
  for (let state: object | undefined, events = 0; ;) {
    const history = await handle.fetchHistory();
    const count = history.events?.length ?? 0;
    if (state && count === events) return { history, state };
    ({ state } = await handle.query<{ state: object }>(VIEW));
    events = count;
  }
}

void main().then(() => process.exit(0));
