import { setTimeout as wait } from 'node:timers/promises';
import { followUpApi } from '../../api/follow-ups/process-api';
import type { PublicCommand } from '../../domain/follow-up/commands';
import { followUpNumberOf } from '../../domain/follow-up/number';
import { ComplaintClient } from './complaint-client';
import type { ApiUsers } from './api-users';
import { ProcessClient, Unexpected } from './process-client';

/** What a content customer answers. */
export const answers = {
  carInUse: '正常',
  speedAtReception: 5,
  speedAtCompletion: 4,
  speedAtCheckout: 5,
  partsPrice: 4,
  labourCharge: 4,
  staffService: 5,
  priceOfferedUnasked: true,
  explainedItemByItem: true,
  repairQuality: 5,
  paintQuality: null,
  cleanliness: 5,
  circumstances: '送车保养',
  overall: 'satisfied',
  ownWords: '挺好的',
  ownShortfalls: '没有',
  othersStrengths: '没比较过',
  suggestions: '周末多开几个工位',
  adviceGiven: true,
  nextMaintenanceReminded: true,
  appointmentServiceReminded: true,
  invitedToStayInTouch: true,
  clubPresented: true,
  joinsClub: false,
  archiveChecked: true,
};

/** The calls after one visit, played through HTTP. */
export class FollowUpClient extends ProcessClient<PublicCommand> {
  #count = 0;

  /** Waits until the delivered visit's follow-up is there. */
  static async after(people: ApiUsers, order: string): Promise<FollowUpClient> {
    const calls = new FollowUpClient(
      people,
      followUpNumberOf(order),
      followUpApi.base,
      followUpApi.paths as { readonly [T in PublicCommand]: string },
      'cr',
    );
    const specialist = await people.as('cr');
    for (const end = Date.now() + 60_000; Date.now() < end; await wait(200))
      if ((await specialist.get(`/follow-ups/${calls.number}/live`)).status === 200) return calls;
    throw new Unexpected(`no follow-up began for ${order}`);
  }

  /** Waits until the customer may be called. */
  due = () => this.until('the first call', (events) => events.some(({ type }) => type === 'callDue'));

  async call(result: 'reached' | 'noAnswer', who = 'cr'): Promise<void> {
    this.#count += 1;
    await this.do(who, 'logCall', { callId: `K-${this.#count}`, channel: 'phone', result });
  }

  async reach(): Promise<void> {
    await this.due();
    await this.call('reached');
  }

  record = (change: object = {}, more: object = {}) =>
    this.do('cr', 'recordFollowUp', { questionnaire: { ...answers, ...change }, ...more });

  /** Waits for the complaint this follow-up becomes. */
  async becomesComplaint(): Promise<ComplaintClient> {
    await this.until('the complaint', (events) => events.some(({ type }) => type === 'complaintNoted'));
    const noted = (await this.events()).find(({ type }) => type === 'complaintNoted');
    return new ComplaintClient(this.people, noted.complaint as string);
  }
}
