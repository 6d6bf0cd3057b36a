import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Result, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link, useRouteError } from 'react-router';
import { ServerProblem } from '../server/request';
import { useTexts } from '../texts/use-texts';

/** Loading, failed or there: every read on a page shows one of the three. What was read before stays while it is read again. */
export function Loaded<T>({
  of,
  children,
}: {
  readonly of: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}) {
  const { t } = useTexts();
  if (of.data !== undefined) return children(of.data);
  if (of.isPending) return <Skeleton active aria-label={t('loading')} />;
  const { error } = of;
  const said = error instanceof ServerProblem ? error.message : '';
  return (
    <Result
      status={error instanceof ServerProblem && error.status === 403 ? '403' : 'warning'}
      title={t('failed')}
      subTitle={said || t('reconnecting')}
      extra={<Button onClick={() => void of.refetch()}>{t('retry')}</Button>}
    />
  );
}

export function Missing() {
  const { t } = useTexts();
  return <Result status="404" title={t('notFound')} extra={<Link to="/">{t('home')}</Link>} />;
}

/** A fault of the console itself, e.g. a part that could not be loaded after an update. */
export function Broken() {
  const { t } = useTexts();
  const error = useRouteError();
  return (
    <Result
      status="500"
      title={t('failed')}
      subTitle={error instanceof Error ? error.message : ''}
      extra={<Button onClick={() => window.location.reload()}>{t('retry')}</Button>}
    />
  );
}
