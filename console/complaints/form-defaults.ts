import type { CommandName } from '../../domain/complaint/commands';
import { PlanStep } from '../../domain/complaint/plan-steps';
import { yuan } from '../../domain/values/money';
import { catalogue } from '../../texts';
import { nameOf } from '../../texts/text-in';
import type { CommandTarget, FormDefaults } from '../shared/forms/command-target';
import { escalationTarget, ownEscalationTarget } from '../shared/forms/escalation-target';
import type { ComplaintOutline, ComplaintView, WholeComplaint } from '../shared/server/replies';

type Candidate = ComplaintView['candidates'][number];

const candidate = ({ candidateId, text, cost, department }: Candidate): CommandTarget => ({
  key: candidateId,
  label: `${text} · ${yuan(cost)} · ${department}`,
  values: { candidateId },
});
/** Accepting a solution is accepting what it costs. */
const pricedCandidate = (one: Candidate): CommandTarget => ({
  ...candidate(one),
  values: { candidateId: one.candidateId, cost: one.cost },
});

const departmentTask = ({ taskId, department, what }: ComplaintView['departmentTasks'][number]): CommandTarget => ({
  key: taskId,
  label: [department, what ?? taskId].filter(Boolean).join(' · '),
  values: { taskId },
});

type Measure = NonNullable<ComplaintView['evaluation']>['measures'][number];
const measure = ({ measureId = '', measure: what, result }: Measure): CommandTarget => ({
  key: measureId,
  label: [what, result].filter(Boolean).join(' · '),
  values: { measureId },
});
const measuresOf = ({ evaluation }: ComplaintView): FormDefaults => ({
  targets: (evaluation?.measures ?? []).map(measure),
});

const TWO_HOURS_MS = 2 * 3_600_000;
const QUARTER_MS = 900_000;

/** T-37: the step that can be taken now, and a time for it; both may be changed. */
function plannedStep({ actions }: ComplaintView): Readonly<Record<string, unknown>> {
  const step = PlanStep.options.find((one) => actions.some(({ command, notYet }) => command === one && !notYet));
  const actBy = Math.ceil((Date.now() + TWO_HOURS_MS) / QUARTER_MS) * QUARTER_MS;
  return { step, actBy: new Date(actBy).toISOString() };
}

type DefaultsByCommand<Complaint> = { readonly [C in CommandName]?: (complaint: Complaint) => FormDefaults };

/** What whoever works on the complaint sends. */
const atWork: DefaultsByCommand<ComplaintView> = {
  registerComplaint: ({ words, kind }) => ({
    initial: { content: words, severity: kind === 'urgentOnSite' ? 'high' : 'medium', complexity: 'normal' },
  }),
  reportDepartmentTask: ({ departmentTasks }) => ({ targets: departmentTasks.map(departmentTask) }),
  reassignDepartmentTask: ({ departmentTasks }) => ({ targets: departmentTasks.map(departmentTask) }),
  reportMeasure: measuresOf,
  checkMeasure: measuresOf,
  reassignMeasure: measuresOf,
  refuseSolution: ({ decision }) => ({ initial: { candidateId: decision?.candidateId } }),
  recordPreference: ({ candidates }) => ({ targets: candidates.map(candidate) }),
  decideSolution: ({ candidates }) => ({ targets: candidates.map(candidate) }),
  acceptSolution: ({ candidates }) => ({ targets: candidates.map(pricedCandidate) }),
  finishImplementation: ({ candidates, decision }) => ({
    initial: { cost: candidates.find(({ candidateId }) => candidateId === decision?.candidateId)?.cost },
  }),
  handOver: ({ owner }) => ({ initial: { predecessor: owner.id } }),
  acknowledgeEscalation: (complaint) => ({
    targets: complaint.escalations.map(ownEscalationTarget),
    initial: plannedStep(complaint),
  }),
  handBack: ({ escalations }) => ({ targets: escalations.map(ownEscalationTarget) }),
  tellLeaderContact: ({ escalations }) => ({ targets: escalations.map(escalationTarget) }),
};

const issuesOf = ({ issues = [] }: WholeComplaint): FormDefaults => ({
  targets: issues.map(({ issueId, what }) => ({ key: issueId, label: what, values: { issueId } })),
});

const ofTeam: DefaultsByCommand<WholeComplaint> = {
  answerIssue: issuesOf,
  withdrawIssue: issuesOf,
  mergeInto: ({ linkedComplaints }) => ({
    targets: linkedComplaints.map((complaint) => ({ key: complaint, label: complaint, values: { complaint } })),
  }),
  clearAccused: ({ accused = [] }) => ({
    targets: accused.map(({ person }) => ({ key: person, label: { person }, values: { person } })),
  }),
  clearFlag: ({ flags }) => ({
    targets: flags.map(({ flag }) => ({ key: flag, label: nameOf(catalogue.values, flag), values: { flag } })),
  }),
};

/** What is known about a command of this complaint before anybody types. */
export function formDefaultsFor(command: string, complaint: ComplaintView | ComplaintOutline): FormDefaults {
  const name = command as CommandName;
  if (complaint.view === 'brief') return {};
  return (complaint.view === 'whole' ? ofTeam[name]?.(complaint) : undefined) ?? atWork[name]?.(complaint) ?? {};
}
