import { condition, defineUpdate, setHandler } from '@temporalio/workflow';

export const count = defineUpdate<number>('count');

/** The least a durable process can do: count Updates until there were enough. */
export async function baseline(enough: number): Promise<number> {
  let counted = 0;
  setHandler(count, () => (counted += 1), { validator: () => undefined });
  await condition(() => counted >= enough);
  return counted;
}
