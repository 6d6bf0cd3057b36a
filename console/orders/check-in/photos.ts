import { post } from '../../shared/server/request';
import type { Sheet } from './sheet';

/** The photos that were taken before there was a visit become photos of the visit: it takes no others. Those that are its own already stay so. */
export async function givePhotosTo(number: string, { marks, exceptions }: Sheet): Promise<void> {
  const taken = new Set([...marks, ...exceptions].flatMap(({ photo = [] }) => photo));
  for (const hash of taken) await post('/files/{hash}/process', { path: { hash } }, { body: { process: number } });
}
