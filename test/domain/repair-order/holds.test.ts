import { givenOrder } from '../../support/given-order';
import { after, inRepair, oil, pads } from '../../support/order-events';

const held = { type: 'workHeld', reason: 'parts' } as const;
const given = (lead: string) =>
  after(inRepair({ lines: [oil, pads] }), [
    'workshop',
    { type: 'techniciansAssigned', lineIds: ['L-1'], lead, helpers: [] },
  ]);

test('D-22 a technician pauses and goes on with the car that the technician works on, with a reason', () => {
  givenOrder(given('zhao'))
    .when(['zhao', 'holdWork', { reason: 'parts' }])
    .then(held);
  const paused = after(given('zhao'), ['zhao', held]);
  givenOrder(paused).when(['zhao', 'resumeWork']).then({ type: 'workResumed' });
});

test('D-22 a technician neither pauses nor resumes the car of another; whoever leads the work does', () => {
  const others = givenOrder(given('wu'));
  others.when(['zhao', 'holdWork', { reason: 'parts' }]).thenRejected('lineOfOthers', { technicians: ['wu'] });
  others.when(['workshop', 'holdWork', { reason: 'parts' }]).then(held);
  const paused = after(given('wu'), ['workshop', held]);
  givenOrder(paused)
    .when(['zhao', 'resumeWork'])
    .thenRejected('lineOfOthers', { technicians: ['wu'] });
  givenOrder(inRepair())
    .when(['zhao', 'holdWork', { reason: 'parts' }])
    .thenRejected('lineOfOthers', { technicians: [] });
});
