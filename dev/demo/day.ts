import type { ServicePolicy } from '../../domain/policy/policy';
import { publishPolicy } from '../fixtures/publish-policy';
import type { ApiUsers } from '../fixtures/api-users';
import type { ProcessClient } from '../fixtures/process-client';
import { drillPolicy } from '../fixtures/store';
import { appointmentStories } from './appointment-stories';
import { complaintStories } from './complaint-stories';
import { followUpStories } from './follow-up-stories';
import { stories } from './stories';

const AT_ONCE = 6;
type Say = (line: string) => void;

/** Whatever is played: a visit, a complaint, the calls after a visit. */
type Part = Pick<ProcessClient<string>, 'number' | 'commands' | 'read' | 'events'>;

interface Scene {
  readonly title: string;
  readonly play: (people: ApiUsers, customer: number) => Promise<Part>;
  readonly customer: number;
}

interface Played {
  readonly scene: Scene;
  readonly part?: Part;
  readonly fault?: string;
}

const scenes: readonly Scene[] = [
  ...stories.map((story, index) => ({
    ...story,
    customer: story.title.includes('金卡') ? 1 : 2 + ((index * 3) % 38),
  })),
  ...complaintStories.map((story, index) => ({ ...story, customer: 2 + ((index * 5) % 38) })),
  ...followUpStories.map((story, index) => ({ ...story, customer: 3 + ((index * 7) % 37) })),
  ...appointmentStories.map((story, index) => ({ ...story, customer: 4 + ((index * 11) % 35) })),
];

async function play(people: ApiUsers, scene: Scene): Promise<Played> {
  try {
    return { scene, part: await scene.play(people, scene.customer) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { scene, fault: `${new Date().toISOString()} ${reason}` };
  }
}

const time = (iso: string): string =>
  new Date(iso).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });

/** What is worth reading of an event, beyond its name. */
function remark(event: Record<string, unknown>): string {
  const { evidence, itemId, lineId, checklist, amount, reason, objection, resolution } = event;
  const { timer, reaction, to } = event as { timer?: string; reaction?: string; to?: string[] };
  const proof = evidence as { document: string; answer: string; hash: string } | undefined;
  const parts = [
    itemId ?? lineId ?? checklist,
    proof && `${proof.document} ${proof.answer} #${proof.hash.slice(0, 8)}`,
    timer && `${timer} ${reaction} → ${to?.join(', ')}`,
    amount !== undefined && `¥${(Number(amount) / 100).toFixed(2)}`,
    objection ?? resolution ?? reason,
  ];
  return parts.filter(Boolean).join(' · ');
}

async function print({ scene, part, fault }: Played, index: number, say: Say): Promise<void> {
  say(`\n${fault ? '✗' : '✓'} ${String(index + 1).padStart(2)}. ${scene.title}`);
  if (fault) say(`     ${fault}`);
  if (!part) return;
  const { stage } = await part.read();
  say(`     ${part.number}, ${part.commands} commands, ends ${String(stage)}`);
  for (const event of await part.events())
    say(`     ${time(event.at)}  ${String(event.type).padEnd(24)} ${String(event.by.id).padEnd(11)} ${remark(event)}`);
}

/** Prints the deadline audit of the day. True when every deadline is accounted for. */
async function proveDeadlines(people: ApiUsers, say: Say): Promise<boolean> {
  const { body } = await (await people.as('crmanager')).get('/deadline-audit');
  const { processes, armed, fired, cancelled, running, proved, faults, lateness } = body;
  say(
    `\nDeadlines: ${processes} processes armed ${armed}; ${fired} fired, ${cancelled} cancelled, ${running} running.`,
  );
  for (const { upToMs, count } of lateness as { upToMs: number | null; count: number }[])
    say(`  ${upToMs === null ? 'later' : `late by up to ${upToMs} ms`}`.padEnd(28) + String(count).padStart(6));
  say(proved ? 'Every deadline ended once or is running: proved.' : `Not proved: ${JSON.stringify(faults)}`);
  return proved as boolean;
}

/**
 * A store's day, played through HTTP by the people whose turn it is, and the proof of its deadlines. Answers how many scenes went
 * otherwise than their script says, one more when the deadlines are not proved. `onScene` is told how many are through.
 */
export async function playDay(people: ApiUsers, say: Say, onScene: (played: number) => void): Promise<number> {
  const before = (await (await people.as('manager')).get('/policies')).body.items[0] as ServicePolicy;
  say(
    `Playing ${scenes.length} scenes at ${people.base}: visits, complaints, calls and appointments; time runs fast by policy.`,
  );
  await publishPolicy(people, drillPolicy);
  const played: Played[] = [];
  let through = 0;
  try {
    const queue = [...scenes.entries()];
    const worker = async (): Promise<void> => {
      for (let next; (next = queue.shift());) {
        const [index, scene] = next;
        played[index] = await play(people, scene);
        onScene(++through);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    await publishPolicy(people, before);
  }
  for (const [index, one] of played.entries()) await print(one, index, say);
  const failed = played.filter(({ fault }) => fault).length + ((await proveDeadlines(people, say)) ? 0 : 1);
  say(`\n${scenes.length - failed} scenes as expected, ${failed} not.`);
  return failed;
}
