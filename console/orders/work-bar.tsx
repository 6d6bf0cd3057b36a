import { useNow } from '../shared/shell/time';
import type { BoardCard } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';

const MINUTE = 60_000;

/** D-13: working time done against expected, with the band in which progress is asked for. Grows by itself while work runs. */
export function WorkBar({ card: { work, asOf } }: { readonly card: Pick<BoardCard, 'work' | 'asOf'> }) {
  const { t } = useTexts();
  const now = useNow(10_000);
  if (!work || work.expectedMinutes === 0) return null;
  const since = work.running ? Math.max(0, now - Date.parse(asOf)) / MINUTE : 0;
  const share = (work.minutes + since) / work.expectedMinutes;
  const percent = (part: number): string => `${Math.min(100, part * 100).toFixed(1)}%`;
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={t('workDone')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.min(100, Math.round(share * 100))}
      title={`${t('workDone')} ${Math.round(share * 100)} % · ${t('askBand')}`}
    >
      <span className={share > 1 ? 'worked over' : 'worked'} style={{ width: percent(share) }} />
      <span className="band" style={{ left: percent(work.askAt), width: percent(work.escalateAt - work.askAt) }} />
    </div>
  );
}
