import type { Instant } from '../kernel/process';
import type { RepairOrder } from './state';

/** The vehicle (re-)enters the workshop: D-13 counts anew, over what is still to be done. */
export function startRepairRound(order: RepairOrder, startedAt: Instant): RepairOrder {
  const toDo = order.lines.filter(({ status }) => status === 'authorised');
  const expectedMinutes = toDo.reduce((total, line) => total + line.labourMinutes, 0);
  const round = { startedAt, expectedMinutes, extensions: 0, holds: [] };
  return { ...order, stage: 'inRepair', rounds: order.rounds + 1, round };
}

/** The checks made before the rework are made again after it. */
export function withoutPreparation(order: RepairOrder): RepairOrder {
  const { batterySlip: _slip, notifiedAt: _notified, pickup: _pickup, quality, checklists, ...rest } = order;
  const {
    qualityCheck: _quality,
    freeChecks: _checks,
    deliveryPreparation: _preparation,
    acceptance: _acceptance,
    ...kept
  } = checklists;
  return { ...rest, checklists: kept, slips: [], quality: { failures: quality.failures } };
}
