import { Alert, Button, Card, Form, Input, Result } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { typedPass } from './pass-number';
import { useShowSent } from '../shared/forms/show-sent';
import { useCommand } from '../shared/server/commands';
import { useMe } from '../shared/server/queries';
import { Heading } from '../shared/shell/heading';
import { atStore } from '../shared/shell/store-time';
import { useNow } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { useSentence } from '../shared/texts/sentences';

interface Given {
  readonly plate: string;
}

function OneCar({ scanned }: { readonly scanned: string }) {
  const { t, field } = useTexts();
  const sentenceOf = useSentence();
  const [typed, setTyped] = useState(scanned);
  const [problem, setProblem] = useState<string>();
  const [gone, setGone] = useState<string>();
  const [busy, setBusy] = useState(false);
  const me = useMe().data;
  const today = atStore(useNow()).format('YYYYMMDD');
  const pass = me ? typedPass(typed, me.store, today) : undefined;
  const sendCommand = useCommand(pass?.order ?? '');
  const showSent = useShowSent();
  const open = async ({ plate }: Given): Promise<void> => {
    if (!pass) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const sent = await sendCommand(pass.returns ? 'openGateForLeave' : 'openGate', { exitPass: pass.number, plate });
      if (sent === 'applied') setGone(plate);
      else showSent(sent, t('gateOpen'));
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Heading text={t('gate')} />
      <Card style={{ maxWidth: '30rem' }}>
        {gone ? (
          <Result
            status="success"
            title={`${t('gateDone')} ${gone}`}
            extra={
              <Button
                type="primary"
                onClick={() => {
                  setGone(undefined);
                  setTyped('');
                }}
              >
                {t('gate')}
              </Button>
            }
          />
        ) : (
          <Form<Given> layout="vertical" onFinish={(given) => void open(given)}>
            <p>{t('gateHint')}</p>
            <Form.Item
              label={field('exitPass')}
              htmlFor="pass"
              required
              extra={pass?.number === typed ? undefined : pass?.number}
            >
              <Input id="pass" autoFocus size="large" value={typed} onChange={({ target }) => setTyped(target.value)} />
            </Form.Item>
            <Form.Item name="plate" label={field('plate')} rules={[{ required: true }]}>
              <Input size="large" autoComplete="off" />
            </Form.Item>
            {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
            <Button type="primary" size="large" htmlType="submit" block loading={busy} disabled={!pass}>
              {t('gateOpen')}
            </Button>
          </Form>
        )}
      </Card>
    </>
  );
}

/** F-28: the guard scans the pass, reads the plate off the car, and lets it out once. The next pass begins anew, wherever the page stood. */
export function Page() {
  const [address] = useSearchParams();
  const scanned = address.get('pass') ?? '';
  return <OneCar key={scanned} scanned={scanned} />;
}
