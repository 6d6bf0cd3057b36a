import { Flex } from 'antd';
import type { FormDefaults } from '../forms/command-target';
import type { ProcessView } from '../server/replies';
import { ActionsOf } from './actions-of';
import { AllCommands } from './all-commands';
import { NextStep } from './next-step';
import { ProcessActions, useProcessActions } from './process-actions';

/** What may be done now beside the next step. */
function Others() {
  const { offers, tasks = [] } = useProcessActions();
  const commands = offers
    .filter(({ state, action }) => state === 'ready' && !tasks.some(({ what }) => what === action.command))
    .map(({ action }) => action.command);
  return <ActionsOf place={{ title: 'otherCommands', commands }} buttons={commands.length} size="middle" />;
}

/** The next step, whatever else may be done, and all commands, where the parts of a page have no commands of their own. */
export function Actions<View extends ProcessView>(props: {
  readonly view: View;
  readonly formDefaultsFor: (command: string, view: View) => FormDefaults;
}) {
  return (
    <ProcessActions {...props}>
      <Flex vertical gap={8} align="start">
        <div style={{ width: '100%' }}>
          <NextStep />
        </div>
        <Others />
        <AllCommands />
      </Flex>
    </ProcessActions>
  );
}
