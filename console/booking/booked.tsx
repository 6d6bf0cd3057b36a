import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Consent } from '../../domain/values/field-schemas';
import { yuan } from '../../domain/values/money';
import { Labelled } from '../shared/forms/labelled';
import { ConsentInput } from '../shared/forms/consent';
import { MoneyInput } from '../shared/forms/controls';
import { UploadFor } from '../shared/forms/files';
import { useSending } from '../shared/forms/sending';
import { useCommand } from '../shared/server/commands';
import { paperAddress } from '../shared/server/paper-address';
import { useMay, useProcess } from '../shared/server/queries';
import type { AppointmentView } from '../shared/server/replies';
import { read } from '../shared/server/request';
import { Loaded } from '../shared/shell/states';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';

/** asked for on the same call, at least what the policy says. */
function DepositPart({ appointment, least }: { readonly appointment: AppointmentView; readonly least: number }) {
  const { t } = useTexts();
  const command = useCommand(appointment.number);
  const { send, busy, alert } = useSending();
  const [amount, setAmount] = useState<number | undefined>(least);
  const { deposit } = appointment;
  if (deposit) return <Alert type="info" showIcon title={t('depositAskedFor', { amount: yuan(deposit.amount) })} />;
  return (
    <Flex gap={12} wrap align="end">
      <Labelled label={t('depositAmount')}>
        <MoneyInput label={t('depositAmount')} value={amount} onChange={setAmount} />
      </Labelled>
      <Button
        type="primary"
        loading={busy}
        disabled={amount === undefined}
        onClick={() => void send(async () => void (await command('demandDeposit', { amount })))}
      >
        {t('askDeposit')}
      </Button>
      {alert}
    </Flex>
  );
}

/** A-02, S-01: the form as it is signed, on the screen, on paper, or by phone with a witness. */
function SignPart({ appointment }: { readonly appointment: AppointmentView }) {
  const { t } = useTexts();
  const { number, formText, stage, actions } = appointment;
  const command = useCommand(number);
  const { send, busy, alert } = useSending();
  const [consent, setConsent] = useState<Consent>();
  const isSigned = stage === 'confirmed';
  const canSign = actions.some((one) => one.command === 'signForm' && !one.notYet);
  return (
    <Flex vertical gap={10}>
      <pre className="shown" data-both-languages>
        {formText ?? ''}
      </pre>
      {isSigned && <Alert type="success" showIcon title={t('signedTag')} />}
      {!isSigned && canSign && (
        <UploadFor value={number}>
          <ConsentInput value={consent} onChange={setConsent} />
          {alert}
          <div>
            <Button
              type="primary"
              loading={busy}
              disabled={!consent}
              onClick={() => void send(async () => void (await command('signForm', { consent })))}
            >
              {t('signNow')}
            </Button>
          </div>
        </UploadFor>
      )}
    </Flex>
  );
}

/** What is left to do on the call once the time is kept. */
export function Booked({
  number,
  least,
  onAnother,
}: {
  readonly number: string;
  readonly least: number | null;
  readonly onAnother: () => void;
}) {
  const { t } = useTexts();
  const mayPrint = useMay('appointment.print');
  const appointment = useProcess(number, undefined, (query, signal) =>
    read('/appointments/{number}', { path: { number }, query }, signal),
  );
  return (
    <Loaded of={appointment}>
      {(view) => (
        <Flex vertical gap={16} data-booked={number}>
          <Alert
            type="success"
            showIcon
            role="status"
            title={t('bookedNow', {
              time: view.slot ? atStore(view.slot.startsAt).format('YYYY-MM-DD ddd HH:mm') : '',
            })}
            description={t('bookedHint')}
          />
          {view.depositWanted && (
            <Card size="small" title={t('depositAmount')}>
              <DepositPart appointment={view} least={least ?? 0} />
            </Card>
          )}
          <Card size="small" title={t('whatIsSigned')}>
            <SignPart appointment={view} />
          </Card>
          <Flex gap={8} wrap>
            <Link to={`/appointments/${number}`}>{t('openAppointment')}</Link>
            {mayPrint && (
              <Button
                icon={<PrinterOutlined />}
                href={paperAddress(`/appointments/${number}/documents/form.pdf`, undefined)}
                target="_blank"
              >
                {t('printForm')}
              </Button>
            )}
            <Button onClick={onAnother}>{t('bookAnother')}</Button>
          </Flex>
          <Typography.Text type="secondary">{number}</Typography.Text>
        </Flex>
      )}
    </Loaded>
  );
}
