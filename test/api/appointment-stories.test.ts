import { appointmentStories } from '../../dev/demo/appointment-stories';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

/** The bookings of the demo day through HTTP, without engines. */
let store: TestApi;
beforeAll(async () => {
  store = await createTestApi({ ANSWER_WITHIN_MS: '500' });
});
afterAll(() => store.stop());

test.each(appointmentStories.map((story, index) => [story.title, story, 4 + index] as const))(
  'A %s',
  async (_title, { play }, customer) => {
    const appointment = await play(store.people, customer);
    expect(appointment.number).toMatch(/^AP-S01-/);
  },
);

test('there are fourteen, and every deadline of theirs is accounted for', async () => {
  expect(appointmentStories.length).toBeGreaterThanOrEqual(14);
  await store.api.context.recorder.drain();
  const audit = await eventually('the audit is whole', async () => {
    const { body } = await (await store.people.as('crmanager')).get('/deadline-audit');
    return body.proved === true ? body : undefined;
  });
  expect(audit.faults).toEqual([]);
  expect(audit.armed).toBe(audit.fired + audit.cancelled + audit.running);
  expect(audit.running).toBeGreaterThan(0);
});
