const DUPLICATE = 11000;

export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === DUPLICATE;

interface WriteError {
  readonly code?: number;
  readonly index?: number;
  readonly err?: { readonly code?: number; readonly index?: number };
}

/** True when a bulk write failed for nothing but documents that were there already. */
export function onlyDuplicates(error: unknown): boolean {
  const { code, writeErrors } = error as { code?: number; writeErrors?: readonly WriteError[] };
  const codes = writeErrors?.map((one) => one.code ?? one.err?.code) ?? [code];
  return codes.length > 0 && codes.every((one) => one === DUPLICATE);
}

/** Waits for a bulk insert; what was there already stays as it is. */
export async function ignoreDuplicates(write: Promise<unknown>): Promise<void> {
  await duplicatesOf(write);
}

/** Waits for an unordered bulk write; answers the places, from 0, of the documents that were there already. */
export async function duplicatesOf(write: Promise<unknown>): Promise<ReadonlySet<number>> {
  try {
    await write;
    return new Set();
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
    const { writeErrors } = error as { writeErrors?: readonly WriteError[] };
    // one document alone fails without a list
    return new Set(writeErrors?.map((one) => one.index ?? one.err?.index ?? 0) ?? [0]);
  }
}

/** Waits for an ordered bulk insert of so many documents; answers how many were written before the first that was there already. */
export async function insertedBefore(documents: number, write: Promise<unknown>): Promise<number> {
  try {
    await write;
    return documents;
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
    const { writeErrors } = error as { writeErrors?: readonly WriteError[] };
    const [first] = writeErrors ?? [];
    return first?.index ?? first?.err?.index ?? 0;
  }
}
