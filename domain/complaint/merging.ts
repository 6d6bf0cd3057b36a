import { z } from 'zod';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, LongText, payload } from '../values/field-schemas';
import { openDuties } from './closing-conditions';
import { ofKind } from './intake';
import { isAccused } from './is-accused';
import { ComplaintNumber } from './number';
import { supervisors } from './roles';
import { endStages, openStages } from './stage';
import { isGrave, isOver, type Complaint } from './state';
import type { ComplaintSlice } from './types';

/** Two complaints about one matter become one: the one that is merged asks, the other takes it in, and only then the first ends. */
const mergingCommands = {
  mergeInto: {
    path: 'merging',
    roles: supervisors,
    payload: payload(
      { complaint: ComplaintNumber, reason: LongText },
      'It is about the same as a linked complaint of the same person, which goes on for both',
    ),
  },
  absorb: {
    roles: ['system'],
    payload: payload(
      { complaint: ComplaintNumber, complainant: Id, accused: z.array(Id) },
      'Another complaint about the same is to go on here',
    ),
  },
  noteAbsorbed: {
    roles: ['system'],
    payload: payload({ into: ComplaintNumber }, 'The other complaint goes on for this one'),
  },
  noteNotAbsorbed: {
    roles: ['system'],
    payload: payload(
      { into: ComplaintNumber },
      'The other complaint does not go on for this one: it is over, somebody else’s, or open to whoever this one is about',
    ),
  },
} as const satisfies CommandDeclarations;

export const mergingEvents = {
  mergeAsked: z.object({ into: z.string(), reason: z.string() }),
  complaintAbsorbed: z.object({ complaint: z.string() }),
  absorptionRefused: z.object({ complaint: z.string() }),
  complaintMerged: z.object({ into: z.string() }),
  mergeDropped: z.object({ into: z.string() }),
};

const notAnother = (complaint: Complaint, into: string): boolean =>
  complaint.number === into || !complaint.linkedComplaints.includes(into);

const withoutMerging = ({ merging: _merging, ...complaint }: Complaint): Complaint => complaint;

export const mergingSlice: ComplaintSlice<typeof mergingCommands, typeof mergingEvents> = {
  commands: mergingCommands,
  events: mergingEvents,
  rules: {
    mergeInto: {
      during: openStages,
      requires: ofKind('complaint', 'urgentOnSite'),
      targets: ({ linkedComplaints, number }) => linkedComplaints.filter((other) => other !== number),
      decide: (complaint, { complaint: into, reason }) => {
        if (notAnother(complaint, into)) reject('complaintUnlinked', { complaint: into });
        return complaint.merging?.into === into ? [] : [{ type: 'mergeAsked', into, reason }];
      },
    },
    absorb: {
      during: [...openStages, ...endStages],
      decide: (complaint, { complaint: other, complainant, accused }) => {
        const goesOn = !isOver(complaint) && isGrave(complaint) && complaint.complainant.id === complainant;
        // two that are merged into each other would both end
        const isFree = complaint.merging === undefined && complaint.number !== other;
        // H-39: whoever the other one is about would read here what was kept from them there
        const keepsOut = accused.every((person) => isAccused(complaint, person));
        return [{ type: goesOn && isFree && keepsOut ? 'complaintAbsorbed' : 'absorptionRefused', complaint: other }];
      },
    },
    noteAbsorbed: {
      during: openStages,
      decide: (complaint, { into }) => {
        if (complaint.merging?.into !== into) return [];
        return [{ type: openDuties(complaint).length > 0 ? 'mergeDropped' : 'complaintMerged', into }];
      },
    },
    noteNotAbsorbed: {
      during: openStages,
      decide: ({ merging }, { into }) => (merging?.into === into ? [{ type: 'mergeDropped', into }] : []),
    },
  },
  evolve: {
    mergeAsked: (complaint, { into, at }) => ({ ...complaint, merging: { into, at } }),
    complaintAbsorbed: (complaint, { complaint: other }) => ({
      ...complaint,
      linkedComplaints: [...new Set([...complaint.linkedComplaints, other])],
    }),
    absorptionRefused: (complaint) => complaint,
    complaintMerged: (complaint, { at }) => ({ ...complaint, stage: 'closedMerged', closedAt: at }),
    mergeDropped: (complaint) => withoutMerging(complaint),
  },
  deadlines: [],
};
