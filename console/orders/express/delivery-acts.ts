import type { ListedCommand } from '../../shared/server/commands';
import type { WholeOrder } from '../../shared/server/replies';
import { counted, listed, type Acts, type Typed } from './act';

type Plan = NonNullable<WholeOrder['maintenance']>['proposed'];
/** The proposed plan from the maintenance that was agreed; what would come before it or with it is left out. */
const planned = (plan: Plan | undefined, day: string | undefined, kilometres: number | undefined) => {
  if (!plan || day === undefined || kilometres === undefined) return undefined;
  const [first, ...others] = plan.nodes;
  const later = others.filter((node) => node.day > day && node.kilometres > kilometres);
  return { ...plan, nodes: [{ ...first, day, kilometres }, ...later] };
};

const goodbye = ({ maintenance }: WholeOrder, typed: Typed): readonly ListedCommand[] => {
  const { nextDay, nextKilometres, consent } = typed;
  return [
    listed('handoverPack'),
    listed('departure'),
    { type: 'startFinalCheck' },
    listed('finalCheck', [], counted('water', typed.count)),
    {
      type: 'recordAftercare',
      nextDay,
      nextKilometres,
      maintenancePlan: planned(maintenance?.proposed, nextDay, nextKilometres),
      planExplained: true,
      planAccepted: true,
      followUp: {
        at: typed.wish,
        channel: typed.channel,
        ...(typed.wishedDays && { days: typed.wishedDays }),
        ...(typed.partOfDay && { partOfDay: typed.partOfDay }),
      },
      warrantyOffers: [{ product: typed.product, taken: false }],
    },
    { type: 'signDelivery', consent },
    { type: 'returnPickupSlip', consent },
    { type: 'updateDms', nextDay, nextKilometres, archiveComplete: true },
  ];
};

/** E-09 to F-25: the car is made ready, shown, and driven off. */
export const deliveryActs: Acts<WholeOrder> = {
  prepare: {
    during: 'deliveryPreparation',
    leads: 'notifyCustomer',
    asks: ['exceptions', 'channel'],
    list: 'deliveryPreparation',
    commands: (_order, { exceptions, channel }) => [
      listed('deliveryPreparation', exceptions),
      { type: 'notifyCustomer', channel },
    ],
  },
  show: {
    during: 'readyForPickup',
    leads: 'welcomeCustomer',
    asks: ['exceptions'],
    list: 'acceptance',
    commands: (_order, { exceptions }) => [{ type: 'welcomeCustomer' }, listed('acceptance', exceptions)],
  },
  goodbye: {
    during: 'exitPassIssued',
    leads: 'startFinalCheck',
    asks: ['count', 'nextDay', 'nextKilometres', 'wish', 'wishedDays', 'partOfDay', 'channel', 'product', 'consent'],
    shows: ['signDelivery', 'returnPickupSlip'],
    commands: goodbye,
  },
};
