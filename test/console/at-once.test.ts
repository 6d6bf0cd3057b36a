import { payloadAtOnce } from '../../console/shared/forms/at-once';
import type { FormDefaults } from '../../console/shared/forms/command-target';
import type { Action } from '../../console/shared/server/replies';

const VISIT = 'RO-S01-20261128-0001';
const COMPLAINT = 'CP-S01-20261128-0001';
const action = (command: string, change: Partial<Action> = {}): Action => ({
  command,
  roles: ['serviceAdvisor'],
  ...change,
});
const itemX = { key: 'X-1', label: 'wiper', values: { itemId: 'X-1' } };
const itemY = { key: 'X-2', label: 'battery', values: { itemId: 'X-2' } };

describe('sent as it is pressed', () => {
  test.each<readonly [string, Action, string | undefined, FormDefaults | undefined, object]>([
    ['a command without fields', action('finishWork'), undefined, undefined, {}],
    [
      'one about the line it is begun at',
      action('startLine', { targets: ['L-1', 'L-2'] }),
      'L-2',
      undefined,
      { lineId: 'L-2' },
    ],
    [
      'one about the only item there is',
      action('acknowledgeAnswer'),
      undefined,
      { targets: [itemX] },
      { itemId: 'X-1' },
    ],
    [
      'one about one of several items',
      action('acknowledgeAnswer'),
      'X-2',
      { targets: [itemX, itemY] },
      { itemId: 'X-2' },
    ],
  ])('%s', (_what, offered, about, formDefaults, payload) => {
    expect(payloadAtOnce(VISIT, offered, about, formDefaults)).toEqual(payload);
  });
});

describe('asked in a form', () => {
  test.each<readonly [string, Action, string | undefined, FormDefaults | undefined]>([
    [
      'what has to be chosen, also where a task names what it is about',
      action('collectSlips', { targets: ['workshop'] }),
      'workshop',
      undefined,
    ],
    ['a line that the process does not name', action('startLine', { targets: ['L-1'] }), 'L-9', undefined],
    ['which of several items is meant', action('acknowledgeAnswer'), undefined, { targets: [itemX, itemY] }],
    ['what is left beside the item', action('relayAnswer'), 'X-1', { targets: [itemX] }],
    ['what the customer is shown', action('finishWork'), undefined, { shown: 'read this' }],
    [
      'what cannot be done now',
      action('finishWork', { notYet: { code: 'linesOpen', facts: {} } as never }),
      undefined,
      undefined,
    ],
    ['nothing that nobody offers', undefined as never, undefined, undefined],
  ])('%s', (_what, offered, about, formDefaults) => {
    expect(payloadAtOnce(VISIT, offered, about, formDefaults)).toBeUndefined();
  });

  test.each(['archiveComplaint', 'confirmEnding', 'confirmUnfounded'])(
    '%s, which ends something for good',
    (command) => {
      expect(payloadAtOnce(COMPLAINT, action(command), undefined)).toBeUndefined();
    },
  );
});
