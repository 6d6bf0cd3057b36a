import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { payloadAtOnce, type Payload } from '../shared/forms/at-once';
import { useAct } from '../shared/forms/use-act';
import { pageOfNumber } from '../shared/server/processes';
import type { ReplyOf } from '../shared/server/contract';
import { client, sequenceOf } from '../shared/server/queries';
import type { Action } from '../shared/server/replies';

/** How long the desk is given to show what was just done, in milliseconds; the stream of events tells what takes longer. */
const rests = [60, 120, 240, 480];

/** Reads the desk anew until it shows what was just done to this car or case. */
async function readAnew(number: string): Promise<void> {
  for (const rest of rests) {
    // oxlint-disable-next-line no-await-in-loop -- the next question depends on this answer
    await client.invalidateQueries({ queryKey: ['/desk'] });
    const row = client.getQueryData<ReplyOf<'/desk'>>(['/desk'])?.items.find((one) => one.number === number);
    if (!row || row.sequence >= sequenceOf(number)) return;
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await new Promise((resolve) => setTimeout(resolve, rest));
  }
}

/** Sends a command and reads the desk anew. */
export function useDeskAct(number: string) {
  const { act, ...acting } = useAct(number);
  return {
    ...acting,
    act: (command: string, payload: Payload): Promise<void> => act(command, payload, () => void readAnew(number)),
  };
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
  const { act, busy, alert } = useDeskAct(number);
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
