import { Button, Flex, Tour } from 'antd';
import { useEffect, useId, useMemo, useState } from 'react';
import { useLocation } from 'react-router';
import type { Me } from '../server/replies';
import { useTexts } from '../texts/use-texts';
import { elementAt, isDeskShown, stepsOf } from './steps';

/** The first pages of people: most have the desk, the guard has the gate. */
const firstPages: readonly string[] = ['/', '/gate'];

/** Whether the desk is read; it is looked at after each change of the page until it is. */
function useDeskShown(wanted: boolean): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!wanted) return undefined;
    const look = (): void => setShown(isDeskShown());
    const observer = new MutationObserver(look);
    look();
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      setShown(false);
    };
  }, [wanted]);
  return shown;
}

/** Five steps for whoever is here for the first time, at the things themselves. */
export function DeskTour({ me, onEnd }: { readonly me: Me; readonly onEnd: () => void }) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const wanted = firstPages.includes(pathname);
  const shown = useDeskShown(wanted);
  const [current, setCurrent] = useState(0);
  const id = useId();
  const steps = useMemo(() => stepsOf(me), [me]);
  if (!wanted || !shown) return null;
  const isLast = current === steps.length - 1;
  const actions = (
    <Flex gap={8} wrap justify="end">
      {!isLast && (
        <Button type="text" onClick={onEnd}>
          {t('tourSkip')}
        </Button>
      )}
      {current > 0 && <Button onClick={() => setCurrent(current - 1)}>{t('tourBack')}</Button>}
      <Button
        // whoever uses the keyboard is at each step in turn
        key={current}
        autoFocus
        type="primary"
        aria-describedby={`${id}title ${id}text`}
        onClick={() => (isLast ? onEnd() : setCurrent(current + 1))}
      >
        {t(isLast ? 'tourEnd' : 'tourNext')}
      </Button>
    </Flex>
  );
  return (
    <Tour
      open
      current={current}
      onChange={setCurrent}
      onClose={onEnd}
      closable={{ 'aria-label': t('tourSkip') }}
      classNames={{ root: 'desk-tour' }}
      scrollIntoViewOptions={{ block: 'center' }}
      steps={steps.map((step) => ({
        target: () => elementAt(step) ?? document.body,
        title: <span id={`${id}title`}>{t(step.title)}</span>,
        description: <span id={`${id}text`}>{t(step.text, step.facts)}</span>,
      }))}
      indicatorsRender={(n, of) => t('tourStep', { n: n + 1, of })}
      actionsRender={() => actions}
    />
  );
}
