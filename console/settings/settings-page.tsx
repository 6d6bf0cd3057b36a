import { Card, Flex, Typography } from 'antd';
import { Link } from 'react-router';
import { useMay } from '../shared/server/queries';
import { Heading } from '../shared/shell/heading';
import { Missing } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import { useSettingGroups } from './settings-layout';
import { useSettingTexts } from './wording';

/** Everything this person may set, and what each is for. Whoever may set nothing finds no page. */
export function Page() {
  const { t } = useTexts();
  const { title, hint } = useSettingTexts();
  const seesPolicy = useMay('listPolicyProposals');
  const groups = useSettingGroups();
  if (groups.length === 0) return <Missing />;
  return (
    <>
      <Heading text={t('settings')} />
      <Flex vertical gap={20}>
        {groups.map((group) => (
          <section key={group.title} aria-label={t(group.title)}>
            <Typography.Title level={2} style={{ fontSize: '1.1rem', marginTop: 0 }}>
              {t(group.title)}
            </Typography.Title>
            <div className="tiles">
              {group.pages.map(({ name, path }) => (
                <Card key={name} size="small">
                  <Link to={`/settings/${path}`} className="tile">
                    {title(name)}
                  </Link>
                  <p style={{ margin: '4px 0 0' }}>
                    <Typography.Text type="secondary">{hint(name)}</Typography.Text>
                  </p>
                </Card>
              ))}
            </div>
          </section>
        ))}
        {seesPolicy && (
          <section aria-label={t('groupRules')}>
            <Typography.Title level={2} style={{ fontSize: '1.1rem', marginTop: 0 }}>
              {t('groupRules')}
            </Typography.Title>
            <div className="tiles">
              <Card size="small">
                <Link to="/policy" className="tile">
                  {t('brandRules')}
                </Link>
                <p style={{ margin: '4px 0 0' }}>
                  <Typography.Text type="secondary">{t('brandRulesHint')}</Typography.Text>
                </p>
              </Card>
            </div>
          </section>
        )}
      </Flex>
    </>
  );
}
