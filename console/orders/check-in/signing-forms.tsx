import { Button, Checkbox, Form, type FormProps } from 'antd';
import type { ReactNode } from 'react';
import { customerTotal } from '../../../domain/repair-order/amounts';
import { keyElements } from '../../../domain/repair-order/order-highlights';
import type { WorkLine } from '../../../domain/repair-order/work-line';
import type { Consent } from '../../../domain/values/field-schemas';
import { ConsentInput } from '../../shared/forms/consent';
import { Highlights } from '../../shared/forms/highlights';
import { useSending } from '../../shared/forms/sending';
import { useShowSent } from '../../shared/forms/show-sent';
import { WorkLinesInput } from '../../shared/forms/work-lines';
import { useCommandList, type ListedCommand } from '../../shared/server/commands';
import type { WholeOrder } from '../../shared/server/replies';
import { useTexts } from '../../shared/texts/use-texts';
import { Field } from './field';
import { NoGuaranteeTold } from './no-guarantee';
import { PromiseInput } from './promise-input';

interface Props {
  readonly order: WholeOrder;
}

interface StepFormProps<Typed extends object> extends Props {
  readonly sendLabel: string;
  readonly commands: (typed: Typed) => readonly ListedCommand[];
  readonly initialValues?: FormProps<Typed>['initialValues'];
  readonly children: ReactNode;
}

/** One step: its fields, and its button. */
function StepForm<Typed extends object>({ order, sendLabel, commands, initialValues, children }: StepFormProps<Typed>) {
  const { send, busy, alert } = useSending();
  const sendCommands = useCommandList(order.number);
  const showSent = useShowSent();
  const submit = (typed: Typed): Promise<void> =>
    send(async () => showSent(await sendCommands(commands(typed)), sendLabel));
  return (
    <Form<Typed>
      layout="vertical"
      {...(initialValues && { initialValues })}
      onFinish={(typed) => void submit(typed)}
      style={{ marginTop: 8 }}
    >
      {children}
      {alert}
      <Button type="primary" htmlType="submit" loading={busy}>
        {sendLabel}
      </Button>
    </Form>
  );
}

const Shown = ({ text }: { readonly text: string | undefined }) => {
  const { t } = useTexts();
  return text === undefined ? null : (
    <section aria-label={t('shownText')}>
      <pre className="shown">{text}</pre>
    </section>
  );
};

interface Signed {
  readonly consent?: Consent;
}
function ConsentField() {
  const { t, field } = useTexts();
  return (
    <Field name="consent" label={field('consent')} rules={[{ required: true, message: t('signFirst') }]}>
      <ConsentInput />
    </Field>
  );
}

/** A paper that the customer reads and signs. */
export function PaperForm({ order, command }: Props & { readonly command: string }) {
  const { command: title } = useTexts();
  return (
    <StepForm<Signed> order={order} sendLabel={title(command)} commands={({ consent }) => [{ type: command, consent }]}>
      <Shown text={order.shown[command]} />
      <ConsentField />
    </StepForm>
  );
}

interface Jobs {
  readonly lines?: readonly WorkLine[];
  readonly noGuaranteeTold?: boolean;
}

/** C-06: the jobs with their parts and prices, where the sheet named none. */
export function JobsForm({ order }: Props) {
  const { t, field, command: title } = useTexts();
  return (
    <StepForm<Jobs>
      order={order}
      sendLabel={title('draftEstimate')}
      commands={({ lines, noGuaranteeTold }) => [
        ...(order.stage === 'preInspection' ? [{ type: 'startEstimate' }] : []),
        { type: 'draftEstimate', method: 'system', ...(noGuaranteeTold && { noGuaranteeTold }), lines },
      ]}
    >
      <Field
        name="lines"
        label={field('lines')}
        rules={[{ required: true, type: 'array', min: 1, message: t('lineNeeded') }]}
      >
        <WorkLinesInput />
      </Field>
      <NoGuaranteeTold />
    </StepForm>
  );
}

interface Offered {
  readonly promise?: string;
}
/** C-01, C-11, C-12: the offer is shown with a time that is promised. */
export function OfferForm({ order }: Props) {
  const { t, command: title } = useTexts();
  const lines = (order.estimate?.lines ?? []) as readonly WorkLine[];
  return (
    <StepForm<Offered>
      order={order}
      sendLabel={title('presentEstimate')}
      commands={({ promise }) => [
        { type: 'presentEstimate', guaranteePresented: true, ...(promise !== undefined && { wishedAt: promise }) },
      ]}
    >
      <Field name="promise" label={t('promiseTimes')}>
        <PromiseInput lines={lines} visit={order.number} />
      </Field>
      <Field
        name="guarantee"
        valuePropName="checked"
        rules={[{ type: 'enum', enum: [true], required: true, message: t('presentGuarantee') }]}
      >
        <Checkbox>{t('guaranteePresented')}</Checkbox>
      </Field>
    </StepForm>
  );
}

interface Contract extends Signed {
  readonly pointedOut?: readonly string[];
}
/** C-14, C-15, C-17, S-08: the four elements are pointed out, the advisor signs, and then the customer. */
export function ContractForm({ order }: Props) {
  const { t, value } = useTexts();
  const { estimate, highlights } = order;
  const isFirst = estimate?.advisorSignedAt === undefined;
  return (
    <StepForm<Contract>
      order={order}
      sendLabel={t('contractStep')}
      commands={({ pointedOut, consent }) => [
        ...(isFirst ? [{ type: 'signOrderAsAdvisor', pointedOut }] : []),
        {
          type: 'signOrderAsCustomer',
          revision: estimate?.revision,
          total: customerTotal(estimate?.lines ?? []),
          consent,
          copiesGiven: 1,
        },
      ]}
    >
      <Highlights of={highlights} />
      {isFirst && (
        <Field
          name="pointedOut"
          label={t('pointedOutHere')}
          rules={[
            {
              validator: (_rule, ticked: readonly string[] = []) =>
                ticked.length === keyElements.length ? Promise.resolve() : Promise.reject(new Error(t('pointOutAll'))),
            },
          ]}
        >
          <Checkbox.Group options={keyElements.map((one) => ({ value: one, label: value(one) }))} />
        </Field>
      )}
      <Shown text={order.shown['signOrderAsCustomer']} />
      <ConsentField />
    </StepForm>
  );
}
