import { setTimeout as wait } from 'node:timers/promises';
import { commandPaths, type PublicCommand } from '../../domain/complaint/commands';
import type { ApiUsers } from './api-users';
import * as scenarios from './complaint-scenarios';
import { ProcessClient, Unexpected } from './process-client';

/** Long enough that nothing is missed while a story is played. */
const LONG_MS = 10 * 60_000;

/** One complaint, played through HTTP. */
export class ComplaintClient extends ProcessClient<PublicCommand> {
  constructor(people: ApiUsers, number: string) {
    super(people, number, '/complaints', commandPaths, 'crmanager');
  }

  static async open(people: ApiUsers, customer: number, change: object = {}, who = 'cr'): Promise<ComplaintClient> {
    const id = String(customer).padStart(3, '0');
    const body = { source: 'phone', customerId: `C-${id}`, vehicleId: `V-${id}`, words: '修完还是响', ...change };
    const answer = await (await people.as(who)).post('/complaints', body);
    if (answer.status !== 201)
      throw new Unexpected(`receiving answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return new ComplaintClient(people, answer.body.number as string);
  }

  toJudgement = () => this.all(scenarios.toJudgement(Date.now(), LONG_MS));

  async toInvestigation(route: 'quality' | 'service' = 'quality'): Promise<void> {
    await this.toJudgement();
    await this.do(...scenarios.founded(route));
    await this.all(scenarios.assign(Date.now(), LONG_MS, route));
  }

  /** Candidates on the leader's desk. */
  async toDecision(): Promise<void> {
    await this.all(scenarios.investigate);
    await this.all(scenarios.propose);
  }

  async solve(): Promise<void> {
    await this.toDecision();
    await this.all(scenarios.decide());
    await this.do(...scenarios.accept);
    await this.all(scenarios.carryOut);
  }

  async close(): Promise<void> {
    await this.do(...scenarios.revisit());
    await this.all(scenarios.close);
  }

  /** Waits until the clock alone has brought the matter to this role. */
  climbsTo = (role: string) =>
    this.until(`the escalation to ${role}`, (events) =>
      events.some(
        ({ type, reaction, to }) => type === 'deadlinePassed' && reaction === 'escalate' && to?.includes(role),
      ),
    );

  /** The id of the escalation this role has to acknowledge. */
  async escalationOf(role: string): Promise<string> {
    for (const end = Date.now() + 10_000; Date.now() < end; await wait(100)) {
      const { escalations } = await this.read();
      const found = (escalations as { id: string; to: string; acknowledged: boolean }[]).find(
        ({ to, acknowledged }) => to === role && !acknowledged,
      );
      if (found) return found.id;
    }
    throw new Unexpected(`${this.number} has no escalation for ${role}`);
  }

  async acknowledge(who: string, role: string, plan: string): Promise<void> {
    const actBy = new Date(Date.now() + LONG_MS).toISOString();
    await this.do(who, 'acknowledgeEscalation', { escalationId: await this.escalationOf(role), plan, actBy });
  }
}
