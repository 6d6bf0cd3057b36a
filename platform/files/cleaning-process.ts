import os from 'node:os';
import { stackOf } from '../../domain/kernel/stack';
import { FileRefused, type CleaningAnswer, type CleaningRequest } from './clean-file';
import { kindOf } from './kinds';
import { cleanPicture, printableOf } from './picture';
import { cleanScan } from './scan';

const LOWER_PRIORITY = 10;

async function answerOf(request: CleaningRequest): Promise<CleaningAnswer> {
  const bytes = Buffer.from(request.bytes);
  if (request.task === 'printable') return { printable: await printableOf(bytes) };
  const kind = kindOf(bytes);
  if (kind === undefined) return { fault: 'fileNotTaken' };
  if (kind !== 'pdf') return { clean: await cleanPicture(bytes, kind, request.use) };
  return request.use === 'drawing' ? { fault: 'fileNotTaken' } : { clean: await cleanScan(bytes) };
}

async function answer(request: CleaningRequest): Promise<void> {
  try {
    process.send?.(await answerOf(request));
  } catch (error) {
    process.send?.(error instanceof FileRefused ? { fault: error.fault } : { defect: stackOf(error) });
  }
}

// whoever signs in meanwhile comes first
os.setPriority(LOWER_PRIORITY);
process.on('message', (request) => void answer(request as CleaningRequest));
// whoever asks is gone, in whichever way
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
