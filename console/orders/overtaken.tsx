import { Alert, Button } from 'antd';
import type { Finding } from '../../domain/repair-order/finding';
import { useTexts } from '../shared/texts/use-texts';

interface Props {
  /** What somebody else has found while this was typed. */
  readonly theirs: Finding;
  readonly label: string;
  readonly onTake: () => void;
}

/** Somebody else was quicker with one item: what they found stands beside what was chosen here, before it is sent over it. */
export function Overtaken({ theirs, label, onTake }: Props) {
  const { t, value: say } = useTexts();
  const { result, value, note } = theirs;
  const found = [say(result), value, note].filter((part) => part !== undefined && part !== '').join(' · ');
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('filledMeanwhile', { found })}
      action={
        <Button size="small" aria-label={`${t('keepTheirs')}: ${label}`} onClick={onTake}>
          {t('keepTheirs')}
        </Button>
      }
    />
  );
}

type Found = Readonly<Record<string, Finding>>;

const isSame = (one: Finding | undefined, other: Finding | undefined): boolean =>
  one?.result === other?.result && one?.value === other?.value && one?.note === other?.note;

/** What was found of an item meanwhile: since it was first touched here, and other than what is chosen here. */
export const foundMeanwhile = (
  item: string,
  before: Found,
  now: Found,
  draft: Partial<Finding> | undefined,
): Finding | undefined => {
  const theirs = now[item];
  if (!draft || !theirs || isSame(theirs, before[item])) return undefined;
  return isSame(theirs, { ...theirs, ...draft }) ? undefined : theirs;
};
