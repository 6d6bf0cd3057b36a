import { rolesFor } from '../../domain/complaint/process';
import {
  after,
  archived,
  evaluating,
  givenComplaint,
  implementing,
  investigating,
  penalties,
  proposing,
  registered,
  submitted,
  type History,
} from '../support/complaint-events';
import { commandOf } from '../support/complaint-commands';

const route = { route: 'service', department: '前台', reason: '系服务问题' } as const;
const correctRoute = (history: History, who = 'crsupervisor', payload: object = route) =>
  givenComplaint(history).when([who, 'correctRoute', { ...payload }]);
const cause = {
  causeCode: 'PARTS',
  cause: '配件瑕疵',
  responsiblePerson: 'parts',
  departmentHead: 'workshop',
  reason: '复检',
};
const correctCause = (history: History, who = 'crmanager', payload: object = cause) =>
  givenComplaint(history).when([who, 'correctCause', { ...payload }]);

describe('corrections', () => {
  test('H-18 H-20 route and department are corrected with a reason until the end, and the leader of the new route decides', () => {
    for (const history of [investigating(), submitted(), implementing(), evaluating()])
      correctRoute(history).then({ type: 'routeCorrected', ...route });
    expect(rolesFor(correctRoute(submitted()).state(), 'decideSolution')).toEqual(['crManager', 'storeManager']);
    correctRoute(registered()).thenRejected('notDuringStage');
    correctRoute(archived()).thenRejected('notDuringStage');
    expect(() => commandOf(['crsupervisor', 'correctRoute', { ...route, reason: undefined }])).toThrow('reason');
  });
  test('H-18 what is right is not corrected, and a handler does not correct it alone', () => {
    correctRoute(investigating(), 'crsupervisor', { route: 'quality', department: '车间', reason: 'x' }).then();
    correctRoute(investigating(), 'workshop').thenRejected('roleNotAllowed');
  });
  test('H-19 H-22 H-39 cause and persons are corrected; whoever is named has no part in it, a penalty of somebody else no longer counts', () => {
    const history = after(implementing(), ...penalties);
    const corrected = correctCause(history);
    corrected.then(
      { type: 'causeCorrected', ...cause },
      { type: 'accusedNamed', person: 'parts', holds: [], reason: '配件瑕疵' },
    );
    expect(corrected.state()).toMatchObject({
      cause: { code: 'PARTS', responsiblePerson: 'parts', departmentHead: 'workshop' },
      penalties: { departmentHead: 'none' },
    });
    expect(corrected.state().penalties.responsiblePerson).toBeUndefined();
    correctCause(investigating()).thenRejected('notDuringStage');
  });
  test('H-19 nobody takes the own name off a case', () => {
    correctCause(proposing('crmanager')).thenRejected('sameDecider', { party: 'departmentHead' });
    correctRoute(proposing('crsupervisor')).thenRejected('sameDecider', { party: 'departmentHead' });
  });
});
