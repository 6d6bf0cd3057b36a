import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { commandPaths } from '../api/repair-orders/paths';
import type { CommandName } from '../domain/repair-order/commands';
import { checklists, type ChecklistName } from '../domain/repair-order/checklists';
import type { WorkLine } from '../domain/repair-order/commands/estimate';
import { parts, prices } from './store';
import type { Answer, People } from './people';

/** The hash a scanned signature would have. */
export const scan = (what: string) => ({ channel: 'paper' as const, scan: createHash('sha256').update(what).digest('hex') });
export const byPhone = (words: string) => ({ channel: 'phone' as const, witness: 'assistant', words });

/** A line of the price menu with its parts at list price. */
export function menuLine(code: string, lineId: string, change: Partial<WorkLine> = {}): WorkLine {
  const price = prices.find((known) => known.code === code);
  if (!price) throw new Error(`the menu has no ${code}`);
  const { work, labourMinutes, labour } = price;
  const partLines = price.parts.map((partNumber) => {
    const { name, unitPrice, keyLocation } = parts.find((known) => known.partNumber === partNumber)!;
    const fixed = { quantity: 1, suppliedBy: 'shop' as const, origin: 'genuine' as const };
    return { partNumber, name, unitPrice, keyLocation, ...fixed };
  });
  return { lineId, work, labourMinutes, labour, parts: partLines, ...change };
}

/** What the script expects and the store answers differ. */
export class Unexpected extends Error {}

/** One visit, played through HTTP by the people whose turn it is. */
export class Visit {
  sequence = 0;
  /** Commands sent and accepted so far. */
  commands = 0;

  constructor(
    readonly people: People,
    readonly number: string,
    readonly customer: { readonly goldCard: boolean; readonly firstVisit: boolean },
  ) {}

  static async open(people: People, index: number, change: object = {}): Promise<Visit> {
    const id = String(index).padStart(3, '0');
    const arrival = { mode: 'selfDrive', symptoms: '定期保养' };
    const body = { customerId: `C-${id}`, vehicleId: `V-${id}`, arrival, ...change };
    const answer = await (await people.as('wang')).post('/repair-orders', body);
    if (answer.status !== 201) throw new Unexpected(`opening answered ${answer.status} ${JSON.stringify(answer.body)}`);
    const number = answer.body.number as string;
    const { body: order } = await (await people.as('wang')).get(`/repair-orders/${number}/live`);
    return new Visit(people, number, order.customer);
  }

  async send(who: string, command: CommandName, payload: Record<string, unknown> = {}, key?: string): Promise<Answer> {
    const body = { ...payload };
    const path = commandPaths[command].replaceAll(/:(\w+)/g, (_all, name: string) => {
      const value = String(body[name]);
      delete body[name];
      return value;
    });
    return (await this.people.as(who)).post(`/repair-orders/${this.number}/${path}`, body, key);
  }

  /** Sends a command that must be applied. */
  async do(who: string, command: CommandName, payload: Record<string, unknown> = {}): Promise<Answer> {
    const answer = await this.send(who, command, payload);
    if (answer.status !== 200)
      throw new Unexpected(`${command} by ${who} answered ${answer.status} ${JSON.stringify(answer.body)}`);
    this.sequence = answer.body.sequence as number;
    this.commands += 1;
    return answer;
  }

  /** Sends a command that the store must reject with this code. */
  async refused(code: string, who: string, command: CommandName, payload: Record<string, unknown> = {}): Promise<void> {
    const answer = await this.send(who, command, payload);
    if (answer.body?.code !== code)
      throw new Unexpected(`${command} by ${who} should be ${code}, was ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  // oxlint-disable-next-line typescript/no-explicit-any
  async read(who = 'wang'): Promise<any> {
    const path = `/repair-orders/${this.number}?minSequence=${this.sequence}`;
    const answer = await (await this.people.as(who)).get(path);
    if (answer.status !== 200) throw new Unexpected(`reading ${this.number} answered ${answer.status}`);
    return answer.body;
  }

  // oxlint-disable-next-line typescript/no-explicit-any
  async events(): Promise<readonly any[]> {
    const items = [];
    for (let after: number | null = 0; after !== null; ) {
      const path = `/repair-orders/${this.number}/events?limit=100&after=${after}`;
      const { body }: Answer = await (await this.people.as('wang')).get(path);
      items.push(...body.items);
      after = body.nextAfter as number | null;
    }
    return items;
  }

  /** Waits for something that time brings about. */
  async until(what: string, happened: (events: readonly { type: string; timer?: string; reaction?: string }[]) => boolean): Promise<void> {
    for (const end = Date.now() + 90_000; Date.now() < end; await wait(250)) if (happened(await this.events())) return;
    throw new Unexpected(`${what} did not happen on ${this.number}`);
  }

  fill(who: string, checklist: ChecklistName, change: Record<string, object> = {}, only?: (item: string) => boolean) {
    const items: readonly { item: string; reading?: string }[] = checklists[checklist];
    const findings = items
      .filter(({ item }) => only?.(item) ?? true)
      .map(({ item, reading }) => ({
        item,
        result: 'done',
        ...(reading && { value: reading === 'pieces' ? 7 : reading === 'eighths' ? 4 : 52_000 }),
        ...change[item],
      }));
    return this.do(who, 'fillChecklist', { checklist, findings });
  }

  /** Reception, walk-round and everything the customer signs for before there is a price. */
  async receive(needs: readonly { words: string; fault?: boolean }[] = [{ words: '做个小保养' }]): Promise<void> {
    await this.fill('wang', 'reception', {}, (item) => this.customer.firstVisit || item !== 'addressing');
    await this.do('wang', 'startPreInspection', { introduced: true });
    const numbered = needs.map(({ words, fault = false }, index) => ({ needId: `N-${index + 1}`, words, fault }));
    await this.do('wang', 'recordNeeds', { needs: numbered });
    await this.do('wang', 'confirmNeeds', { repeatedBack: true, noneFurther: true });
    await this.fill('wang', 'walkRound', { paint: { result: 'defect', note: '右前门划痕 3cm' } });
    await this.fill('wang', 'covers');
    await this.fill('wang', 'valuables');
    await this.do('wang', 'signPreInspection', { consent: scan(`${this.number} pre-inspection`) });
  }

  async takeIn(odometer = 160_000): Promise<void> {
    await this.do('wang', 'registerIntake', {
      articles: [{ name: '行车记录仪', count: 1 }],
      documents: [{ name: '行驶证', valid: true, complete: true, intact: true }],
      storageBox: 'B-12',
      keyNumber: 'K-31',
      fuelEighths: 4,
      odometer,
    });
    await this.do('wang', 'signArticlesList', { consent: scan(`${this.number} articles`) });
  }

  async offer(lines: readonly WorkLine[], change: object = {}): Promise<void> {
    await this.do('wang', 'draftEstimate', { method: 'system', lines, ...change });
    await this.do('zhao', 'confirmEstimate');
    await this.do('parts', 'confirmEstimate');
    await this.do('wang', 'presentEstimate', { workshopLoadMinutes: 30, guaranteePresented: true });
  }

  async contract(): Promise<void> {
    const { estimate } = await this.read();
    await this.do('wang', 'signOrderAsAdvisor', { pointedOut: ['items', 'time', 'amount', 'place'] });
    await this.do('wang', 'signOrderAsCustomer', {
      revision: estimate.revision,
      total: totalOf(estimate.lines),
      consent: scan(`${this.number} order`),
      copiesGiven: 1,
    });
  }

  async dispatch(): Promise<void> {
    await this.do('wang', 'assignTeams', { teams: ['team-1'] });
    await this.do('assistant', 'washCar');
    await this.do('wang', 'handOverToWorkshop');
    await this.do('workshop', 'receiveVehicle', { receivedAt: new Date().toISOString() });
  }

  async work(lines: readonly WorkLine[], technician = 'zhao'): Promise<void> {
    for (const { lineId, parts: needed } of lines) {
      const shop = needed.filter(({ suppliedBy }) => suppliedBy === 'shop');
      if (shop.length > 0) await this.do('parts', 'issueParts', { lineId });
      await this.do(technician, 'startLine', { lineId });
      const replacedParts = needed.map(({ name }) => name);
      await this.do(technician, 'finishLine', { lineId, standard: 'SOP-2026-03', replacedParts });
    }
  }

  async check(): Promise<void> {
    await this.do('workshop', 'finishWork');
    await this.do('quality', 'passQuality', { standard: 'GB/T 3798' });
    await this.do('workshop', 'releaseFromWorkshop');
  }

  async prepare(hasParts = true): Promise<void> {
    await this.fill('assistant', 'deliveryPreparation', {}, (item) => hasParts || item !== 'oldParts');
    await this.fill('assistant', 'freeChecks');
    await this.do('assistant', 'attachBatterySlip', { slip: scan('battery').scan, volts: 12.6 });
    await this.do('settlement', 'collectSlips', { department: 'workshop' });
    await this.do('settlement', 'collectSlips', { department: 'parts' });
    await this.do('wang', 'notifyCustomer', { channel: 'phone' });
  }

  async welcome(hasParts = true): Promise<void> {
    await this.do('wang', 'welcomeCustomer');
    await this.fill('wang', 'acceptance', {}, (item) => hasParts || item !== 'oldPartsShown');
  }

  async accept(hasParts = true): Promise<void> {
    await this.welcome(hasParts);
    await this.do('wang', 'acceptResult', { consent: scan(`${this.number} result`) });
  }

  /** Reception, estimate, contract and hand-over for a plain job. */
  async toWorkshop(lines: readonly WorkLine[], needs?: readonly { words: string; fault?: boolean }[]): Promise<void> {
    await this.toContract(lines, needs);
    await this.dispatch();
  }

  async toContract(lines: readonly WorkLine[], needs?: readonly { words: string; fault?: boolean }[]): Promise<void> {
    await this.receive(needs);
    await this.takeIn();
    await this.do('wang', 'startEstimate');
    await this.offer(lines);
    await this.contract();
  }

  /** Work found during the repair, told to the customer who is at the other end of the line. */
  async find(itemId: string, line: WorkLine, delayMinutes = 30): Promise<number> {
    await this.do('zhao', 'requestExtraItem', { itemId, finding: `发现：${line.work}`, line, delayMinutes });
    return totalOf([line]);
  }

  async answer(itemId: string, answer: 'approved' | 'declined', total: number, delayMinutes = 30): Promise<void> {
    const consent = byPhone(answer === 'approved' ? '好的，做吧' : '这次先不做');
    await this.do('wang', 'contactCustomer', { itemId, channel: 'phone', reached: true });
    await this.do('wang', 'answerExtraItem', { itemId, answer, total, delayMinutes, consent });
    await this.do('wang', 'relayAnswer', { itemId, workshopPerson: 'workshop' });
  }

  async agree(): Promise<number> {
    await this.do('settlement', 'presentSettlement', { toldOneByOne: true });
    return this.agreeToSheet();
  }

  async agreeToSheet(): Promise<number> {
    const { settlement } = await this.read();
    const { revision, total } = settlement;
    await this.do('settlement', 'agreeSettlement', { revision, total, consent: scan(`${this.number} sheet ${revision}`) });
    await this.do('cashier', 'confirmInvoice', { kind: 'personal' });
    return total as number;
  }

  async pay(amount: number, paymentId = 'P-1'): Promise<void> {
    await this.do('cashier', 'receivePayment', { paymentId, method: 'wechat', amount, received: amount, change: 0 });
  }

  async release(): Promise<void> {
    await this.do('settlement', 'completeSettlement');
    await this.do('settlement', 'issueExitPass');
  }

  async hand(): Promise<void> {
    await this.fill('wang', 'handoverPack');
    await this.fill('wang', 'departure', {}, (item) => this.customer.goldCard || item !== 'vipLane');
    await this.do('wang', 'startFinalCheck');
    await this.fill('wang', 'finalCheck');
    await this.do('wang', 'recordAftercare', {
      nextDay: '2027-05-20',
      nextKilometres: 170_000,
      planExplained: true,
      planAccepted: true,
      followUp: { at: '周六上午', channel: 'phone' },
      warrantyOffers: [{ product: '延保两年', taken: false }],
    });
  }

  async leave(): Promise<void> {
    await this.do('wang', 'signDelivery', { consent: scan(`${this.number} delivery`) });
    await this.do('wang', 'returnPickupSlip', { consent: scan(`${this.number} slip`) });
    await this.file();
  }

  async file(): Promise<void> {
    await this.do('wang', 'updateDms', { nextDay: '2027-05-20', nextKilometres: 170_000, archiveComplete: true });
    await this.openGate();
  }

  async openGate(): Promise<void> {
    const { vehicle } = await this.read();
    const { body } = await (await this.people.as('wang')).get(`/vehicles/${vehicle.id}`);
    await this.do('gate', 'openGate', { exitPass: `EP-${this.number}`, plate: body.plate });
  }

  /** From the contract to the gate, with nothing unusual on the way. */
  async complete(lines: readonly WorkLine[], hasParts = true): Promise<void> {
    await this.work(lines);
    await this.finish(hasParts);
  }

  async finish(hasParts = true): Promise<void> {
    await this.check();
    await this.prepare(hasParts);
    await this.accept(hasParts);
    await this.pay(await this.agree());
    await this.release();
    await this.hand();
    await this.leave();
  }
}

export const totalOf = (lines: readonly WorkLine[]): number =>
  lines.reduce((total, { labour, risk = 0, parts: used }) => total + labour + risk + used.reduce((sum, part) => sum + (part.suppliedBy === 'shop' ? part.quantity * part.unitPrice : 0), 0), 0);

/** The whole straightforward visit. */
export async function maintenance(people: People, index: number, code = 'MAINT-A'): Promise<Visit> {
  const visit = await Visit.open(people, index);
  const lines = [menuLine(code, 'L-1')];
  await visit.toWorkshop(lines);
  await visit.complete(lines);
  return visit;
}
