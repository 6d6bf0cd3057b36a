import { statisticsOf, type CountedComplaint } from '../complaint/statistics';
import type { Complaint } from '../complaint/state';
import type { Instant } from '../kernel/process';
import { hasPassed } from '../time/deadline';
import { isTrue, onlyIf, type FigureOf } from './figure';

type OfComplaints = FigureOf<'received' | 'closed'>;
const received = { source: 'received', group: 'complaints', unit: 'count', better: 'less' } as const;

/** As the statistics form counts it; undefined for an inquiry, an opinion, and what another complaint goes on for. */
const counted = (complaint: Complaint, now: Instant): CountedComplaint | undefined => {
  const { complaint: policy, calendar } = complaint.policy;
  return statisticsOf([complaint], policy.targets, calendar, now).complaints[0];
};
const where =
  (holds: (one: CountedComplaint, complaint: Complaint) => boolean): OfComplaints['count'] =>
  (complaint, now) => {
    const one = counted(complaint, now);
    return one ? onlyIf(holds(one, complaint)) : [];
  };

/** T-28: null while the first answer is neither given nor late. */
function answeredInTime(complaint: Complaint): boolean | null {
  if (hasPassed(complaint, { timer: 'T-28', subject: '' }, 1)) return false;
  return complaint.firstAnsweredAt === undefined ? null : true;
}

const reachedLevel = (level: number): OfComplaints['count'] => where((one) => one.level >= level);

/** Complaints by what became of them. */
export const complaintFigures = {
  complaintsReceived: { ...received, requirements: ['K-06', 'H-32'], count: where(() => true) },
  complaintsOpen: { ...received, requirements: ['K-06'], count: where(({ end }) => end === 'open') },
  complaintsClosed: { ...received, source: 'closed', better: 'more', requirements: ['K-06'], count: where(() => true) },
  complaintsEscalated: { ...received, requirements: ['H-36', 'CF-16'], count: reachedLevel(1) },
  complaintsLevel2: { ...received, requirements: ['H-36', 'CF-16'], count: reachedLevel(2) },
  complaintsLevel3: { ...received, requirements: ['H-36', 'CF-16'], count: reachedLevel(3) },
  complaintsOverdue: { ...received, requirements: ['H-45'], count: where(({ promise }) => promise === 'broken') },
  complaintsReopened: {
    ...received,
    requirements: ['H-30'],
    count: where((_one, { reopenings }) => reopenings > 0),
  },
  firstAnswerInTime: {
    ...received,
    unit: 'share',
    better: 'more',
    requirements: ['T-28'],
    count: (complaint, now) => {
      const answered = counted(complaint, now) && answeredInTime(complaint);
      return answered == null ? [] : isTrue(answered);
    },
  },
  solvedInTime: {
    ...received,
    unit: 'share',
    better: 'more',
    requirements: ['H-45'],
    count: (complaint, now) => {
      const promise = counted(complaint, now)?.promise;
      return promise == null ? [] : isTrue(promise === 'kept');
    },
  },
} as const satisfies Record<string, OfComplaints>;
