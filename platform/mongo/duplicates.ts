const DUPLICATE = 11000;

export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === DUPLICATE;

/** True when a bulk write failed for nothing but documents that were there already. */
export function onlyDuplicates(error: unknown): boolean {
  const { code, writeErrors } = error as { code?: number; writeErrors?: { code?: number; err?: { code?: number } }[] };
  const codes = writeErrors?.map((one) => one.code ?? one.err?.code) ?? [code];
  return codes.length > 0 && codes.every((one) => one === DUPLICATE);
}

/** Waits for a bulk insert; what was there already stays as it is. */
export async function ignoreDuplicates(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
  }
}
