import { Flex } from 'antd';
import type { FormDefaults } from '../forms/command-target';
import type { ProcessView } from '../server/replies';
import { AllCommands } from './all-commands';
import { NextStep } from './next-step';
import { ProcessActions } from './process-actions';

/** The next step and all commands, where the parts of a page have no commands of their own. */
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
        <AllCommands />
      </Flex>
    </ProcessActions>
  );
}
