import type { ChecklistProfile } from '../../../domain/repair-order/checklist-profile';
import { unfilled } from '../../../domain/repair-order/checklists';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  arrived,
  consent,
  contracted,
  fills,
  fold,
  signedByAdvisor,
  walkedRound,
} from '../../support/order-events';

const paintThickness = { list: 'walkRound', item: 'own-1', zh: '漆膜厚度', en: 'Thickness of the paint' } as const;
const bodyWork: ChecklistProfile = {
  id: 'body',
  zh: '钣金喷漆',
  en: 'Body and paint',
  added: [paintThickness, { list: 'qualityCheck', item: 'own-2', zh: '色差', en: 'Colour' }],
  leftOut: [{ list: 'freeChecks', item: 'coolantAndOil' }],
};
const maintenance: ChecklistProfile = { id: 'maintenance', zh: '保养', en: 'Maintenance', added: [], leftOut: [] };
/** As the API hands it on, which looks the profile up. */
const correct = (profile: ChecklistProfile, who: 'wang' | 'manager' | 'zhao' = 'wang'): Move => [
  who,
  'correctJobKind',
  { checklistProfile: profile.id, reason: '到店时选错' },
  { profile },
];
const chosen = { opening: { checklistProfile: maintenance } };
const sign: Move = ['wang', 'signPreInspection', { consent }];
const event = (profile: ChecklistProfile) =>
  ({ type: 'jobKindCorrected', checklistProfile: profile, reason: '到店时选错' }) as const;
const toBodyWork = event(bodyWork);
const corrected = (profile: ChecklistProfile) => ['wang', event(profile)] as const;

test('M-08 a kind of job that was chosen wrongly is corrected with a reason, and the lists are those of the new one', () => {
  const moved = givenOrder(arrived(chosen)).when(correct(bodyWork));
  moved.then(toBodyWork);
  expect(moved.state().checklistProfile).toBe(bodyWork);
  expect(unfilled(moved.state(), 'qualityCheck').map(({ item }) => item)).toEqual(['own-2']);
  expect(unfilled(moved.state(), 'freeChecks').map(({ item }) => item)).not.toContain('coolantAndOil');
  givenOrder(arrived()).when(correct(bodyWork, 'manager')).then(toBodyWork);
  givenOrder(arrived(chosen)).when(correct(maintenance)).then();
});

test('M-08 only the front desk corrects it, and only until the customer has signed the order', () => {
  givenOrder(arrived(chosen)).when(correct(bodyWork, 'zhao')).thenRejected('roleNotAllowed');
  givenOrder(signedByAdvisor(chosen)).when(correct(bodyWork)).then(toBodyWork);
  givenOrder(contracted(chosen)).when(correct(bodyWork)).thenRejected('notDuringStage');
});

test('B-09 the customer signs the pre-inspection anew where it lacks a point of the new kind, before anything else is signed', () => {
  const signed = signedByAdvisor(chosen);
  const moved = after(signed, corrected(bodyWork));
  const { revision } = fold(signed).estimate!;
  const contract: Move = ['wang', 'signOrderAsCustomer', { revision, total: 1, consent, copiesGiven: 1 }];
  expect(fold(signed).signed.preInspection).toBeDefined();
  expect(fold(moved).signed.preInspection).toBeUndefined();
  givenOrder(moved).when(contract).thenRejected('signatureMissing', { document: 'preInspection' });
  expect(tasksOf(fold(moved)).map(({ command }) => command)).toContain('fillChecklist');
  givenOrder(moved)
    .when(sign)
    .thenRejected('checklistIncomplete', {
      missing: [expect.objectContaining({ checklist: 'walkRound', items: ['own-1'] })],
    });
  const again = givenOrder(after(moved, fills('wang', 'walkRound'))).when(sign);
  const { evidence, signed: now } = again.state();
  expect(now.preInspection).toBeDefined();
  expect(evidence.filter(({ document }) => document === 'preInspection').map(({ text }) => text)).toEqual([
    expect.not.stringContaining('漆膜厚度'),
    expect.stringContaining('漆膜厚度 Thickness of the paint'),
  ]);
});

test('what was signed stays signed where the new kind asks for nothing more at reception', () => {
  const signed = signedByAdvisor({ opening: { checklistProfile: bodyWork } });
  expect(fold(after(signed, corrected(maintenance))).signed.preInspection).toBe(fold(signed).signed.preInspection);
});

test('an answer about a point of the old kind answers nothing else of the new one; the very same point stays answered', () => {
  const answered = walkedRound({ opening: { checklistProfile: bodyWork } });
  const other: ChecklistProfile = { ...bodyWork, id: 'glass', added: [{ ...paintThickness, zh: '胶条', en: 'Seal' }] };
  const same: ChecklistProfile = { ...bodyWork, id: 'paint', added: [paintThickness] };
  expect(unfilled(fold(answered), 'walkRound')).toEqual([]);
  expect(unfilled(fold(after(answered, corrected(other))), 'walkRound').map(({ zh }) => zh)).toEqual(['胶条']);
  expect(unfilled(fold(after(answered, corrected(same))), 'walkRound')).toEqual([]);
});
