import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Actor } from '../../domain/kernel/actor';
import { takesNoPart } from '../../domain/complaint/acting-role';
import { leastLoaded } from '../../domain/complaint/assignment';
import { isAccused } from '../../domain/complaint/is-accused';
import type { Intake } from '../../domain/complaint/state';
import { ComplaintNumber, complaintNumbers } from '../../domain/complaint/number';
import { RULES_VERSION } from '../../domain/complaint/rules-version';
import { Plate } from '../../domain/master-data/vehicle';
import { Id, ShortText, Phone, LongText } from '../../domain/values/field-schemas';
import { OrderNumber } from '../../domain/repair-order/number';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import type { ReplyOf } from '../http/reply';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { startReserved } from '../../platform/start-reserved';
import { isCustomerSession, type CustomerSession, type Session } from '../http/sessions';
import { currentPolicy } from '../dealership/policies';
import { Created } from '../processes/replies';
import { followed, forerunnersOf, subjectOfEarlier, withThoseOf } from './earlier';
import { accusedBy, ownerBeside } from './people';
import { byPlate, complainantOf, subjectOf } from './subject';
import { ComplaintKind } from './replies';
import { rule } from '../../domain/values/field-rules';

/** H-05: somebody who is no customer of the store. */
const Contact = z.strictObject({
  name: ShortText,
  phone: Phone,
  workplace: ShortText.nullable().default(null),
  address: ShortText.nullable().default(null),
});

const OpenComplaint = z
  .strictObject({
    kind: ComplaintKind.default('complaint'),
    source: z.enum(['phone', 'inPerson', 'email', 'deliveryDispute']),
    customerId: Id.optional(),
    contact: Contact.optional(),
    vehicleId: Id.optional(),
    order: OrderNumber.optional(),
    plate: Plate.optional().meta({
      description: 'finds the car and its newest visit; without a complainant, the owner complains',
    }),
    accused: z
      .array(Id)
      .max(5)
      .optional()
      .meta({ description: 'H-39: about whom it is; they have no part in it from the first word' }),
    /** An earlier complaint that this one takes up again or was split off: the same person, car and order. */
    follows: ComplaintNumber.optional(),
    words: LongText,
  })
  .refine(
    ({ customerId, contact, follows }) => [customerId, contact, follows].filter((one) => one !== undefined).length <= 1,
    rule('oneComplainant'),
  )
  .refine(
    ({ customerId, contact, follows, plate }) => (customerId ?? contact ?? follows ?? plate) !== undefined,
    rule('someComplainant'),
  )
  .meta({
    oneOf: [
      { required: ['customerId'] },
      { required: ['contact'] },
      { required: ['follows'] },
      {
        required: ['plate'],
        not: { anyOf: [{ required: ['customerId'] }, { required: ['contact'] }, { required: ['follows'] }] },
      },
    ],
  });

const CustomerForm = z.strictObject({
  kind: z.enum(['inquiry', 'opinion', 'complaint']).default('complaint'),
  aboutAdvisor: z
    .boolean()
    .default(false)
    .meta({ description: 'H-39: about the service advisor of the visit, who then has no part in it' }),
  words: LongText,
});

const receivedReplies = {
  201: { description: 'received; `number` names it', body: Created, headers: { Location: 'of the complaint' } },
} as const;
type Received = ReplyOf<typeof receivedReplies>;

/** B-01, H-08: whoever receives it owns it, unless it is about them or about their role. Throws `successorMissing` where nobody is left. */
async function ownerOf(
  context: Context,
  store: string,
  receiver: Intake['owner'],
  accused: NonNullable<Intake['accused']>,
) {
  if (!isAccused({ accused }, receiver.id) && !takesNoPart({ accused }, receiver.role)) return receiver;
  const owner = await ownerBeside(context, store, accused);
  if (!owner) throw new Problem('successorMissing', { person: receiver.id });
  return owner;
}
const withAccused = (accused: NonNullable<Intake['accused']>) => (accused.length > 0 ? { accused } : {});

type Taken = Omit<Intake, 'number' | 'policy' | 'rulesVersion' | 'store'>;
/** H-38: the advisor of the visit is of the team, unless it is about them. */
function withTeam({ advisor, ...intake }: Taken): Taken {
  return advisor === undefined || isAccused(intake, advisor) ? intake : { ...intake, advisor };
}

interface Receiving {
  readonly session: Session;
  readonly by: Actor;
  readonly key: string;
  readonly operation: 'complaint.open' | 'complaint.send' | 'complaint.disown';
  readonly content: unknown;
  /** The visit by whose links it comes, where that is counted. */
  readonly countedFor?: string;
  readonly intakeOf: (request: string) => Promise<Taken>;
}

/** H4: whoever holds a link sends some complaints a day and no more; each has an owner, deadlines and escalations. Throws `complaintsUsedUp`. */
async function countComplaint({ repositories, config }: Context, order: string, zone: string): Promise<void> {
  const now = DateTime.now().setZone(zone);
  const count = await repositories.counters.increment(`complaints:${order}:${now.toISODate()}`);
  if (count <= config.COMPLAINTS_PER_DAY) return;
  const tomorrow = now.plus({ days: 1 }).startOf('day').diff(now).as('seconds');
  throw new Problem('complaintsUsedUp', {}, { 'Retry-After': String(Math.ceil(tomorrow)) });
}

/** H-02, H-09: accepted the moment it is raised, once per request. */
export async function receive(
  context: Context,
  { session, by, key, operation, content, countedFor, intakeOf }: Receiving,
): Promise<Received> {
  const { store } = session;
  const { counters, requests } = context.repositories;
  const policy = await currentPolicy(context, store);
  const number = () => counters.nextNumber(complaintNumbers, store, policy.calendar.zone);
  return runIdempotently(requests, {
    session,
    operation,
    key,
    content,
    reserve: async () => {
      if (countedFor !== undefined) await countComplaint(context, countedFor, policy.calendar.zone);
      return number();
    },
    effect: async (reservation): Promise<Received> => {
      const intake = await intakeOf(reservation.request);
      const received = await startReserved(context.processes, 'complaint', reservation, number, (given) => ({
        intake: { ...intake, number: given, store, policy, rulesVersion: RULES_VERSION },
        by,
      }));
      const headers = { Location: `/api/v1/complaints/${received}` };
      return { status: 201, headers, body: { number: received, store } };
    },
  });
}

/** H-01: the customer's own words about the visit of the link. */
export const receiveFromCustomer = (
  context: Context,
  session: CustomerSession,
  key: string,
  body: z.infer<typeof CustomerForm>,
): Promise<Received> =>
  receive(context, {
    session,
    by: { id: session.actorId, role: 'customer' },
    key,
    operation: 'complaint.send',
    content: body,
    countedFor: session.order,
    intakeOf: async () => {
      const { store, actorId, order } = session;
      const { repairOrders, customers, staff, complaints } = context.repositories;
      const visit = await repairOrders.find(store, order);
      const customer = await customers.find(store, actorId);
      if (!visit || !customer) throw new Problem('notFound');
      const { followUp } = await currentPolicy(context, store);
      const accused = body.aboutAdvisor ? await accusedBy(context, store, [visit.advisor], actorId) : [];
      const candidates = await staff.holdersOf(store, [followUp.firstRole]);
      const owner = leastLoaded(
        candidates.map(({ person }) => person).filter((person) => !isAccused({ accused }, person)),
        await complaints.openByOwner(store),
      );
      const receiver = owner
        ? { id: owner, role: followUp.firstRole }
        : { id: visit.advisor, role: 'serviceAdvisor' as const };
      const complainant = { id: actorId, kind: 'customer' as const, goldCard: customer.goldCard };
      return withTeam({
        kind: body.kind,
        source: 'customerForm',
        words: body.words,
        complainant,
        order: order,
        advisor: visit.advisor,
        vehicle: visit.vehicle,
        ...(await forerunnersOf(context, store, { complainant, vehicle: visit.vehicle })),
        owner: await ownerOf(context, store, receiver, accused),
        ...withAccused(accused),
      });
    },
  });

export const openingEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'complaint.open',
    method: 'post',
    path: '/complaints',
    tag: 'complaints',
    summary:
      'H-01, H-08: the person who receives a complaint, inquiry, opinion or urgent case on site takes it down and owns it',
    body: OpenComplaint,
    keyed: true,
    problems: ['notFound'],
    replies: receivedReplies,
    handle: async ({ body, session, role, actor, key }) =>
      receive(context, {
        session,
        by: actor,
        key,
        operation: 'complaint.open',
        content: body,
        intakeOf: async (request) => {
          const { store, actorId } = session;
          const { kind, source, words, plate, follows } = body;
          const earlier = follows === undefined ? undefined : await followed(context, session, follows);
          const found = plate === undefined ? undefined : await byPlate(context, store, plate);
          const complainant =
            earlier?.complainant ??
            (await complainantOf(context, store, body, `contact-${request.slice(0, 24)}`, found));
          const subject = { ...subjectOfEarlier(earlier), ...(await subjectOf(context, store, body, found)) };
          const named = await accusedBy(context, store, [...new Set(body.accused)], actorId);
          const accused = withThoseOf(earlier, named);
          const owner = await ownerOf(context, store, { id: actorId, role }, accused);
          const forerunners = await forerunnersOf(context, store, { complainant, ...subject }, earlier);
          const about = { ...subject, ...forerunners };
          return withTeam({ kind, source, words, complainant, owner, ...about, ...withAccused(accused) });
        },
      }),
  }),
  endpoint({
    operation: 'complaint.send',
    method: 'post',
    path: '/customer-complaints',
    tag: 'customer',
    summary: "H-01: the customer's own form, about the visit of the link",
    body: CustomerForm,
    keyed: true,
    problems: ['notFound', 'complaintsUsedUp'],
    replies: receivedReplies,
    handle: async ({ body, session, key }) => {
      if (!isCustomerSession(session)) throw new Problem('notFound', { missing: 'order' });
      return receiveFromCustomer(context, session, key, body);
    },
  }),
];
