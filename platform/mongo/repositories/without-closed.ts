/** More than one complaint has of tasks, or of notices that are still looked at. */
const ROWS_OF_ONE = 20;

interface AboutProcess {
  readonly process: string;
}

/**
 * The first `limit` rows that are about none of these processes. They are few, and mostly none: a few rows more are read along the index, so that no
 * row is looked at for nothing.
 */
export async function withoutClosed<Row extends AboutProcess>(
  closed: readonly string[],
  limit: number,
  read: (limit: number) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  if (closed.length === 0) return read(limit);
  const rows = await read(limit + closed.length * ROWS_OF_ONE);
  return rows.filter(({ process }) => !closed.includes(process)).slice(0, limit);
}
