import type { Models } from '../../platform/mongo/models';

/** The clock of the machine is not the store's: what is told goes out at any hour. */
export async function withoutQuietHours({ policies }: Pick<Models, 'policies'>): Promise<void> {
  const known = await policies.findOne({ _id: 'S01:voyage:1' }).lean();
  if (!known) throw new Error('the store has no policy');
  await policies.updateOne({ _id: known._id }, { $set: { policy: { ...known.policy, notices: { quiet: [0, 0] } } } });
}
