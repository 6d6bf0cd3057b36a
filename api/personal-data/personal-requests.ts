import { z } from 'zod';
import { Actor } from '../../domain/kernel/actor';
import {
  checkAnswered,
  newRequest,
  openRequest,
  personalRequestKinds,
  personalRequestStates,
  rolesFor,
  urgencyOf,
  type PersonalRequestKind,
  type PersonalRequestState,
} from '../../domain/personal-data/personal-request';
import { Id, LongText, StoredInstant } from '../../domain/values/field-schemas';
import type { StoredPersonalRequest } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { sendToPhone } from '../customer-messages/send';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams, listSchema } from '../http/fields';
import { Problem } from '../http/problems';
import { RoleName } from '../processes/replies';

const tag = 'personal data';
const path = '/customers/:id/personal-requests';
/** More stand behind them, less urgent. */
const MOST_LISTED = 200;
const RequestKind = z.enum(personalRequestKinds);

const PersonalRequest = z
  .object({
    customer: z.string(),
    kind: RequestKind,
    by: Actor,
    at: StoredInstant,
    dueAt: StoredInstant.meta({ description: 'the end of the last working day that the policy gives' }),
    overdue: z.boolean(),
    exportedAt: StoredInstant.nullable().meta({
      description: 'when an archive was made since, which can be handed over',
    }),
    state: z.enum(personalRequestStates),
    end: z.object({ by: Actor, at: StoredInstant, words: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'PersonalRequest' });
const PersonalRequests = listSchema(PersonalRequest);
const NamedRequests = listSchema(
  PersonalRequest.extend({
    name: z.string(),
    roles: z.array(RoleName).meta({ description: 'whose task it is; the store manager’s, too, once its day is over' }),
  }),
);
const replies = { 200: { description: 'everything the customer asked for, the newest first', body: PersonalRequests } };

const bodyOf = ({ customer, kind, by, at, dueAt, exportedAt, state, end }: StoredPersonalRequest) => ({
  customer,
  kind,
  by,
  at,
  dueAt,
  overdue: state === 'open' && urgencyOf({ dueAt }, Date.now()) === 'overdue',
  exportedAt,
  state,
  end,
});

/** Everything that this customer asked for, under each id the store knows, the earliest first. */
export async function requestsOf(
  { repositories: { customers, personalRequests } }: Pick<Context, 'repositories'>,
  store: string,
  customer: string,
): Promise<StoredPersonalRequest[]> {
  return personalRequests.of(store, await customers.idsOf(store, customer));
}

/** Takes down what the customer asks for; while the same is open, it is that. Throws `notFound`, `customerErased`. */
export async function askFor(
  context: Context,
  { store, customer, kind, by }: { store: string; customer: string; kind: PersonalRequestKind; by: Actor },
): Promise<readonly StoredPersonalRequest[]> {
  const record = await context.repositories.customers.find(store, customer);
  if (!record) throw new Problem('notFound');
  if (record.erasedAt) throw new Problem('customerErased');
  const known = await requestsOf(context, store, customer);
  if (openRequest(known, kind)) return known;
  const count = known.filter((one) => one.kind === kind).length + 1;
  const request = newRequest(await currentPolicy(context, store), kind, by, Date.now());
  await context.repositories.personalRequests.add({
    _id: `${store} ${record._id} ${kind} ${count}`,
    store,
    customer: record._id,
    ...request,
  });
  return requestsOf(context, store, customer);
}

interface Ending {
  readonly store: string;
  readonly customer: string;
  readonly kind: PersonalRequestKind;
  readonly state: Exclude<PersonalRequestState, 'open'>;
  readonly by: Actor;
  readonly words: string;
}

/** Ends the open request. Throws `personalRequestOver` where none is open. */
export async function endRequest(
  context: Context,
  { store, customer, kind, state, by, words }: Ending,
): Promise<readonly StoredPersonalRequest[]> {
  const open = openRequest(await requestsOf(context, store, customer), kind);
  const end = { by, at: Date.now(), words };
  if (!open || !(await context.repositories.personalRequests.end(open, state, end)))
    throw new Problem('personalRequestOver');
  return requestsOf(context, store, customer);
}

/** The answer goes to the phone on file as well, because a link to the page does not live for ever; it stands, whether or not a message is taken. */
async function tellCustomer(context: Context, store: string, customer: string, answer: string): Promise<void> {
  const record = await context.repositories.customers.find(store, customer);
  if (!record || record.phone === '') return;
  try {
    const facts = { answer };
    await sendToPhone(context, { store, address: record.phone, template: 'personalRequestAnswered', facts });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    context.log.warn({ customer, code: error.code }, 'the answer to a request about personal data was not sent');
  }
}

const Words = z.strictObject({ words: LongText });
const KindParams = z.strictObject({ id: Id, kind: RequestKind });

/** M-06: what customers ask for about their own data, each with the day by which it is answered. */
export const personalRequestEndpoints = (context: Context): readonly Endpoint[] => {
  const { repositories } = context;
  const known = async (store: string, id: string): Promise<void> => {
    if (!(await repositories.customers.find(store, id))) throw new Problem('notFound');
  };
  const listed = (requests: readonly StoredPersonalRequest[]) => ({
    status: 200 as const,
    body: { items: requests.map(bodyOf).toReversed() },
  });
  const ending = (how: {
    readonly operation: 'answerPersonalRequest' | 'refusePersonalRequest' | 'withdrawPersonalRequest';
    readonly name: string;
    readonly state: Ending['state'];
    readonly summary: string;
  }) =>
    endpoint({
      operation: how.operation,
      method: 'post',
      path: `${path}/:kind/${how.name}`,
      tag,
      summary: how.summary,
      params: KindParams,
      body: Words,
      problems: ['notFound', 'personalRequestOver', 'personalRequestUndone'],
      replies,
      handle: async ({ params: { id, kind }, body: { words }, session: { store }, actor }) => {
        await known(store, id);
        const open = openRequest(await requestsOf(context, store, id), kind);
        if (how.state === 'answered' && open) checkAnswered(open);
        const requests = await endRequest(context, { store, customer: id, kind, state: how.state, by: actor, words });
        await tellCustomer(context, store, id, words);
        return listed(requests);
      },
    });
  return [
    endpoint({
      operation: 'listOpenPersonalRequests',
      method: 'get',
      path: '/personal-requests',
      tag,
      summary: `M-06: what customers ask for about their own data and is not answered yet, the most urgent first; at most ${MOST_LISTED}`,
      replies: { 200: { description: 'the open requests', body: NamedRequests } },
      handle: async ({ session: { store } }) => {
        const open = await repositories.personalRequests.open(store, MOST_LISTED);
        const names = await Promise.all(open.map(({ customer }) => repositories.customers.find(store, customer)));
        return {
          status: 200,
          body: {
            items: open.map((one, place) => ({
              ...bodyOf(one),
              name: names[place]?.name ?? '—',
              roles: [...rolesFor(one, Date.now())],
            })),
          },
        };
      },
    }),
    endpoint({
      operation: 'listPersonalRequests',
      method: 'get',
      path,
      tag,
      summary: 'M-06: what this customer asked for about their own data, and what became of it',
      params: IdParams,
      replies,
      handle: async ({ params: { id }, session: { store } }) => {
        await known(store, id);
        return listed(await requestsOf(context, store, id));
      },
    }),
    endpoint({
      operation: 'askForPersonalData',
      method: 'post',
      path,
      tag,
      summary: 'M-06: the customer asks for a copy of their data, or to be erased; once each, while it is open',
      params: IdParams,
      body: z.strictObject({ kind: RequestKind }),
      problems: ['notFound', 'customerErased'],
      replies,
      handle: async ({ params: { id }, body: { kind }, session: { store }, actor }) =>
        listed(await askFor(context, { store, customer: id, kind, by: actor })),
    }),
    ending({
      operation: 'answerPersonalRequest',
      name: 'answer',
      state: 'answered',
      summary:
        'M-06: the copy was handed over, and how; only once an archive was made since it was asked for. An erasure is answered by erasing',
    }),
    ending({
      operation: 'refusePersonalRequest',
      name: 'refusal',
      state: 'refused',
      summary: 'M-06: it cannot be done, and why; the customer reads the reason',
    }),
    ending({
      operation: 'withdrawPersonalRequest',
      name: 'withdrawal',
      state: 'withdrawn',
      summary: 'M-06: the customer does not ask for it any more, as the customer said it',
    }),
  ];
};
