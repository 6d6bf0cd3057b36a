import { DateTime } from 'luxon';
import type { ServicePolicy } from '../../domain/policy/policy';
import type { Models } from '../../platform/mongo/models';

const MORNING_HOUR = 9;
const FARTHEST_WEST = -12;
const HOURS_A_DAY = 24;

/** The clock of the machine is not the store's: what is told goes out at any hour. */
export const withoutQuietHours = (models: Pick<Models, 'policies'>): Promise<void> =>
  changePolicy(models, (policy) => ({ ...policy, notices: { quiet: [0, 0] } }));

/** The clock of the machine is not the store's: there it is morning, so that no day ends within the test. */
export const inTheMorning = (models: Pick<Models, 'policies'>): Promise<void> =>
  changePolicy(models, (policy) => ({ ...policy, calendar: { ...policy.calendar, zone: morningZone() } }));

async function changePolicy(
  { policies }: Pick<Models, 'policies'>,
  change: (policy: ServicePolicy) => ServicePolicy,
): Promise<void> {
  const known = await policies.findOne({ _id: 'S01:voyage:1' }).lean();
  if (!known) throw new Error('the store has no policy');
  await policies.updateOne({ _id: known._id }, { $set: { policy: change(known.policy) } });
}

/** The zone in which it is between nine and ten in the morning now. The signs of these names are the reverse of their offsets. */
function morningZone(): string {
  const offset = MORNING_HOUR - DateTime.utc().hour;
  const hours = offset < FARTHEST_WEST ? offset + HOURS_A_DAY : offset;
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}
