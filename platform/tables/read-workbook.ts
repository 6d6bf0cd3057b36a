import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { TableError, type RawRow, type RawTable, type TableLimits } from './table';
import type { WorkbookAnswer, WorkbookRequest } from './workbook-thread';

/** A thread that was out of memory has ended and said so; the rest of the program goes on. */
const isOutOfMemory = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Starts the thread from the file beside this one. Before the build it is TypeScript, which a thread reads by tsx. */
function startThread(request: WorkbookRequest): Worker {
  const file = path.join(__dirname, `workbook-thread${path.extname(__filename)}`);
  return new Worker(file, {
    workerData: request,
    transferList: [request.bytes.buffer as ArrayBuffer],
    execArgv: file.endsWith('.ts') ? ['--require', 'tsx/cjs'] : [],
    resourceLimits: { maxOldGenerationSizeMb: request.limits.memoryMegabytes },
  });
}

/** What the thread answers. A thread that takes too long or too much memory is ended. */
async function answerOf(request: WorkbookRequest): Promise<WorkbookAnswer> {
  const thread = startThread(request);
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<WorkbookAnswer>((resolve, reject) => {
      timer = setTimeout(() => reject(new TableError('takesTooLong')), request.limits.milliseconds);
      thread.once('message', resolve);
      thread.once('error', (error) =>
        reject(isOutOfMemory(error) ? new TableError('unpacksTooLarge', {}, error) : error),
      );
      thread.once('exit', (code) => reject(new Error(`The thread that reads workbooks ended with ${code}.`)));
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}

/** Between two pieces others get their turn. */
async function* rowsIn(pieces: readonly Uint8Array[]): AsyncGenerator<RawRow> {
  const decoder = new TextDecoder();
  for (const piece of pieces) {
    yield* JSON.parse(decoder.decode(piece)) as readonly RawRow[];
    await setImmediate();
  }
}

/** The rows of one sheet of a workbook (.xlsx, .xlsm), read in a thread. Throws TableError. */
export async function readWorkbook(bytes: Uint8Array, limits: TableLimits, sheet?: string): Promise<RawTable> {
  // a copy, because what is given to the thread is gone here
  const answer = await answerOf({ bytes: Uint8Array.from(bytes), limits, sheet });
  if ('code' in answer) throw new TableError(answer.code, answer.facts);
  const { pieces, ...rest } = answer;
  return { format: 'xlsx', encoding: null, delimiter: null, ...rest, rows: rowsIn(pieces) };
}
