import { Button, Drawer, Flex, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useReason } from '../texts/sentences';
import { useTexts } from '../texts/use-texts';
import { commandsOf, type Offer, type Place } from './offers';
import { useProcessActions } from './process-actions';

const rest: Place = { title: 'otherCommands', commands: [] };

/** Each command under the part of the page to which it belongs, those that belong to none at the end. */
function grouped(offers: readonly Offer[], places: readonly Place[]): readonly (readonly [Place, readonly Offer[]])[] {
  const placeOf = ({ action }: Offer): Place =>
    places.find((place) => commandsOf(place).includes(action.command)) ?? rest;
  return [...places, rest].map((place) => [place, offers.filter((offer) => placeOf(offer) === place)]);
}

function Row({
  offer: { action, state },
  onBegin,
}: {
  readonly offer: Offer;
  readonly onBegin: (command: string) => void;
}) {
  const { t, command: title, role } = useTexts();
  const reason = useReason();
  const { command, notYet, roles } = action;
  if (state === 'ready')
    return (
      <Button
        block
        style={{ textAlign: 'start', justifyContent: 'start' }}
        data-command={command}
        onClick={() => onBegin(command)}
      >
        {title(command)}
      </Button>
    );
  return (
    <div>
      {title(command)}
      <Typography.Text type="secondary" style={{ display: 'block' }}>
        {notYet ? t('notNow', { why: reason(notYet) }) : t('byOthers', { who: roles.map(role).join('、') })}
      </Typography.Text>
    </div>
  );
}

const order = { ready: 0, notYet: 1, others: 2 } as const;

/** Whatever the process knows at this stage, by the parts of the page: what the reader can do, why not yet, and who does it. */
export function AllCommands() {
  const { t } = useTexts();
  const { view, offers, places, begin } = useProcessActions();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (view.asOf !== undefined) return null;
  const groups = grouped(offers, Object.values(places)).filter(([, found]) => found.length > 0);
  const only = groups.length === 1;
  const choose = (command: string): void => {
    setOpen(false);
    button.current?.focus();
    begin(command);
  };
  return (
    <>
      <Button ref={button} data-all-commands aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('moreCommands')}
      </Button>
      <Drawer
        open={open}
        destroyOnHidden
        className="all-commands"
        title={t('moreCommands')}
        onClose={() => setOpen(false)}
      >
        <Flex vertical gap={16}>
          {groups.length === 0 && <Typography.Text type="secondary">{t('noCommands')}</Typography.Text>}
          {groups.map(([place, found]) => (
            <section key={place.title} aria-label={t(place.title)}>
              {!only && (
                <Typography.Title level={2} style={{ fontSize: '1rem' }}>
                  {t(place.title)}
                </Typography.Title>
              )}
              <Flex vertical gap={8}>
                {found
                  .toSorted((a, b) => order[a.state] - order[b.state])
                  .map((offer) => (
                    <Row key={offer.action.command} offer={offer} onBegin={choose} />
                  ))}
              </Flex>
            </section>
          ))}
        </Flex>
      </Drawer>
    </>
  );
}
