import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { bilingual } from '../../../domain/values/bilingual';
import { ActButton } from '../../desk/act-button';
import type { ProcessView, TaskItem } from '../../shared/server/replies';
import { ActionsOf } from '../../shared/shell/actions-of';
import { AllCommands } from '../../shared/shell/all-commands';
import { NextStep } from '../../shared/shell/next-step';
import { Part } from '../../shared/shell/part';
import { ProcessActions } from '../../shared/shell/process-actions';
import { useTexts } from '../../shared/texts/use-texts';
import { action, inHours, inMinutes, order, task, view, written } from '../data';
import { known, type Known, type Story } from '../story';

const noDefaults = () => ({});
const place = {
  title: 'promise',
  commands: ['movePromise', 'keepPromise', 'holdWork'],
  rare: ['cancelOrder'],
} as const;

const On = ({ of, children }: { readonly of: ProcessView; readonly children: ReactNode }) => (
  <ProcessActions view={of} formDefaultsFor={noDefaults} places={{ promise: place }}>
    {children}
  </ProcessActions>
);

/** What lies on the reader. */
const tasks = (...items: readonly TaskItem[]): Known => known('/tasks/mine', { query: { limit: 100 } }, { items });

const possible = [action('movePromise'), action('keepPromise'), action('holdWork')];
const notYet = action('presentSettlement', {
  notYet: { code: 'notDuringStage', facts: { stage: 'inRepair' } },
});

export const nextStep: Story = {
  name: 'next-step',
  title: bilingual('下一步', 'The next step'),
  states: [
    {
      title: bilingual('轮到读者', 'On the reader'),
      knows: [tasks(task('movePromise'), task('keepPromise', { dueAt: null }))],
      view: () => (
        <On of={view(possible)}>
          <NextStep />
        </On>
      ),
    },
    {
      title: bilingual('已超时并已升级', 'Late and escalated'),
      knows: [tasks(task('movePromise', { dueAt: inHours(-2), overdue: true, escalated: true }))],
      view: () => (
        <On of={view(possible)}>
          <NextStep />
        </On>
      ),
    },
    {
      title: bilingual('还不能做', 'Not yet possible'),
      knows: [tasks(task('presentSettlement'))],
      view: () => (
        <On of={view([notYet])}>
          <NextStep />
        </On>
      ),
    },
    {
      title: bilingual('等别人', 'Waits for others'),
      knows: [tasks()],
      view: () => (
        <On
          of={view([action('acknowledgeCall', { roles: ['technician'] })], {
            passedDeadlines: [{ at: inMinutes(-15), key: 'T-08/1', timer: 'T-08', fulfilledBy: 'acknowledgeCall' }],
          })}
        >
          <NextStep />
        </On>
      ),
    },
    {
      title: bilingual('什么都不等', 'Waits for nothing'),
      knows: [tasks()],
      view: () => (
        <On of={view([])}>
          <NextStep />
        </On>
      ),
    },
    {
      title: bilingual('过去的某一时刻', 'A moment of the past'),
      knows: [tasks()],
      view: () => (
        <On of={view([...possible, notYet], { asOf: { at: inHours(-20), until: null } })}>
          <NextStep />
        </On>
      ),
    },
  ],
};

export const actions: Story = {
  name: 'actions',
  title: bilingual('操作', 'Actions'),
  states: [
    {
      title: bilingual('按钮与菜单', 'Buttons and a menu'),
      knows: [tasks()],
      view: () => (
        <On of={view(possible)}>
          <ActionsOf place={place} name={written.service} />
        </On>
      ),
    },
    {
      title: bilingual('页面的一部分', 'A part of a page'),
      knows: [tasks()],
      view: () => (
        <On of={view(possible)}>
          <Part place={place}>
            <Typography.Text>{written.service}</Typography.Text>
          </Part>
        </On>
      ),
    },
    {
      title: bilingual('全部操作', 'All commands'),
      knows: [tasks()],
      view: () => (
        <On of={view([...possible, notYet])}>
          <AllCommands />
        </On>
      ),
    },
    {
      title: bilingual('此刻做不了的', 'One that cannot be given now'),
      knows: [tasks()],
      address: '/?do=presentSettlement',
      view: () => (
        <On of={view([notYet])}>
          <AllCommands />
        </On>
      ),
    },
  ],
};

function Acts() {
  const { command } = useTexts();
  const act = { number: order, target: '', action: undefined, of: written.plate } as const;
  return (
    <Flex gap={12} wrap align="center">
      <ActButton {...act} command="holdWork" label={command('holdWork')} type="primary" size="large" />
      <ActButton {...act} command="movePromise" label={command('movePromise')} />
      <ActButton {...act} command="keepPromise" label={command('keepPromise')} size="small" />
    </Flex>
  );
}

export const actButton: Story = {
  name: 'act-button',
  title: bilingual('行动按钮', 'Act button'),
  states: [
    { title: bilingual('首要的、普通的、小的', 'The primary one, a usual one, a small one'), view: () => <Acts /> },
  ],
};
