import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Role } from '../../../domain/kernel/actor';
import { CommandForm } from '../forms/command-form';
import { defaultsNow, hasNoTarget, type FormDefaults } from '../forms/command-target';
import { useMe, useMyTasks } from '../server/queries';
import type { Action, ProcessView } from '../server/replies';
import { useTexts } from '../texts/use-texts';
import { useReason } from '../texts/sentences';
import { CommandLists, type CommandList } from './command-lists';
import { PastActions } from './past-actions';

interface Props<View extends ProcessView> {
  readonly view: View;
  readonly formDefaultsFor: (command: string, view: View) => FormDefaults;
  /** Commands that have a place of their own on the page. */
  readonly elsewhere?: Readonly<Record<string, () => void>>;
}

/** What may be done now, by whom, and why not yet: straight from the process itself. Of the past, what could be done then. */
export function Actions<View extends ProcessView>(props: Props<View>) {
  return props.view.asOf ? <PastActions actions={props.view.actions} /> : <PresentActions {...props} />;
}

function PresentActions<View extends ProcessView>({ view, formDefaultsFor, elsewhere = {} }: Props<View>) {
  const { t, command: title, role } = useTexts();
  const reason = useReason();
  const roles = useMe().data?.roles ?? [];
  const tasks = useMyTasks().data?.items ?? [];
  const [address, setAddress] = useSearchParams();
  const { number, sequence, actions } = view;

  const defaultsOf = (one: Action): FormDefaults => defaultsNow(one, formDefaultsFor(one.command, view), roles);
  const isMine = (action: Action): boolean => action.roles.some((one) => roles.includes(one as Role));
  const mine = actions.filter(isMine);
  const ready = mine.filter((action) => !action.notYet && !hasNoTarget(action, defaultsOf(action)));
  const notYet = mine.filter((action) => action.notYet);
  const others = actions.filter((action) => !isMine(action) && !action.notYet && action.roles.length > 0);
  const excused: readonly CommandList[] = [
    ['notYet', notYet.map(({ command, notYet: obstacle }) => ({ command, why: reason(obstacle!) }))],
    ['others', others.map(({ command, roles: allowed }) => ({ command, why: allowed.map(role).join(', ') }))],
  ];
  const wanted = new Set(tasks.filter((task) => task.number === number).map(({ what }) => what));
  const first = ready.toSorted((a, b) => Number(wanted.has(b.command)) - Number(wanted.has(a.command)));

  const requestedCommand = address.get('do');
  const action = actions.find(({ command }) => command === requestedCommand);
  const possible = action !== undefined && ready.includes(action) && !elsewhere[action.command];
  // a form that was opened stays open, even if somebody else has made the step impossible meanwhile: what is typed is not taken away
  const [openedCommand, setOpenedCommand] = useState<string | null>(null);
  if (possible && openedCommand !== requestedCommand) setOpenedCommand(requestedCommand);
  const open =
    requestedCommand !== null && (possible || openedCommand === requestedCommand) ? requestedCommand : undefined;
  const close = (): void => {
    setOpenedCommand(null);
    setAddress({}, { replace: true });
  };
  const begin = (command: string): void => {
    const place = elsewhere[command];
    if (place) place();
    else setAddress({ do: command });
  };

  return (
    <Card size="small" title={t('todo')}>
      {requestedCommand !== null && action && !open && !elsewhere[requestedCommand] && (
        <Alert
          type="info"
          showIcon
          closable
          onClose={close}
          title={`${title(requestedCommand)}: ${action.notYet ? reason(action.notYet) : action.roles.map(role).join(', ')}`}
          style={{ marginBottom: 12 }}
        />
      )}
      {ready.length === 0 && <Typography.Text type="secondary">{t('nothingForYou')}</Typography.Text>}
      <Flex gap={8} wrap>
        {first.map(({ command }) => (
          <Button
            key={command}
            type={wanted.has(command) ? 'primary' : 'default'}
            data-command={command}
            onClick={() => begin(command)}
          >
            {title(command)}
          </Button>
        ))}
      </Flex>
      <CommandLists lists={excused} />
      {open && (
        <CommandForm
          key={open}
          number={number}
          command={open}
          sequence={sequence}
          formDefaults={action ? defaultsOf(action) : formDefaultsFor(open, view)}
          about={address.get('about') ?? undefined}
          onClose={close}
        />
      )}
    </Card>
  );
}
