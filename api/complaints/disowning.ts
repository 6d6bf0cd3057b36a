import type { Evidence } from '../../domain/repair-order/evidence';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Acceptance, Complaint, Intake } from '../../domain/complaint/state';
import type { Context } from '../context';
import { Problem } from '../http/problems';
import type { CustomerSession } from '../http/sessions';
import { readLatest } from '../processes/reading';
import { withThoseOf } from './earlier';
import { receive } from './opening';
import { accusedBy, ownerBeside } from './people';
import { complaintApi } from './process-api';

/** Who looks into it, the first who is there. */
const investigators = ['storeManager', 'centralTeam', 'crManager'] as const;
type Approval = Pick<Evidence | Acceptance, 'hash' | 'answer' | 'text'>;
type About = Pick<Intake, 'complainant'> & Partial<Intake>;

const approvalIn = <A extends Approval>(evidence: readonly A[] = [], hash: string): A => {
  const found = evidence.find((one) => one.hash === hash && one.answer === 'approved');
  if (!found) throw new Problem('notFound');
  return found;
};

/** H2: an urgent case of the store manager, one for each approval however often it is said. */
const open = (context: Context, session: CustomerSession, { hash, text }: Approval, aboutOf: () => Promise<About>) =>
  receive(context, {
    session,
    by: { id: session.actorId, role: 'customer' },
    key: hash,
    operation: 'complaint.disown',
    content: { hash },
    intakeOf: async () => {
      const about = await aboutOf();
      const [title = ''] = text.split('\n');
      const owner = await ownerBeside(context, session.store, about.accused ?? [], investigators);
      return {
        kind: 'urgentOnSite',
        source: 'customerForm',
        words: `客户表示此项确认不是本人所为 / The customer says that this approval was not theirs: ${title}`,
        ...about,
        owner: owner ?? { id: '', role: 'storeManager' },
        disowned: hash,
      };
    },
  });

/** H2: the customer says that an approval of a visit was not theirs. Throws `notFound` for what the order has no approval of. */
export async function disownApproval(context: Context, session: CustomerSession, hash: string) {
  const { store, actorId, order } = session;
  const { repairOrders, customers, views } = context.repositories;
  const state = (await views.find('repairOrder', order)) as RepairOrder | undefined;
  return open(context, session, approvalIn(state?.evidence, hash), async () => {
    const [visit, customer] = await Promise.all([repairOrders.find(store, order), customers.find(store, actorId)]);
    if (!visit || !customer) throw new Problem('notFound');
    const complainant = { id: actorId, kind: 'customer' as const, goldCard: customer.goldCard };
    return { complainant, order, vehicle: visit.vehicle };
  });
}

/** Whoever has recorded what the customer says was not theirs, and whoever has witnessed it; nobody where the customer did it alone. */
const makersOf = ({ recordedBy: { id, role }, consent }: Acceptance): readonly string[] => [
  ...(role === 'customer' ? [] : [id]),
  ...(consent.channel === 'phone' ? [consent.witness] : []),
];

/**
 * S-26: the customer says that a solution was not accepted by them, or a complaint not withdrawn: it goes to the store manager as another complaint, and
 * those who have recorded it have no part in that one. Throws `notFound`.
 */
export async function disownAcceptance(context: Context, session: CustomerSession, number: string, hash: string) {
  const earlier = (await readLatest(context, complaintApi, number, 1)) as Complaint;
  const acceptance = approvalIn(earlier.evidence, hash);
  return open(context, session, acceptance, async () => {
    const { complainant, order, vehicle } = earlier;
    const named = await accusedBy(context, session.store, [...new Set(makersOf(acceptance))], session.actorId);
    const accused = withThoseOf(earlier, named);
    return {
      complainant,
      ...(order !== undefined && { order }),
      ...(vehicle !== undefined && { vehicle }),
      ...(accused.length > 0 && { accused }),
      forerunners: [number],
    };
  });
}
