import type { ApiUser, ApiUsers } from '../../fixtures/api-users';
import * as scenarios from '../../fixtures/complaint-scenarios';
import { ComplaintClient } from '../../fixtures/complaint-client';
import { CustomerPage } from '../../fixtures/customer-page';
import { codeOnPhone, linkOnPhone } from '../../fixtures/customer-phone';
import { foundWithin } from '../../fixtures/found-within';
import { Unexpected } from '../../fixtures/process-client';
import { closed, expectStage, type ComplaintStory } from './steps';

/** The secret of the link that customer relations has sent to whoever complains. */
async function linkTo(people: ApiUsers, { number }: ComplaintClient): Promise<string> {
  const sent = await (await people.as('cr')).post(`/complaints/${number}/customer-links`);
  if (sent.status !== 201) throw new Unexpected(`the link answered ${sent.status} ${JSON.stringify(sent.body)}`);
  return linkOnPhone(people, number, sent.body.id as string);
}

/** Whoever complains, with that link in hand. */
async function holderOf(people: ApiUsers, complaint: ComplaintClient): Promise<ApiUser> {
  const opened = await people.stranger.post('/customer-sessions', { secret: await linkTo(people, complaint) });
  if (opened.status !== 201) throw new Unexpected(`the link opened with ${opened.status}`);
  return people.holding(opened.body.token as string);
}

async function answered(customer: ApiUser, complaint: ComplaintClient, path: string, body: object): Promise<void> {
  const { status, body: told } = await customer.post(`/complaints/${complaint.number}/${path}`, body);
  if (status !== 200) throw new Unexpected(`${path} answered ${status} ${JSON.stringify(told)}`);
  complaint.sequence = told.sequence as number;
}

/** The urgent case that the customer has opened by saying that this acceptance was not theirs. */
async function complaintAbout(people: ApiUsers, hash: string): Promise<ComplaintClient> {
  const boss = await people.as('store');
  const opened = await foundWithin(30, async () => {
    const { body } = await boss.get('/complaints?kind=urgentOnSite&open=true&limit=100');
    for (const { number } of body.items as readonly { readonly number: string }[]) {
      const { disowned } = (await boss.get(`/complaints/${number}`)).body;
      if (disowned === hash) return new ComplaintClient(people, number);
    }
    return undefined;
  });
  if (!opened) throw new Unexpected('no urgent case about the acceptance was opened');
  return opened;
}

const toOffer = async (complaint: ComplaintClient): Promise<void> => {
  await complaint.toInvestigation();
  await complaint.toDecision();
  await complaint.all(scenarios.decide());
};

/** Complaints whose customer speaks for themselves: by link, on the phone, or against what stands in their name. */
export const customersOwnComplaints: readonly ComplaintStory[] = [
  {
    title: '客户通过链接拒绝 · refuses by the link that customer relations sends, adds words, accepts another',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await toOffer(complaint);
      const self = await holderOf(people, complaint);
      await answered(self, complaint, 'customer-words', { words: '返修过两次了' });
      await answered(self, complaint, 'refusal', { candidateId: 'S-1', reason: '不愿再返修' });
      await expectStage(complaint, 'proposing');
      await complaint.do('workshop', 'submitCandidates');
      await answered(self, complaint, 'candidates/S-2/preference', { words: '想要赠送保养' });
      await complaint.all(scenarios.decide('manager', 'S-2'));
      await answered(self, complaint, 'acceptance', { candidateId: 'S-2', cost: 60_000, consent: { channel: 'link' } });
      await complaint.all(scenarios.carryOut.slice(0, -1));
      await complaint.do('workshop', 'finishImplementation', {
        cost: 58_000,
        words: '已返修，已赠送保养',
        paymentReference: 'GIFT-206',
      });
      return closed(complaint);
    },
  },
  {
    title: '路人电话投诉 · somebody who is no customer complains on the phone and accepts with a code',
    play: async (people) => {
      const complaint = await ComplaintClient.open(people, 1, {
        customerId: undefined,
        vehicleId: undefined,
        contact: { name: '路人老周', phone: '13900007788', workplace: '隔壁超市' },
        words: '试车员占了我的车位',
      });
      await toOffer(complaint);
      const phone = { channel: 'phone', witness: 'crsupervisor', words: '同意' };
      const acceptance = { candidateId: 'S-1', cost: 30_000, consent: phone };
      await complaint.refused('consentNotAccepted', 'cr', 'acceptSolution', acceptance);
      // the store sees that the solution is told before it sends a code for it
      await complaint.read();
      const sent = await (await people.as('cr')).post(`/complaints/${complaint.number}/acceptance-codes`);
      if (sent.status !== 201) throw new Unexpected(`the code answered ${sent.status}`);
      const code = await codeOnPhone(people, complaint.number);
      await complaint.do('cr', 'acceptSolution', { ...acceptance, code });
      await complaint.all(scenarios.carryOut);
      return closed(complaint);
    },
  },
  {
    title: '路人凭链接答复 · somebody who is no customer gets a link, adds words, refuses and accepts by it',
    play: async (people) => {
      const complaint = await ComplaintClient.open(people, 1, {
        customerId: undefined,
        vehicleId: undefined,
        contact: { name: '路人老秦', phone: '13900006655' },
        words: '拖车压坏了我家门口的花坛',
      });
      const self = await holderOf(people, complaint);
      await answered(self, complaint, 'customer-words', { words: '有监控录像' });
      await toOffer(complaint);
      await answered(self, complaint, 'refusal', { candidateId: 'S-1', reason: '我没有车，不需要返修' });
      await expectStage(complaint, 'proposing');
      await complaint.do('workshop', 'submitCandidates');
      await complaint.all(scenarios.decide('manager', 'S-2'));
      const told = await self.get(`/complaints/${complaint.number}`);
      if (told.body.solution?.candidateId !== 'S-2')
        throw new Unexpected(`the stranger is offered ${JSON.stringify(told.body.solution)}`);
      await answered(self, complaint, 'acceptance', { candidateId: 'S-2', cost: 60_000, consent: { channel: 'link' } });
      await complaint.all(scenarios.carryOut.slice(0, -1));
      await complaint.do('workshop', 'finishImplementation', {
        cost: 60_000,
        words: '花坛已修好',
        paymentReference: 'REPAIR-031',
      });
      return closed(complaint);
    },
  },
  {
    title:
      '不是我接受的 · an acceptance that the customer never gave goes to the store manager; who recorded it is kept out',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await toOffer(complaint);
      await complaint.do(...scenarios.accept);
      const { evidence } = await complaint.read();
      const hash = evidence.at(-1).hash as string;
      const page = await CustomerPage.open(people.base, await linkTo(people, complaint));
      const said = await page.press(`/c/complaints/${complaint.number}/evidence/${hash}/disowned`);
      if (said !== 303) throw new Unexpected(`disowning answered ${said}`);
      const urgent = await complaintAbout(people, hash);
      const { owner, forerunners } = (await (await people.as('central')).get(`/complaints/${urgent.number}/live`)).body;
      if (owner.id !== 'store' || !forerunners.includes(complaint.number))
        throw new Unexpected(`${urgent.number} is ${owner.id as string}'s and follows ${String(forerunners)}`);
      const { status } = await (await people.as('cr')).get(`/complaints/${urgent.number}`);
      if (status !== 404) throw new Unexpected(`whoever recorded it reads ${urgent.number}: ${status}`);
      await complaint.all(scenarios.carryOut);
      return closed(complaint);
    },
  },
];
