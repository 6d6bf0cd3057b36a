import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { z } from 'zod';
import { repairOrderProcess } from '../../domain/repair-order/process';
import { RepairOrder } from '../../domain/repair-order/state';
import { play, visits } from '../support/random-visits';

const survives = (schema: z.ZodType, value: unknown): boolean =>
  isDeepStrictEqual(z.decode(schema, z.encode(schema, value)), value);

test('every state and event of a visit is what its schema says: written out and read again it is the same', () => {
  const { eventSchemas } = repairOrderProcess;
  const seen = new Set<string>();
  fc.assert(
    fc.property(visits, (visit) => {
      const { order, events } = play(repairOrderProcess, visit);
      if (!survives(RepairOrder, order)) throw new Error('the state has what its schema does not');
      for (const { type, at: _at, by: _by, ...fields } of events) {
        if (!survives(eventSchemas[type] ?? z.never(), fields)) throw new Error(`${type} has what its schema does not`);
        seen.add(type);
      }
    }),
    { numRuns: 500, seed: 11 },
  );
  expect(seen.size).toBeGreaterThan(0.9 * Object.keys(eventSchemas).length);
});
