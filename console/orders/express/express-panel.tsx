import { Alert, Button, Card, Form, Typography } from 'antd';
import { useState } from 'react';
import type { Role } from '../../../domain/kernel/actor';
import { procedureOf } from '../../../domain/repair-order/procedure';
import type { RepairOrder } from '../../../domain/repair-order/state';
import { UploadFor } from '../../shared/forms/files';
import { Highlights } from '../../shared/forms/highlights';
import { useShowSent } from '../../shared/forms/show-sent';
import { useSeen } from '../../shared/forms/use-seen';
import { useCommandList } from '../../shared/server/commands';
import { useMe } from '../../shared/server/queries';
import { movedOnTo } from '../../shared/server/seen-state';
import type { OrderView, WholeOrder } from '../../shared/server/replies';
import { useSentence } from '../../shared/texts/sentences';
import { useTexts } from '../../shared/texts/use-texts';
import { ActField } from './act-fields';
import { actNames, type Act, type ActName, type Typed } from './act';
import { deskActs } from './acts';
import { workshopActs } from './workshop-acts';

interface Offered {
  readonly name: ActName;
  readonly asks: Act<OrderView>['asks'];
  readonly list: Act<OrderView>['list'];
  readonly shown: readonly string[];
  readonly commands: (typed: Typed) => ReturnType<Act<OrderView>['commands']>;
}

function offer<View extends OrderView>(
  name: ActName,
  act: Act<View> | undefined,
  order: View,
  roles: readonly Role[],
  shownTexts: Readonly<Record<string, string>>,
): Offered | undefined {
  if (!act || act.during !== order.stage || (act.not && roles.includes(act.not))) return undefined;
  const leads = order.actions.find(({ command }) => command === act.leads);
  const isMine = leads?.roles.some((role) => roles.includes(role as Role)) ?? false;
  if (!isMine || !(act.roles ?? []).every((role) => roles.includes(role)) || act.when?.(order) === false)
    return undefined;
  const shown = (act.shows ?? []).flatMap((command) => shownTexts[command] ?? []);
  return { name, asks: act.asks, list: act.list, shown, commands: (typed) => act.commands(order, typed) };
}

/** The one act of this stage that is the reader's; undefined where the visit is not gone about so. */
function actOf(order: OrderView, roles: readonly Role[]): Offered | undefined {
  if (procedureOf(order as unknown as RepairOrder).signatures !== 'together') return undefined;
  const asDesk = (name: ActName) =>
    order.view === 'whole' ? offer<WholeOrder>(name, deskActs[name], order, roles, order.shown) : undefined;
  return actNames.map((name) => asDesk(name) ?? offer(name, workshopActs[name], order, roles, {})).find(Boolean);
}

function ActForm({ act, order }: { readonly act: Offered; readonly order: OrderView }) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const showSent = useShowSent();
  const sendCommands = useCommandList(order.number);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const title = t(`${act.name}Act`);
  const [form] = Form.useForm<Typed>();
  const seen = useSeen({
    number: order.number,
    sequence: order.sequence,
    isOpened: false,
    onDiscard: () => form.resetFields(),
  });

  const send = async (typed: Typed): Promise<void> => {
    setBusy(true);
    try {
      showSent(await seen.send((sequence) => sendCommands(act.commands(typed), sequence)), title);
      setProblem(undefined);
    } catch (error) {
      if (movedOnTo(error) === undefined) setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <UploadFor value={order.number}>
      <Form<Typed>
        form={form}
        layout="vertical"
        onValuesChange={seen.begin}
        onFinish={(typed) => void send(typed)}
        data-act={act.name}
      >
        {!busy && seen.alert}
        {act.shown.length > 0 && <Typography.Paragraph strong>{t('oneSignature')}</Typography.Paragraph>}
        {act.name === 'sign' && order.view === 'whole' && <Highlights of={order.highlights} />}
        {act.shown.map((text) => (
          <pre key={text} className="wrap">
            {text}
          </pre>
        ))}
        {act.asks.map((name) => (
          <ActField key={name} name={name} order={order} list={act.list} />
        ))}
        {act.list && <Typography.Paragraph type="secondary">{t('allInOrder')}</Typography.Paragraph>}
        {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
        <Button type="primary" htmlType="submit" loading={busy}>
          {title}
        </Button>
      </Form>
    </UploadFor>
  );
}

/** What one person does in one act, where the kind of job goes the short way; undefined where there is nothing for the reader. */
export function useAct(order: OrderView): Offered | undefined {
  const roles = useMe().data?.roles ?? [];
  return order.asOf === undefined ? actOf(order, roles) : undefined;
}

/** The one form of an act. */
export function ExpressPanel({ act, order }: { readonly act: Offered; readonly order: OrderView }) {
  const { t } = useTexts();
  return (
    <Card size="small" title={`${t('expressTitle')} · ${t(`${act.name}Act`)}`} style={{ marginBottom: 16 }}>
      <ActForm key={act.name} act={act} order={order} />
    </Card>
  );
}
