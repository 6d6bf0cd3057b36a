import { CheckCircleOutlined } from '@ant-design/icons';
import { Card, Flex, Typography } from 'antd';
import { Fragment, useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { UploadFor } from '../../shared/forms/files';
import { useMe } from '../../shared/server/queries';
import type { OrderView, WholeOrder } from '../../shared/server/replies';
import { useReason } from '../../shared/texts/sentences';
import { useTexts } from '../../shared/texts/use-texts';
import { ContractForm, JobsForm, OfferForm, PaperForm } from './signing-forms';
import { signingOf, type SigningStep, type StepNow } from './signing-steps';

const isMine = ({ action }: StepNow, roles: readonly string[]): boolean =>
  action?.roles.some((role) => roles.includes(role)) ?? false;

/** The visit, where the reader leads the customer through the signatures. */
export function useSigning(order: OrderView): WholeOrder | undefined {
  const roles = useMe().data?.roles ?? [];
  if (order.view !== 'whole') return undefined;
  return signingOf(order).some((step) => !step.isDone && isMine(step, roles)) ? order : undefined;
}

const forms: Readonly<Record<SigningStep, (order: WholeOrder) => ReactNode>> = {
  preInspection: (order) => <PaperForm order={order} command="signPreInspection" />,
  differences: (order) => <PaperForm order={order} command="signDocumentDifferences" />,
  articles: (order) => <PaperForm order={order} command="signArticlesList" />,
  jobs: (order) => <JobsForm order={order} />,
  offer: (order) => <OfferForm order={order} />,
  contract: (order) => <ContractForm order={order} />,
};

/** Why a step cannot be done yet. */
function Why({ action }: Pick<StepNow, 'action'>) {
  const reason = useReason();
  return action?.notYet ? <Typography.Text type="secondary">{reason(action.notYet)}</Typography.Text> : null;
}

/** S-04 to S-08: the customer is led through the papers on one page; what is signed moves up, and the next one opens. */
export function Signing({ order }: { readonly order: WholeOrder }) {
  const { t } = useTexts();
  const roles = useMe().data?.roles ?? [];
  const steps = signingOf(order);
  const current = steps.find((step) => !step.isDone && isMine(step, roles) && !step.action?.notYet)?.name;
  const open = useRef<HTMLLIElement>(null);
  const before = useRef(current);
  const root = useRef<HTMLOListElement>(null);
  // whoever has just sent one goes on with the next
  const goOn = useEffectEvent((next: SigningStep | undefined) => {
    const hadKeyboard = document.activeElement === document.body || root.current?.contains(document.activeElement);
    if (before.current !== next && hadKeyboard) open.current?.focus();
    before.current = next;
  });
  useEffect(() => goOn(current), [current]);
  return (
    <UploadFor value={order.number}>
      <Card size="small" title={t('signingTitle')} style={{ marginBottom: 16 }} data-part="signing">
        <ol className="signing" ref={root}>
          {steps.map(({ name, isDone, action }) => (
            <li key={name} data-signing={name} {...(name === current && { ref: open, tabIndex: -1 })}>
              <Flex gap={8} align="baseline" wrap>
                {isDone && <CheckCircleOutlined aria-label={t('stepDone')} />}
                <Typography.Text strong={name === current}>{t(`${name}Step`)}</Typography.Text>
                {!isDone && name !== current && <Why action={action} />}
              </Flex>
              {name === current && (
                <Fragment key={`${name} ${order.estimate?.revision ?? 0}`}>{forms[name](order)}</Fragment>
              )}
            </li>
          ))}
        </ol>
      </Card>
    </UploadFor>
  );
}
