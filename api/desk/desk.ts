import { z } from 'zod';
import { isAwayAt } from '../../domain/account/absence';
import { dispatchers, withoutWork } from '../../domain/repair-order/desk';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import type { Session } from '../http/sessions';
import { casesOf, customerTold, isOneOf, type Cases } from './cases';
import { CustomerAtDesk, DeskReply } from './replies';
import { rowsOf } from './rows';

const tag = 'tasks';
const noQuery = z.strictObject({});

/** Technicians who are here and have nothing to do; null for whoever does not give out work. */
async function idlePeople({ repositories: { staff } }: Context, { store, roles }: Session, { inHouse }: Cases) {
  if (!isOneOf(roles, dispatchers)) return null;
  const now = Date.now();
  const technicians = await staff.holdersOf(store, ['technician']);
  const here = technicians.filter(({ absence }) => !absence || !isAwayAt(absence, now));
  return withoutWork(
    inHouse,
    here.map(({ person }) => person),
  );
}

export const deskEndpoints = (context: Context): readonly Endpoint[] => {
  const { repositories } = context;
  return [
    endpoint({
      operation: 'readDesk',
      method: 'get',
      path: '/desk',
      tag,
      summary:
        'What lies on your desk, one row for each car or case: your tasks, the visits and cases that are yours, and what they wait for, the most urgent first',
      query: noQuery,
      replies: { 200: { description: 'the rows', body: DeskReply } },
      handle: async ({ session }) => {
        const cases = await casesOf(repositories, session);
        const [items, idle] = await Promise.all([
          rowsOf(repositories, session, cases.items),
          idlePeople(context, session, cases),
        ]);
        return { status: 200, body: { items, withoutWork: idle } };
      },
    }),
    endpoint({
      operation: 'readDeskCustomers',
      method: 'get',
      path: '/desk/customers',
      tag,
      summary: 'Whose the cars and cases on your desk are, as far as you read that',
      query: noQuery,
      replies: { 200: { description: 'the names by number', body: listSchema(CustomerAtDesk) } },
      handle: async ({ session }) => {
        const { store } = session;
        const { items } = await casesOf(repositories, session);
        const told = items.flatMap((one) => {
          const id = customerTold(session, one);
          return id === null ? [] : [{ number: one.number, customerId: id }];
        });
        const ids = [...new Set(told.map(({ customerId }) => customerId))];
        const [customers, contacts] = await Promise.all([
          repositories.customers.byIds(store, ids),
          repositories.contacts.byIds(store, ids),
        ]);
        const names = new Map(contacts.map(({ _id, name }) => [_id, name]));
        for (const [id, { name }] of customers) names.set(id, name);
        const named = told.flatMap(({ number, customerId }) => {
          const name = names.get(customerId);
          return name === undefined ? [] : [{ number, customerId, name }];
        });
        return { status: 200, body: { items: named } };
      },
    }),
  ];
};
