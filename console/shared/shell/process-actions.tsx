import { Alert } from 'antd';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { payloadAtOnce } from '../forms/at-once';
import { CommandForm } from '../forms/command-form';
import type { FormDefaults } from '../forms/command-target';
import { useAct } from '../forms/use-act';
import { useMe, useMyTasks } from '../server/queries';
import type { ProcessView, TaskItem } from '../server/replies';
import { useReason } from '../texts/sentences';
import { useTexts } from '../texts/use-texts';
import { defaultsFor, offersOf, type Offer, type Places } from './offers';

interface ProcessActions {
  readonly view: ProcessView;
  readonly places: Places;
  /** Of a moment of the past there are none. */
  readonly offers: readonly Offer[];
  /** What lies on the reader, the most urgent first; undefined until it is known. */
  readonly tasks: readonly TaskItem[] | undefined;
  /** Sends a command that asks nothing, else opens its form or the place that it has on the page. */
  readonly begin: (command: string, about?: string) => void;
  /** Whether the command is on its way. */
  readonly isSending: (command: string, about?: string) => boolean;
}
const Context = createContext<ProcessActions | undefined>(undefined);

/** What can be done on this page, and how it is begun. */
export function useProcessActions(): ProcessActions {
  const actions = useContext(Context);
  if (!actions) throw new TypeError('a page without its actions');
  return actions;
}

interface Props<View extends ProcessView> {
  readonly view: View;
  readonly formDefaultsFor: (command: string, view: View) => FormDefaults;
  readonly places?: Places;
  /** Commands that have a form of their own on the page, and how one gets there. */
  readonly elsewhere?: Readonly<Record<string, () => void>>;
  readonly children: ReactNode;
}

/** Gives the parts of a page what may be done there, straight from the process itself, and shows the form that is open: the address names it. */
export function ProcessActions<View extends ProcessView>({
  view,
  formDefaultsFor,
  places = {},
  elsewhere = {},
  children,
}: Props<View>) {
  const roles = useMe().data?.roles ?? [];
  const { data, isPending } = useMyTasks();
  const tasks = isPending ? undefined : (data?.items ?? []).filter((task) => task.number === view.number);
  const [address, setAddress] = useSearchParams();
  const openedFrom = useRef<Element | null>(null);
  const { number, sequence } = view;
  const isPast = view.asOf !== undefined;
  const offers = isPast ? [] : offersOf(view.actions, roles, (command) => formDefaultsFor(command, view));

  const requested = isPast ? null : address.get('do');
  const about = address.get('about') ?? undefined;
  const offer = offers.find(({ action }) => action.command === requested);
  const possible = offer?.state === 'ready' && !elsewhere[offer.action.command];
  // a form that was opened stays open, even if somebody else has made the step impossible meanwhile: what is typed is not taken away
  const [opened, setOpened] = useState<string | null>(null);
  if (possible && opened !== requested) setOpened(requested);
  const open = requested !== null && (possible || opened === requested) ? requested : undefined;

  const goTo = (command: string | undefined, target: string | undefined): void =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('do');
        next.delete('about');
        if (command !== undefined) next.set('do', command);
        if (target !== undefined) next.set('about', target);
        return next;
      },
      { replace: command === undefined },
    );
  const { act, busy, alert } = useAct(number);
  const [sent, setSent] = useState<string>();
  const nameOf = (command: string, target = ''): string => `${command} ${target}`;
  const isSending = (command: string, target?: string): boolean => busy && sent === nameOf(command, target);
  const begin = (command: string, target?: string): void => {
    if (busy) return;
    openedFrom.current = document.activeElement;
    const place = elsewhere[command];
    if (place) return place();
    const { action, formDefaults } = offers.find((one) => one.action.command === command) ?? {};
    const payload = payloadAtOnce(number, action, target, formDefaults);
    if (!payload) return goTo(command, target);
    setSent(nameOf(command, target));
    void act(command, payload);
  };
  const close = (): void => {
    setOpened(null);
    goTo(undefined, undefined);
  };

  const wasOpen = useRef(false);
  useEffect(() => {
    // the keyboard goes on where it was, or at the next step when the handle is gone
    const { current: handle } = openedFrom;
    const next = handle?.isConnected ? handle : document.getElementById(NEXT_STEP);
    if (wasOpen.current && open === undefined && next instanceof HTMLElement) next.focus();
    wasOpen.current = open !== undefined;
  }, [open]);

  return (
    <Context value={{ view, places, offers, tasks, begin, isSending }}>
      {requested !== null && !open && !elsewhere[requested] && (
        <Impossible view={view} command={requested} onClose={close} />
      )}
      {alert}
      {children}
      {open && (
        <CommandForm
          key={`${open} ${about ?? ''}`}
          number={number}
          command={open}
          sequence={sequence}
          formDefaults={defaultsFor(offer?.formDefaults ?? formDefaultsFor(open, view), about)}
          about={about}
          onClose={close}
        />
      )}
    </Context>
  );
}

/** Where the keyboard goes when what was pressed is gone. */
export const NEXT_STEP = 'next-step';

/** Somebody came for a command that cannot be given now: why not, or by whom. */
function Impossible({
  view,
  command,
  onClose,
}: {
  readonly view: ProcessView;
  readonly command: string;
  readonly onClose: () => void;
}) {
  const { t, command: title, role } = useTexts();
  const reason = useReason();
  const action = view.actions.find((one) => one.command === command);
  if (!action) return null;
  return (
    <Alert
      type="info"
      showIcon
      closable={{ 'aria-label': t('close'), onClose }}
      title={`${title(command)}: ${action.notYet ? reason(action.notYet) : action.roles.map(role).join(', ')}`}
      style={{ marginBottom: 12 }}
    />
  );
}
