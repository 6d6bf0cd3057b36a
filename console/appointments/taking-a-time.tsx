import { Button, Flex } from 'antd';
import { useState, type ReactNode } from 'react';
import type { BodyOf } from '../shared/server/contract';
import type { SendOnce } from '../shared/server/idempotent-request';
import { noteSequence } from '../shared/server/queries';
import { post, ServerProblem } from '../shared/server/request';
import { dayAndTime } from '../shared/shell/store-time';
import { useSentence } from '../shared/texts/sentences';

type Wish = BodyOf<'/appointments/{number}/slot'>;

/** Takes this time for an appointment, or moves it there. */
export async function bookTime(number: string, body: Wish, once: SendOnce): Promise<void> {
  const reply = await once((key) => post('/appointments/{number}/slot', { path: { number } }, { body, key }));
  if ('sequence' in reply) noteSequence(number, reply.sequence);
}

/** Other times that a refusal names. */
function alternativesIn(error: unknown): readonly string[] {
  if (!(error instanceof ServerProblem) || error.code !== 'slotTaken') return [];
  const { alternatives } = error.facts as { readonly alternatives?: readonly string[] };
  return alternatives ?? [];
}

interface Refused {
  readonly why: string;
  readonly others: readonly string[];
}

/** Takes a time, and keeps why it was refused and which times can be had instead. */
export function useTaking() {
  const sentenceOf = useSentence();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const take = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      await work();
    } catch (error) {
      setRefused({ why: sentenceOf(error), others: alternativesIn(error) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, refused, take };
}

/** The times that can be had instead. */
export function OtherTimes({
  label,
  times,
  chosen,
  onChoose,
  children,
}: {
  readonly label: string;
  readonly times: readonly string[];
  readonly chosen: string | undefined;
  readonly onChoose: (startsAt: string) => void;
  readonly children?: ReactNode;
}) {
  if (times.length === 0) return null;
  return (
    <Flex gap={6} wrap role="group" aria-label={label} data-part="alternatives">
      {children}
      {times.map((at) => (
        <Button
          key={at}
          type={at === chosen ? 'primary' : 'default'}
          aria-pressed={at === chosen}
          onClick={() => onChoose(at)}
        >
          {dayAndTime(at)}
        </Button>
      ))}
    </Flex>
  );
}
