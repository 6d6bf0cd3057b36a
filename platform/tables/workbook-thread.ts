import { parentPort, workerData } from 'node:worker_threads';
import type { TableFacts, TableFaultCode } from '../../domain/values/table';
import { readSheet, type ReadSheet } from './read-sheet';
import { TableError, type RawRow, type TableLimits } from './table';

export interface WorkbookRequest {
  readonly bytes: Uint8Array;
  readonly limits: TableLimits;
  readonly sheet: string | undefined;
}
/** The rows go over as JSON in pieces, so that the one who asked need not have all of them as objects at once. */
export type WorkbookAnswer =
  | (Omit<ReadSheet, 'rows'> & { readonly pieces: readonly Uint8Array[] })
  | { readonly code: TableFaultCode; readonly facts: TableFacts };

const ROWS_PER_PIECE = 500;

function* piecesOf(rows: readonly RawRow[]): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  for (let at = 0; at < rows.length; at += ROWS_PER_PIECE)
    yield encoder.encode(JSON.stringify(rows.slice(at, at + ROWS_PER_PIECE)));
}

/** Reads one workbook and ends. What is no TableError is a defect, ends the thread and reaches the one who asked as its error. */
async function answer({ bytes, limits, sheet }: WorkbookRequest): Promise<void> {
  const reply = (message: WorkbookAnswer, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(message, moved);
  try {
    const { rows, ...rest } = await readSheet(bytes, limits, sheet);
    const pieces = [...piecesOf(rows)];
    reply(
      { ...rest, pieces },
      pieces.map(({ buffer }) => buffer),
    );
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    reply({ code: error.code, facts: error.facts });
  }
}

void answer(workerData as WorkbookRequest);
