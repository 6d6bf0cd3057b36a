import type { Errand } from '../errands';
import type { Complaint, ComplaintEvent } from './state';

/** What merging asks of the other complaint. */
export function mergingErrands(after: Complaint, event: ComplaintEvent): readonly Errand[] {
  const { number, complainant, accused = [] } = after;
  switch (event.type) {
    case 'mergeAsked':
      return [
        {
          sendCommand: 'complaint',
          number: event.into,
          command: {
            type: 'absorb',
            complaint: number,
            complainant: complainant.id,
            accused: accused.map(({ person }) => person),
          },
        },
      ];
    case 'complaintAbsorbed':
      return [{ sendCommand: 'complaint', number: event.complaint, command: { type: 'noteAbsorbed', into: number } }];
    case 'absorptionRefused':
      return [
        { sendCommand: 'complaint', number: event.complaint, command: { type: 'noteNotAbsorbed', into: number } },
      ];
    default:
      return [];
  }
}
