import type { OrderView } from '../../shared/server/replies';
import { listed, type Acts } from './act';

const openLines = ({ lines }: OrderView) =>
  lines.filter(({ status }) => status === 'authorised' || status === 'started');

/** Of whoever works on the car. */
export const workshopActs: Acts<OrderView> = {
  receive: {
    during: 'awaitingWorkshopReceipt',
    leads: 'receiveVehicle',
    asks: [],
    commands: () => [{ type: 'receiveVehicle', receivedAt: new Date().toISOString() }],
  },
  start: {
    during: 'inRepair',
    leads: 'startLine',
    when: (order) => openLines(order).some(({ status }) => status === 'authorised'),
    asks: [],
    commands: (order) =>
      openLines(order)
        .filter(({ status }) => status === 'authorised')
        .map(({ lineId }) => ({ type: 'startLine', lineId })),
  },
  finish: {
    during: 'inRepair',
    leads: 'finishLine',
    when: (order) => openLines(order).length > 0 && openLines(order).every(({ status }) => status === 'started'),
    asks: ['standard', 'exceptions', 'volts', 'slip'],
    list: 'freeChecks',
    commands: (order, { standard, exceptions, volts, slip }) => [
      ...openLines(order).map(({ lineId, parts }) => ({
        type: 'finishLine',
        lineId,
        standard,
        replacedParts: parts.map(({ name }) => name),
      })),
      listed('freeChecks', exceptions),
      { type: 'attachBatterySlip', slip, volts },
      { type: 'finishWork' },
    ],
  },
  check: {
    during: 'qualityCheck',
    leads: 'passQuality',
    asks: ['standard'],
    commands: (_order, { standard }) => [{ type: 'passQuality', standard }],
  },
};
