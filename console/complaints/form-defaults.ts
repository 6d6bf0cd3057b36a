import { yuan } from '../../domain/values/money';
import type { Role } from '../../domain/kernel/actor';
import type { Candidate } from '../../domain/complaint/state';
import { noFormDefaults, type FormDefaults, type CommandTarget } from '../shared/forms/command-target';
import { escalationsFor, escalationTarget } from '../orders/form-defaults';
import { catalogue } from '../../texts';
import { nameOf } from '../../texts/text-in';
import type { ComplaintView } from '../shared/server/shapes';

const candidate = ({ candidateId, text, cost, department }: Candidate): CommandTarget => ({
  key: candidateId,
  label: `${text} · ${yuan(cost)} · ${department}`,
  values: { candidateId },
});
const subjects = (list: readonly CommandTarget[]): FormDefaults => ({ subjects: list });

const defaults: Readonly<Record<string, (complaint: ComplaintView, roles: readonly Role[]) => FormDefaults>> = {
  registerComplaint: ({ words, kind }) => ({
    initial: { content: words, severity: kind === 'urgentOnSite' ? 'high' : 'medium', complexity: 'normal' },
  }),
  reportDepartmentTask: ({ departmentTasks }) =>
    subjects(
      departmentTasks
        .filter(({ done }) => !done)
        .map(({ taskId }) => ({ key: taskId, label: taskId, values: { taskId } })),
    ),
  recordPreference: ({ candidates }) => subjects(candidates.map(candidate)),
  decideSolution: ({ candidates }) => subjects(candidates.map(candidate)),
  acceptSolution: ({ candidates, decision }) => {
    const chosen = candidates.find(({ candidateId }) => candidateId === decision?.candidateId);
    return chosen
      ? subjects([{ ...candidate(chosen), values: { candidateId: chosen.candidateId, cost: chosen.cost } }])
      : noFormDefaults;
  },
  finishImplementation: ({ candidates, decision }) => ({
    initial: { cost: candidates.find(({ candidateId }) => candidateId === decision?.candidateId)?.cost },
  }),
  acknowledgeEscalation: (complaint, roles) => subjects(escalationsFor(complaint, roles)),
  handBack: ({ escalations, handedBack }, roles) =>
    subjects(
      escalations
        .filter(({ acknowledged, to, id }) => acknowledged && roles.includes(to) && !handedBack.includes(id))
        .map(escalationTarget),
    ),
  tellLeaderContact: ({ escalations, leadersTold }) =>
    subjects(escalations.filter(({ id, to }) => !leadersTold.includes(`${id}@${to}`)).map(escalationTarget)),
  clearFlag: ({ flags }) =>
    subjects(
      flags
        .filter(({ cleared }) => !cleared)
        .map(({ flag }) => ({ key: flag, label: nameOf(catalogue.values, flag), values: { flag } })),
    ),
};

/** What is known about a command of this complaint before anybody types. */
export const formDefaultsFor = (command: string, complaint: ComplaintView, roles: readonly Role[]): FormDefaults =>
  defaults[command]?.(complaint, roles) ?? noFormDefaults;
