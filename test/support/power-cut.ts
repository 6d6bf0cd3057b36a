type Method = (...given: unknown[]) => unknown;

/** What writes by these methods. */
export interface Writer {
  readonly on: object;
  readonly methods: readonly string[];
}

/** Every way in which the driver writes to these collections. */
export const writesTo = (models: readonly { readonly collection: object }[]): readonly Writer[] =>
  models.map(({ collection }) => ({
    on: collection,
    methods: ['bulkWrite', 'updateOne', 'insertOne', 'insertMany', 'deleteOne', 'deleteMany'],
  }));

/** Ends the work at its n-th write, before it is done; false when it had fewer. */
export async function powerCutAt(
  nth: number,
  writers: readonly Writer[],
  work: () => Promise<unknown>,
): Promise<boolean> {
  let left = nth;
  const places = writers.flatMap(({ on, methods }) =>
    methods.map((method) => ({ on, method, original: (on as Record<string, Method>)[method]! })),
  );
  for (const { on, method, original } of places)
    Object.assign(on, {
      [method]: (...given: unknown[]) => {
        left -= 1;
        if (left <= 0) throw new Error('the power is gone');
        return original.apply(on, given);
      },
    });
  try {
    await work();
    return false;
  } catch (error) {
    expect(error).toMatchObject({ message: 'the power is gone' });
    return true;
  } finally {
    for (const { on, method, original } of places) Object.assign(on, { [method]: original });
  }
}
