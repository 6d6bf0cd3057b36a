import { Button, Card, Flex, Popconfirm, Typography } from 'antd';
import { permissions } from '../../api/permissions';
import { useSending } from '../shared/forms/sending';
import type { Schema } from '../shared/server/contract';
import { client, useMay, useMe, useRead } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import { LocalTime } from '../shared/shell/time';
import { useActorName } from '../shared/texts/actor-name';
import { useTexts } from '../shared/texts/use-texts';

type Person = Schema<'Person'>;
type Request = NonNullable<Person['rolesRequested']>;

/** I9: whoever asked takes it back, and anybody else above the person confirms or refuses exactly these roles. */
function RoleRequest({ person, request }: { readonly person: Person; readonly request: Request }) {
  const { t, role } = useTexts();
  const nameOf = useActorName();
  const me = useMe().data;
  const { send, busy, alert } = useSending();
  const own = me?.id === request.by.id;
  const { roles } = request;
  const decide = async (asking: () => Promise<unknown>): Promise<void> => {
    await send(async () => void (await asking()));
    await client.invalidateQueries({ queryKey: ['/staff'] });
  };
  const path = `/staff/${encodeURIComponent(person.id)}/roles`;
  const named = (some: readonly Person['roles'][number][]): string => some.map(role).join(' · ') || '–';
  return (
    <Card size="small" data-testid="role-request" title={t('rolesFor', { name: person.name })}>
      <Flex vertical gap={8}>
        <span>
          {t('rolesNow')} {named(person.roles)} → <strong>{named(roles)}</strong>
        </span>
        <Typography.Text type="secondary">
          {t('askedBy')} {nameOf(request.by)} · <LocalTime at={request.at} />
        </Typography.Text>
        {own && (
          <Typography.Text>
            {t('otherConfirmsRoles', { roles: permissions.confirmRoles.map(role).join(' / ') })}
          </Typography.Text>
        )}
        {alert}
        <Flex gap={8} wrap>
          {!own && (
            <Popconfirm
              title={t('confirmRequestHint')}
              onConfirm={() => void decide(() => ask(`${path}/confirmation`, { method: 'POST', body: { roles } }))}
            >
              <Button type="primary" loading={busy}>
                {t('confirmRequest')}
              </Button>
            </Popconfirm>
          )}
          <Button loading={busy} onClick={() => void decide(() => ask(`${path}/request`, { method: 'DELETE' }))}>
            {t(own ? 'withdraw' : 'refuseRequest')}
          </Button>
        </Flex>
      </Flex>
    </Card>
  );
}

/** The changes of roles that wait for a second person; nothing for whoever may not decide about any. */
export function RoleRequests() {
  const { t } = useTexts();
  const may = useMay('confirmRoles');
  const { data } = useRead('/staff');
  const me = useMe().data;
  const waiting = may ? (data?.items ?? []).filter(({ id, rolesRequested }) => rolesRequested && id !== me?.id) : [];
  if (waiting.length === 0) return null;
  return (
    <Flex vertical gap={8} role="list" aria-label={t('roleRequests')} style={{ marginBottom: 16 }}>
      {waiting.map((person) => (
        <div role="listitem" key={person.id}>
          {person.rolesRequested && <RoleRequest person={person} request={person.rolesRequested} />}
        </div>
      ))}
    </Flex>
  );
}
