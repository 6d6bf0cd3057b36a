import { Alert, Button } from 'antd';
import { signOut } from '../shared/server/signed-in';
import { Gate } from '../shared/shell/gate';
import { useTexts } from '../shared/texts/use-texts';
import { SecondFactorSetUp } from './second-factor';

/** For whoever may do nothing else before it is set up. */
export function SecondFactorGate() {
  const { t } = useTexts();
  const leave = (
    <Button type="link" onClick={() => void signOut()}>
      {t('signOut')}
    </Button>
  );
  return (
    <Gate heading={t('twoSteps')} width={520} extra={leave}>
      <Alert type="info" showIcon title={t('factorNeeded')} style={{ marginBottom: 20 }} />
      <SecondFactorSetUp onDone={() => undefined} />
    </Gate>
  );
}
