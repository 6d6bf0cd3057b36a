import { errandsOf } from '../../domain/complaint/errands';
import { noticesOf } from '../../domain/complaint/notices';
import { complaintProcess, fold } from '../../domain/complaint/process';
import { statisticsOf } from '../../domain/complaint/statistics';
import type { InternalPayloads } from '../../domain/complaint/commands';
import { systemActor } from '../../domain/kernel/actor';
import { MINUTE } from '../../domain/kernel/process';
import {
  after,
  archived,
  did,
  flagged,
  givenComplaint,
  intake,
  received,
  registered,
  timeOf,
  type History,
} from '../support/complaint-events';

const OTHER = 'CP-S01-20261122-0002';
const linked = (): History => after(registered(), did('cr', 'complaintLinked', { complaint: OTHER }));
const asked = (): History => after(linked(), did('crsupervisor', 'mergeAsked', { into: OTHER, reason: '同一事项' }));
const merge = (history: History) =>
  givenComplaint(history).when(['crsupervisor', 'mergeInto', { complaint: OTHER, reason: '同一事项' }]);

/** What a command of another process brings about. */
function hear<T extends keyof InternalPayloads>(history: History, type: T, payload: InternalPayloads[T]) {
  const command = { type, id: 'm-1', by: systemActor, ...(payload as object) };
  return complaintProcess.rules[type](fold(history), command as never, timeOf(history) + MINUTE);
}

describe('merging', () => {
  test('a complaint is merged into one that it is linked to, and asks it first', () => {
    merge(registered()).thenRejected('complaintUnlinked', { complaint: OTHER });
    merge(linked()).then({ type: 'mergeAsked', into: OTHER, reason: '同一事项' });
    const complaint = fold(asked());
    expect(errandsOf(complaint, asked().at(-1)!, complaint)).toEqual([
      {
        sendCommand: 'complaint',
        number: OTHER,
        command: { type: 'absorb', complaint: intake.number, complainant: 'C-002', accused: [] },
      },
    ]);
    expect(complaint.stage).toBe(fold(linked()).stage);
    expect(complaintProcess.deadlines(complaint).length).toBeGreaterThan(0);
  });
  test('a complaint takes in another of the same person while it is open, and nothing else', () => {
    const absorb = (history: History, complainant = 'C-002', accused: readonly string[] = []) =>
      hear(history, 'absorb', { complaint: OTHER, complainant, accused: [...accused] })[0];
    expect(absorb(registered())).toMatchObject({ type: 'complaintAbsorbed', complaint: OTHER });
    expect(absorb(registered(), 'C-003')).toMatchObject({ type: 'absorptionRefused' });
    expect(absorb(archived())).toMatchObject({ type: 'absorptionRefused' });
    expect(absorb(received({ kind: 'inquiry' }))).toMatchObject({ type: 'absorptionRefused' });
    expect(absorb(asked())).toMatchObject({ type: 'absorptionRefused' });
    expect(absorb(registered(), 'C-002', ['zhao'])).toMatchObject({ type: 'absorptionRefused' });
    const aboutZhao = after(registered(), did('cr', 'accusedNamed', { person: 'zhao', holds: [], reason: '涉及' }));
    expect(absorb(aboutZhao, 'C-002', ['zhao'])).toMatchObject({ type: 'complaintAbsorbed' });
  });
  test('it ends only when the other has taken it in, the customer hears where it goes on, and nothing is held', () => {
    const [merged] = hear(asked(), 'noteAbsorbed', { into: OTHER });
    expect(merged).toMatchObject({ type: 'complaintMerged', into: OTHER });
    const complaint = complaintProcess.evolve(fold(asked()), merged!);
    expect(complaint).toMatchObject({ stage: 'closedMerged', closedAt: merged!.at });
    expect(noticesOf(complaint, merged!)).toMatchObject([{ template: 'complaintMerged', facts: { into: OTHER } }]);
    expect(errandsOf(complaint, merged!, complaint)).toMatchObject([{ command: { type: 'releaseSettlement' } }]);
    const { targets } = complaint.policy.complaint;
    expect(statisticsOf([complaint], targets, complaint.policy.calendar, 0).total).toBe(0);
    expect(hear(linked(), 'noteAbsorbed', { into: OTHER })).toEqual([]);
  });
  test('a refused merging leaves both as they were', () => {
    const [dropped] = hear(asked(), 'noteNotAbsorbed', { into: OTHER });
    expect(complaintProcess.evolve(fold(asked()), dropped!).merging).toBeUndefined();
  });
  test('H-41 a flag that is raised meanwhile keeps it open', () => {
    merge(after(linked(), flagged('legalCase'))).thenRejected('closingConditionsOpen', { open: ['legalCaseEnded'] });
    expect(hear(after(asked(), flagged('legalCase')), 'noteAbsorbed', { into: OTHER })).toMatchObject([
      { type: 'mergeDropped' },
    ]);
  });
});
