import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { payloadAtOnce, type Payload } from '../shared/forms/at-once';
import { useSending } from '../shared/forms/sending';
import { useShowSent } from '../shared/forms/show-sent';
import { useCommand } from '../shared/server/commands';
import { pageOfNumber } from '../shared/server/processes';
import { client } from '../shared/server/queries';
import type { Action } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';

/** Sends a command and reads the desk anew; says what came of it. */
export function useAct(number: string) {
  const { command: title } = useTexts();
  const { send, busy, alert } = useSending();
  const sendCommand = useCommand(number);
  const showSent = useShowSent();
  const act = (command: string, payload: Payload): Promise<void> =>
    send(async () => {
      const readAnew = (): void => void client.invalidateQueries({ queryKey: ['/desk'] });
      showSent(await sendCommand(command, payload), title(command), { number, command, payload }, readAnew);
      readAnew();
    });
  return { act, busy, alert };
}

interface Props {
  readonly number: string;
  readonly command: string;
  readonly target: string;
  readonly action: Action | undefined;
  readonly label: string;
  /** Which car or case, for whoever hears the button only. */
  readonly of: string;
  readonly type?: 'primary' | 'default';
  readonly size?: 'small' | 'middle' | 'large';
  readonly icon?: ReactNode;
}

/** One thing to do: sent at once where nothing has to be asked, else the place on the page of the car or case where it is asked. */
export function ActButton({ number, command, target, action, label, of, ...look }: Props) {
  const navigate = useNavigate();
  const { act, busy, alert } = useAct(number);
  const payload = payloadAtOnce(number, action, target);
  const query = new URLSearchParams({ do: command, ...(target && { about: target }) });
  return (
    <>
      <Button
        {...look}
        className="act"
        loading={busy}
        data-command={command}
        aria-label={`${label} · ${of}`}
        onClick={() => void (payload ? act(command, payload) : navigate(`${pageOfNumber(number)}?${query}`))}
      >
        {label}
      </Button>
      {alert}
    </>
  );
}
