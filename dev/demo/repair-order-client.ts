import { commandPaths } from '../../domain/repair-order/commands';
import type { PublicCommand } from '../../domain/repair-order/commands';
import type { WorkLine } from '../../domain/repair-order/work-line';
import type { OrderLine } from '../../domain/repair-order/order-line';
import type { ApiUsers } from './api-users';
import * as scenarios from './scenarios';
import { ProcessClient, Unexpected } from './process-client';
import { demoPolicy, vehicles } from './store';

/** One visit, played through HTTP. */
export class RepairOrderClient extends ProcessClient<PublicCommand> {
  #offered: readonly WorkLine[] = [];
  #revision = 0;
  #done: readonly WorkLine[] = [];

  constructor(
    people: ApiUsers,
    number: string,
    readonly vehicle: string,
    private readonly known: Pick<scenarios.Visitor, 'customer' | 'accident'>,
  ) {
    super(people, number, '/repair-orders', commandPaths, 'wang');
  }

  static async open(people: ApiUsers, index: number, change: object = {}): Promise<RepairOrderClient> {
    const id = String(index).padStart(3, '0');
    const arrival = { mode: 'selfDrive', symptoms: '定期保养' };
    const body = { customerId: `C-${id}`, vehicleId: `V-${id}`, arrival, ...change };
    const advisor = await people.as('wang');
    const answer = await advisor.post('/repair-orders', body);
    if (answer.status !== 201) throw new Unexpected(`opening answered ${answer.status} ${JSON.stringify(answer.body)}`);
    const number = answer.body.number as string;
    const { body: order } = await advisor.get(`/repair-orders/${number}/live`);
    return new RepairOrderClient(people, number, body.vehicleId, order);
  }

  get #visitor(): scenarios.Visitor {
    const lines = this.#done.map((line) => ({ ...line, status: 'done' }) as OrderLine);
    return { ...this.known, policy: demoPolicy, lines };
  }

  receive = (needs?: readonly scenarios.Need[]) => this.all(scenarios.receive(this.#visitor, needs));
  takeIn = () => this.all(scenarios.takeIn());
  check = () => this.all(scenarios.check);
  dispatch = () => this.all(scenarios.dispatch(Date.now()));
  prepare = () => this.all(scenarios.prepare(this.#visitor));
  welcome = () => this.all(scenarios.welcome(this.#visitor));
  accept = () => this.all(scenarios.accept(this.#visitor));
  agreeTo = (revision: number, total: number) => this.all(scenarios.agree(revision, total));
  pay = (amount: number, paymentId?: string) => this.all([scenarios.pay(amount, paymentId)]);
  release = () => this.all(scenarios.release);
  hand = () => this.all(scenarios.hand(this.#visitor));

  async offer(lines: readonly WorkLine[], change: object = {}): Promise<void> {
    await this.all(scenarios.offer(lines, change));
    this.#offered = lines;
    this.#revision += 1;
  }

  contract = () => this.all(scenarios.contract(this.#offered, this.#revision));

  async toContract(lines: readonly WorkLine[], needs?: readonly scenarios.Need[]): Promise<void> {
    await this.receive(needs);
    await this.takeIn();
    await this.do('wang', 'startEstimate');
    await this.offer(lines);
    await this.contract();
  }

  /** Reception, estimate, contract and hand-over for a plain job. */
  async toWorkshop(lines: readonly WorkLine[], needs?: readonly scenarios.Need[]): Promise<void> {
    await this.toContract(lines, needs);
    await this.dispatch();
  }

  async work(lines: readonly WorkLine[], technician?: string): Promise<void> {
    await this.all(scenarios.work(lines, technician));
    this.#done = [...this.#done, ...lines];
  }

  /** Work found during the repair. Answers its price. */
  async find(itemId: string, line: WorkLine, delayMinutes = 30): Promise<number> {
    await this.do('zhao', 'requestExtraItem', { itemId, finding: `发现：${line.work}`, line, delayMinutes });
    return scenarios.totalOf([line]);
  }

  /** The customer is at the other end of the line. */
  async answer(itemId: string, answer: 'approved' | 'declined', total: number, delayMinutes = 30): Promise<void> {
    const consent = scenarios.byPhone(answer === 'approved' ? '好的，做吧' : '这次先不做');
    await this.do('wang', 'contactCustomer', { itemId, channel: 'phone', reached: true });
    await this.do('wang', 'answerExtraItem', { itemId, answer, total, delayMinutes, consent });
    await this.do('wang', 'relayAnswer', { itemId, workshopPerson: 'workshop' });
  }

  /** Presents the sheet; the customer agrees to what it says. Answers the total. */
  async agree(): Promise<number> {
    await this.all([scenarios.present]);
    return this.agreeToSheet();
  }

  async agreeToSheet(): Promise<number> {
    const { settlement } = await this.read();
    await this.agreeTo(settlement.revision, settlement.total);
    return settlement.total as number;
  }

  async openGate(): Promise<void> {
    const plate = vehicles.find(({ _id }) => _id === this.vehicle)?.plate ?? '';
    await this.all([scenarios.gate(this.number, plate)]);
  }

  async leave(): Promise<void> {
    await this.all([...scenarios.leave, scenarios.dms]);
    await this.openGate();
  }

  /** From the work to the gate, with nothing unusual on the way. */
  async complete(lines: readonly WorkLine[]): Promise<void> {
    await this.work(lines);
    await this.finish();
  }

  async finish(): Promise<void> {
    await this.check();
    await this.prepare();
    await this.accept();
    await this.pay(await this.agree());
    await this.release();
    await this.hand();
    await this.leave();
  }
}

/** The whole straightforward visit. */
export async function maintenance(people: ApiUsers, index: number, code = 'MAINT-A'): Promise<RepairOrderClient> {
  const visit = await RepairOrderClient.open(people, index);
  const lines = [scenarios.menuLine(code, 'L-1')];
  await visit.toWorkshop(lines);
  await visit.complete(lines);
  return visit;
}
