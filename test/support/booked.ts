import type { Answer, ApiUser } from '../../dev/fixtures/api-users';
import { pictureOf } from '../../dev/fixtures/picture';
import { localDate } from '../../domain/time/working-time';

const DAY_MS = 24 * 3_600_000;
const ZONE = 'Asia/Shanghai';

/** A date of the demo store so many days from now. */
export const dateAhead = (days: number): string => localDate(ZONE, Date.now() + days * DAY_MS);
export const instantOn = (date: string, time: string): string => `${date}T${time}:00+08:00`;

function demand(status: number, { status: answered, body }: Answer): Answer['body'] {
  if (answered !== status) throw new Error(`answered ${answered} ${JSON.stringify(body)}`);
  return body;
}

/** What a client that books does, one call after another. */
export class BookingClient {
  constructor(readonly user: ApiUser) {}

  async open(customer: number, more: object = {}): Promise<string> {
    const id = String(customer).padStart(3, '0');
    const asked = { origin: 'requested', channel: 'phone', customerId: `C-${id}`, vehicleId: `V-${id}`, ...more };
    return demand(201, await this.user.post('/appointments', asked)).number as string;
  }
  async send(number: string, ...commands: readonly object[]): Promise<void> {
    demand(200, await this.user.post(`/appointments/${number}/commands`, { commands }));
  }
  /** Everything but the time. */
  async prepared(customer: number, job: object = {}, more: object = {}): Promise<string> {
    const number = await this.open(customer, more);
    await this.send(
      number,
      { type: 'confirmNeed', salutation: '王女士', words: '两万公里保养', repeatedBack: true },
      {
        type: 'planJob',
        bayKind: 'lift',
        skill: null,
        repairMinutes: 60,
        washMinutes: 0,
        collected: false,
        parts: [],
        ...job,
      },
      {
        type: 'tellTerms',
        documents: ['vehicleLicence', 'maintenanceBooklet', 'annualPlan'],
        timesTold: true,
        partsTold: true,
        halfHourCallTold: true,
        labour: 30_000,
        material: 20_000,
      },
    );
    return number;
  }
  book = (number: string, startsAt: string, key?: string): Promise<Answer> =>
    this.user.post(`/appointments/${number}/slot`, { startsAt }, key);
  async booked(customer: number, startsAt: string, job: object = {}): Promise<string> {
    const number = await this.prepared(customer, job);
    demand(200, await this.book(number, startsAt));
    return number;
  }
  async agreed(customer: number, startsAt: string, job: object = {}): Promise<string> {
    const number = await this.booked(customer, startsAt, job);
    await this.send(number, { type: 'agree', channel: 'phone' });
    return number;
  }
  async signed(customer: number, startsAt: string): Promise<string> {
    const number = await this.agreed(customer, startsAt);
    const { hash } = demand(201, await this.user.upload(await pictureOf(`form ${number}`), number));
    await this.send(number, { type: 'signForm', consent: { channel: 'paper', scan: hash } });
    return number;
  }
  read = async (number: string): Promise<Answer['body']> =>
    demand(200, await this.user.get(`/appointments/${number}/live`));
  day = async (date: string): Promise<Answer['body']> =>
    demand(200, await this.user.get(`/workshop-days/WD-S01-${date.replaceAll('-', '')}/live`));
  slots = async (query: string): Promise<Answer['body']> => demand(200, await this.user.get(`/slots?${query}`));
}
