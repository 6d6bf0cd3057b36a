import { Writable } from 'node:stream';
import type { Response } from 'express';
import { writeOut } from '../../api/http/write-out';

/** A client that takes each piece a moment later. */
const slowClient = (taken: string[]): Response =>
  new Writable({
    highWaterMark: 1,
    write: (piece: Buffer, _encoding, done) => {
      taken.push(piece.toString());
      setImmediate(done);
    },
  }) as unknown as Response;

test('a long answer to a slow client is written piece by piece, and nothing is left listening', async () => {
  const taken: string[] = [];
  const res = slowClient(taken);
  for (let piece = 0; piece < 20; piece += 1) await writeOut(res, `piece ${piece}`);
  expect(taken).toHaveLength(20);
  expect(['drain', 'close', 'error'].map((event) => res.listenerCount(event))).toEqual([0, 0, 0]);
});

test('whoever hangs up ends the wait', async () => {
  const res = new Writable({ highWaterMark: 1, write: () => undefined }) as unknown as Response;
  const writing = writeOut(res, 'a piece that nobody takes');
  res.destroy();
  await expect(writing).resolves.toBeUndefined();
});
