import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Typography } from 'antd';
import { useId, type ReactNode } from 'react';
import { useReason } from '../texts/sentences';
import { useTexts } from '../texts/use-texts';
import { commandsOf, isAbout, type Offer, type Place } from './offers';
import { useProcessActions } from './process-actions';

interface Props {
  readonly place: Place;
  /** The line, item or candidate at which they stand: only what can be about it is shown. */
  readonly about?: string;
  /** What `about` is called, so that one hears which line a button is for. */
  readonly name?: string;
  /** How many stand as buttons; the others in the menu. */
  readonly buttons?: number;
  readonly size?: 'small' | 'middle' | 'large';
}

/** What can be done at this part of the page: a few buttons, and a menu with the rest and with what cannot be done yet and why. */
export function ActionsOf({ place, about, name, buttons = 2, size = 'small' }: Props): ReactNode {
  const { t, command: title } = useTexts();
  const reason = useReason();
  const id = useId();
  const { offers, tasks = [], begin, isSending } = useProcessActions();
  const isWanted = ({ action }: Offer): boolean => tasks.some(({ what }) => what === action.command);
  const here = commandsOf(place).flatMap((command) => offers.filter(({ action }) => action.command === command));
  const ready = here
    .filter((offer) => offer.state === 'ready' && (about === undefined || isAbout(offer, about)))
    .toSorted((a, b) => Number(isWanted(b)) - Number(isWanted(a)));
  const notYet = here.filter(
    ({ action, state }) => state === 'notYet' && (about === undefined || action.targets?.includes(about)),
  );
  const asButtons = ready
    .filter((offer) => isWanted(offer) || place.commands.includes(offer.action.command))
    .slice(0, buttons);
  const inMenu = [...ready.filter((offer) => !asButtons.includes(offer)), ...notYet];
  if (ready.length + notYet.length === 0) return null;
  const labelOf = (command: string): string => [title(command), name].filter(Boolean).join(' · ');
  return (
    <Flex gap={6} wrap align="center" className="handles">
      {asButtons.map(({ action: { command } }) => (
        <Button
          key={command}
          size={size}
          data-command={command}
          {...(about !== undefined && { 'data-about': about })}
          aria-label={labelOf(command)}
          loading={isSending(command, about)}
          onClick={() => begin(command, about)}
        >
          {title(command)}
        </Button>
      ))}
      {inMenu.length > 0 && (
        <Dropdown
          trigger={['click']}
          autoFocus
          menu={{
            className: 'handle-menu',
            items: inMenu.map(({ action: { command, notYet: obstacle } }) => ({
              key: command,
              disabled: obstacle !== undefined,
              label: (
                <span className="wrap" data-command={obstacle ? undefined : command}>
                  {title(command)}
                  {obstacle && (
                    <Typography.Text type="secondary" style={{ display: 'block' }}>
                      {t('notNow', { why: reason(obstacle) })}
                    </Typography.Text>
                  )}
                </span>
              ),
            })),
            onClick: ({ key }) => {
              // the keyboard comes back to the button, the menu being gone by then
              document.getElementById(id)?.focus();
              begin(key, about);
            },
          }}
        >
          <Button
            id={id}
            size={size}
            type="text"
            icon={<MoreOutlined />}
            aria-haspopup="menu"
            aria-label={t('moreHere', { part: name ?? t(place.title) })}
          />
        </Dropdown>
      )}
    </Flex>
  );
}
