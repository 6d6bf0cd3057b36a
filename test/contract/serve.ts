import { customerOf } from '../../dev/fixtures/customer-phone';
import { writeFile } from 'node:fs/promises';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { FollowUpClient } from '../../dev/fixtures/follow-up-client';
import { maintenance, RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { STORE } from '../../dev/fixtures/store';
import { roles, systemActor } from '../../domain/kernel/actor';
import { dayNumberOf } from '../../domain/workshop-day/number';
import { BookingClient, dateAhead, instantOn } from '../support/booked';
import { createTestApi, type TestApi } from '../support/test-api';

const DAY_MS = 24 * 3_600_000;

/** Processes in several stages, so that commands find one that takes them. Returns their numbers, first a delivered order and its follow-up. */
async function openProcesses({ people, processes }: TestApi): Promise<readonly string[]> {
  const lines = [menuLine('MAINT-A', 'L-1')];
  const delivered = await maintenance(people, 1);
  const followUp = await FollowUpClient.after(people, delivered.number);
  const investigated = await ComplaintClient.open(people, 1);
  await investigated.toInvestigation();
  const decided = await ComplaintClient.open(people, 2);
  await decided.toInvestigation();
  await decided.toDecision();
  const received = await ComplaintClient.open(people, 3);
  const arrived = await RepairOrderClient.open(people, 2);
  const inWorkshop = await RepairOrderClient.open(people, 3);
  await inWorkshop.toWorkshop(lines);
  await inWorkshop.find('X-1', menuLine('MAINT-A', 'L-2'));
  const finished = await RepairOrderClient.open(people, 4);
  await finished.toWorkshop(lines);
  await finished.work(lines);
  await finished.check();
  await finished.prepare();
  const booking = new BookingClient(await people.as('wang'));
  const arranging = await booking.prepared(5);
  const date = dateAhead(5);
  const agreed = await booking.agreed(6, instantOn(date, '10:00'));
  const day = dayNumberOf(STORE, date);
  // escalations, and the day of the call
  processes.passTime(3 * DAY_MS);
  const others = [delivered, followUp, investigated, decided, received, arrived, inWorkshop, finished];
  return [...others.map(({ number }) => number), arranging, agreed, day];
}

/** Of the customer of an order, by a link as the advisor sends it. */
async function customerToken({ people }: TestApi, order: string): Promise<string> {
  const { token } = await customerOf(people, order);
  if (token === undefined) throw new Error('the customer has no session');
  return token;
}

/** Serves the demo store for a check from outside, until it is stopped; writes where it is, tokens of all staff roles and of a customer, and what there is. */
async function main([file]: readonly string[]): Promise<void> {
  if (!file) throw new Error('Name the file that is to hold the address, the token and the numbers.');
  const store = await createTestApi({ LOG_LEVEL: 'error', PORT: process.env['PORT'] ?? '3999' });
  const numbers = await openProcesses(store);
  // a session of every role gets past the permission table, to what is behind it
  const { staff } = store.api.context.repositories;
  const manager = (await staff.find(STORE, 'manager'))!;
  const every = { roles: roles.filter((role) => role !== 'customer') };
  await staff.replace(STORE, manager._id, manager.version, every, { by: systemActor, at: Date.now() });
  const { token } = await store.people.as('manager');
  const ofCustomer = numbers.slice(0, 2);
  const variables = {
    URL: store.api.url,
    TOKEN: token,
    NUMBERS: numbers.join(','),
    CUSTOMER_TOKEN: await customerToken(store, ofCustomer[0]!),
    CUSTOMER_NUMBERS: ofCustomer.join(','),
  };
  const exported = Object.entries(variables).map(([name, value]) => `export ${name}=${value}\n`);
  await writeFile(file, exported.join(''));
  process.once('SIGTERM', () => void store.stop().then(() => process.exit()));
}

void main(process.argv.slice(2));
