import { counterCommands, counterOf } from '../../console/shared/undo/counter-commands';
import { processDefinitions, processTypes } from '../../domain/processes';
import { openedProcess } from '../support/sample-processes';

const known = processTypes.flatMap((type) =>
  Object.entries(counterCommands[type] ?? {}).map(([command, counter]) => ({ type, command, counter })),
);

test.each(known)('what takes back $command is whole: the process takes it as it is', ({ type, command, counter }) => {
  const { commands } = processDefinitions[type];
  const { number } = openedProcess(type).state;
  // both name what they are about by the same field
  const sent = counter.about === undefined ? {} : { [counter.about]: 'K-12345678' };
  for (const name of Object.keys(sent)) expect(Object.keys(commands.schemas[command]!.shape)).toContain(name);
  const back = counterOf({ number, command, payload: sent }, '误操作');
  expect(commands.schemas[back!.command]!.safeParse(back!.payload)).toMatchObject({ success: true });
});

test('what nothing takes back exactly has no counter-command', () => {
  const { number } = openedProcess('repairOrder').state;
  expect(counterOf({ number, command: 'issueParts', payload: { lineId: 'L-1' } }, 'x')).toBeUndefined();
  expect(counterOf({ number, command: 'requestExtraItem', payload: {} }, 'x')).toBeUndefined();
});
