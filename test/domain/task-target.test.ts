import { targetOf } from '../../domain/kernel/task';

test.each([
  ['line/L-1', 'startLine', 'L-1'],
  ['T-11/X-1#2', 'decideExtraItem', 'X-1'],
  ['fillChecklist', 'fillChecklist', ''],
  ['acknowledge/H-43/idle#3', 'acknowledgeEscalation', 'H-43/idle#3'],
])('the task %s of %s is about %p', (key, command, target) => expect(targetOf({ key, command })).toBe(target));
