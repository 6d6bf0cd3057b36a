import { fillPath } from '../../api/processes/paths';
import { processDefinitions, processTypes, type ProcessType } from '../../domain/processes';
import { openedProcess } from './sample-processes';

/** A number that looks right and belongs to nothing. */
export const unknownNumberOf = (type: ProcessType): string =>
  openedProcess(type).state.number.replace(/\d{4}$/, '9999');

/** The type that is served below this path; an order for what several types have or none. */
const typeServedAt = (path: string): ProcessType =>
  processTypes.find((type) => path.startsWith(`${processDefinitions[type].path}/`)) ?? 'repairOrder';

/** The path of an endpoint with well-formed values for its fields. */
export function samplePath(path: string, number = unknownNumberOf(typeServedAt(path))): string {
  const samples: Readonly<Record<string, string>> = {
    number,
    commandId: 'a'.repeat(40),
    checklist: 'walkRound',
    payer: 'insurer',
  };
  return fillPath(path, (name) => samples[name] ?? 'X-1');
}
