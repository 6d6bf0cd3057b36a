import { Card } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { useTexts } from '../texts/use-texts';
import { ActionsOf } from './actions-of';
import { commandsOf, type Place } from './offers';
import { useProcessActions } from './process-actions';

const isThere = (content: ReactNode): boolean =>
  Array.isArray(content)
    ? content.some(isThere)
    : content !== undefined && content !== null && content !== false && content !== '';

/** One part of a page with its commands at its head; nothing where there is neither anything to tell nor to do. */
export function Part({
  place,
  title,
  part,
  buttons = 2,
  style,
  children,
}: {
  readonly place: Place;
  readonly title?: ReactNode;
  /** The name by which tests find it. */
  readonly part?: string;
  readonly buttons?: number;
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
}) {
  const { t } = useTexts();
  const { offers } = useProcessActions();
  const hasContent = isThere(children);
  if (
    !hasContent &&
    !offers.some(({ action, state }) => state === 'ready' && commandsOf(place).includes(action.command))
  )
    return null;
  return (
    <Card
      size="small"
      className={hasContent ? 'part' : 'part empty'}
      title={title ?? t(place.title)}
      extra={<ActionsOf place={place} buttons={buttons} />}
      {...(style && { style })}
      data-part={part}
    >
      {children}
    </Card>
  );
}
