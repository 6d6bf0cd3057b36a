import { z } from 'zod';
import { isAwayAt } from '../../domain/account/absence';
import { ComplaintNumber } from '../../domain/complaint/number';
import { FollowUpNumber } from '../../domain/follow-up/number';
import { dispatchers, withoutWork } from '../../domain/repair-order/desk';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import type { Session } from '../http/sessions';
import { mayCall } from '../permissions';
import { casesNamed, partiesOf, toldOf } from './case-customers';
import { casesOf, isOneOf, type Cases } from './cases';
import { CustomerAtDesk, CustomerOfCase, DeskReply } from './replies';
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

const CaseNumber = z.union([ComplaintNumber, FollowUpNumber]);
const CaseNumbers = z
  .string()
  .max(2_500)
  .transform((numbers) => [...new Set(numbers.split(','))])
  .pipe(z.array(CaseNumber).max(100))
  .meta({
    description: 'numbers of complaints and follow-ups, apart by commas',
    override: { type: 'string', maxLength: 2_500, pattern: undefined },
  });

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
        const told = toldOf(session, items);
        const partyOf = await partiesOf(
          context,
          store,
          told.map(({ customerId }) => customerId),
        );
        const named = told.flatMap((one) => {
          const party = partyOf(one.customerId);
          return party ? [{ ...one, name: party.name }] : [];
        });
        return { status: 200, body: { items: named } };
      },
    }),
    endpoint({
      operation: 'readCaseCustomers',
      method: 'get',
      path: '/case-customers',
      tag,
      summary: 'Whose these complaints and follow-ups are, and how to reach them, as far as you read that',
      query: z.strictObject({ numbers: CaseNumbers }),
      replies: { 200: { description: 'names and phones by number', body: listSchema(CustomerOfCase) } },
      handle: async ({ query: { numbers }, session }) => {
        const told = toldOf(session, await casesNamed(context, session, numbers));
        const partyOf = await partiesOf(
          context,
          session.store,
          told.map(({ customerId }) => customerId),
        );
        const mayPhone = mayCall(session.roles, 'readCustomer');
        const named = told.flatMap((one) => {
          const party = partyOf(one.customerId);
          return party ? [{ ...one, name: party.name, phone: mayPhone ? party.phone : null }] : [];
        });
        return { status: 200, body: { items: named } };
      },
    }),
  ];
};
