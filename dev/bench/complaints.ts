import { once } from 'node:events';
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { ComplaintClient } from '../fixtures/complaint-client';
import type { ApiUsers } from '../fixtures/api-users';
import { staff, STORE } from '../fixtures/store';
import { receive, type Intake } from '../../domain/complaint/state';
import { forecast } from '../../domain/time/forecast';
import { processDefinitions } from '../../domain/processes';
import { servicePolicy } from '../../domain/policy/policy';
import type { Models } from '../../platform/mongo/models';
import { costOf } from './actions';
import { quantile, type Figure } from './figures';

const OPEN_TASKS = 100_000;
const READS = 60;
const SENDS = 60;
const WAITING_DAYS = 30;

/** A founded complaint, from the first word to the closed file. */
async function whole(people: ApiUsers, client: Client): Promise<Figure[]> {
  const complaint = await ComplaintClient.open(people, 2);
  await complaint.toInvestigation();
  await complaint.solve();
  await complaint.close();
  const { actions, events } = await costOf(client, 'complaint', complaint.number);
  return [
    { name: 'complaint.commands', value: complaint.commands, unit: 'commands' },
    { name: 'complaint.actions', value: actions, unit: 'actions' },
    { name: 'complaint.historyEvents', value: events, unit: 'events' },
  ];
}

/** One that only waits: every deadline that passes costs a timer and an activity. Told by the rules, under the default policy. */
function idle(): Figure {
  const at = Date.parse('2026-11-23T10:00:00+08:00');
  const intake: Intake = {
    number: 'CP-S01-20261123-0001',
    store: STORE,
    policy: servicePolicy({ store: STORE, brand: 'voyage', version: 1 }),
    kind: 'complaint',
    source: 'phone',
    complainant: { id: 'C-002', kind: 'customer', goldCard: false },
    owner: { id: 'cr', role: 'crSpecialist' },
    words: 'x',
  };
  const fired = forecast(
    processDefinitions.complaint,
    receive(intake, intake.owner, at),
    at + WAITING_DAYS * 24 * 3_600_000,
  );
  return { name: 'idle.actionsPerComplaintDay', value: (2 * fired.length) / WAITING_DAYS, unit: 'actions' };
}

const timed = async (one: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await one();
  return performance.now() - began;
};

/** What a person with many colleagues waits for the own list. */
async function mine(people: ApiUsers, models: Models, say: (line: string) => void): Promise<Figure> {
  say(`${OPEN_TASKS} open tasks …`);
  const roles = [...new Set(staff.flatMap((one) => one.roles))];
  const now = Date.now();
  for (let first = 0; first < OPEN_TASKS; first += 1_000)
    await models.tasks.collection.insertMany(
      Array.from({ length: 1_000 }, (_none, offset) => {
        const n = first + offset;
        const role = roles[n % roles.length]!;
        const person = n % 4 === 0 ? staff[n % staff.length]!.id : null;
        return {
          _id: `bench-${n}`,
          process: `CP-S01-20200101-${String(n % 9_000).padStart(4, '0')}`,
          store: STORE,
          sequence: 1,
          open: true,
          key: 'T-30/0',
          audience: person === null ? `role:${role}` : `person:${person}`,
          roles: [role],
          person,
          command: 'judge',
          dueAt: now + ((n * 7_919) % 864_000) * 1_000,
          escalated: n % 50 === 0,
          since: now,
          forgetAt: null,
        };
      }) as never,
    );
  const person = await people.as('cr');
  await person.get('/tasks/mine');
  const times: number[] = [];
  for (let n = 0; n < READS; n++) times.push(await timed(() => person.get('/tasks/mine?limit=50')));
  return { name: 'tasks.mineP95Ms', value: quantile(times, 0.95), unit: 'ms' };
}

/** From the accepted command to the event on a listener's stream. */
async function stream(people: ApiUsers): Promise<Figure> {
  const complaint = await ComplaintClient.open(people, 3);
  const { base, token } = await people.as('crmanager');
  const request = http.get(`${base}/api/v1/events/stream`, { headers: { Authorization: `Bearer ${token}` } });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const heard = new Map<string, number>();
  response.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n'))
      if (line.startsWith('data:')) {
        const { number, sequence } = JSON.parse(line.slice(5)) as { number: string; sequence: number };
        heard.set(`${number}:${sequence}`, performance.now());
      }
  });
  const delays: number[] = [];
  for (let n = 0; n < SENDS; n++) {
    await complaint.do('cr', 'tellComplainant', { words: `news ${n}`, channel: 'phone' });
    const accepted = performance.now();
    const key = `${complaint.number}:${complaint.sequence}`;
    while (!heard.has(key)) await wait(2);
    delays.push(Math.max(0, heard.get(key)! - accepted));
    await wait(100);
  }
  request.destroy();
  return { name: 'stream.delayP95Ms', value: quantile(delays, 0.95), unit: 'ms' };
}

export async function complaintFigures(
  people: ApiUsers,
  client: Client,
  models: Models,
  say: (line: string) => void,
): Promise<Figure[]> {
  say('complaints …');
  return [...(await whole(people, client)), idle(), await stream(people), await mine(people, models, say)];
}
