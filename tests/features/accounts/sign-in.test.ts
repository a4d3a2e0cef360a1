import { describe, expect, it } from 'vitest';

import { acceptInvitation, getInvitation } from '#app/features/accounts/accept-invitation.server.ts';
import { choosePassword } from '#app/features/accounts/choose-password.server.ts';
import { insertAccounts, prepareAccounts } from '#app/features/accounts/create-account.server.ts';
import { ensureSetupLink } from '#app/features/accounts/ensure-setup-link.server.ts';
import { signInPerson } from '#app/features/accounts/sign-in.server.ts';
import { getViewer, loadViewer } from '#app/features/accounts/viewer.server.ts';
import { currentSession, sweepSessions } from '#app/platform/auth/auth.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import { createPerson, viewerOf } from '#tests/factories.ts';

const context = { now: new Date('2026-03-01T04:00:00Z') };
const request = (cookie = '') =>
  new Request('http://portal.test/sign-in', { headers: cookie ? { cookie } : {} });
const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

async function account(username: string, password?: string) {
  const [prepared] = await prepareAccounts([{ name: '吴晓', username, password }]);
  if (!prepared) throw new Error('nothing prepared');
  await inTransaction(context, (tx) => insertAccounts(tx, [prepared], context.now));
  return prepared;
}

async function signIn(username: string, password: string) {
  const result = await signInPerson({ username, password }, request(), context);
  if (!result.ok) throw new Error(result.refusals[0].code);
  return request(cookieOf(result.value.headers));
}

describe('signing in', () => {
  it('opens a session that later requests carry, whatever the capitals', async () => {
    const { personId } = await account('wuxiao', 'correct horse');
    const next = await signIn('WuXiao', 'correct horse');
    expect((await getViewer(next))?.personId).toBe(personId);
  });

  it('takes no cookie that the portal did not sign', async () => {
    await account('forged', 'correct horse');
    const cookie = (await signIn('forged', 'correct horse')).headers.get('cookie') ?? '';
    const [name = '', value = ''] = cookie.split('=');
    const [token = '', signature = ''] = decodeURIComponent(value).split('.');
    expect(await currentSession(request(cookie))).not.toBeNull();
    for (const forged of [
      token,
      `${token}.`,
      `.${signature}`,
      `${token}.${signature.slice(4)}`,
      `x${token}.${signature}`,
    ])
      expect(await currentSession(request(`${name}=${encodeURIComponent(forged)}`))).toBeNull();
  });

  it('is over when its session has run out: seen while somebody writes, which it never waits for, and swept', async () => {
    const { personId } = await account('longago', 'correct horse');
    const next = await signIn('longago', 'correct horse');
    const where = { personId };
    await writer().session.updateMany({ where, data: { expiresAt: new Date(Date.now() - 1000) } });
    // A look that deleted the session would wait for this writer's lock, and keep the process from ever giving it back.
    await inTransaction(context, async () => expect(await currentSession(next)).toBeNull());
    expect(await db.session.count({ where })).toBe(1);
    await sweepSessions(new Date());
    expect(await db.session.count({ where })).toBe(0);
  });

  it('refuses a wrong password and an unknown name alike, and leaves a trace without the password', async () => {
    await account('wrongone', 'correct horse');
    const wrong = await signInPerson({ username: 'wrongone', password: 'secret-typo' }, request(), context);
    const unknown = await signInPerson(
      { username: 'nobody-here', password: 'secret-typo' },
      request(),
      context,
    );
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ ok: false, refusals: [{ code: 'sign-in-wrong' }] });
    const lines = await db.auditLine.findMany({ where: { verb: 'sign-in-refused' } });
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(lines)).not.toContain('secret-typo');
  });

  it('locks a name after ten wrong tries and says for how long', async () => {
    await account('guessed', 'correct horse');
    for (let attempt = 0; attempt < 10; attempt += 1)
      await signInPerson({ username: 'guessed', password: 'x' }, request(), context);
    const locked = await signInPerson({ username: 'guessed', password: 'correct horse' }, request(), context);
    expect(locked).toMatchObject({
      ok: false,
      refusals: [{ code: 'account-locked', params: { minutes: 15 } }],
    });
  });

  it('keeps a closed account out at once', async () => {
    const { personId } = await account('closing', 'correct horse');
    const open = await signIn('closing', 'correct horse');
    await writer().person.update({ where: { id: personId }, data: { closedAt: context.now } });
    expect(await getViewer(open)).toBeNull();
    expect(
      (await signInPerson({ username: 'closing', password: 'correct horse' }, request(), context)).ok,
    ).toBe(false);
  });
});

describe('a one-time password', () => {
  it('must be replaced, is deleted then, and other browsers are signed out', async () => {
    const made = await account('pupil1');
    expect(made.oneTimePassword).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
    const current = made.oneTimePassword ?? '';
    const here = await signIn('pupil1', current);
    const elsewhere = await signIn('pupil1', current);
    const viewer = await viewerOf(made.personId);
    expect(viewer.mustChangePassword).toBe(true);
    const session = await currentSession(here);
    expect(
      (await choosePassword(viewer, { current: 'not it', password: 'three brown hens' }, '', context)).ok,
    ).toBe(false);
    expect((await choosePassword(viewer, { current, password: current }, '', context)).ok).toBe(false);
    expect(
      (
        await choosePassword(
          viewer,
          { current, password: 'three brown hens' },
          session?.sessionId ?? '',
          context,
        )
      ).ok,
    ).toBe(true);
    expect((await loadViewer(made.personId))?.mustChangePassword).toBe(false);
    expect(await db.oneTimePassword.count({ where: { personId: made.personId } })).toBe(0);
    expect(await getViewer(here)).not.toBeNull();
    expect(await getViewer(elsewhere)).toBeNull();
    await signIn('pupil1', 'three brown hens');
  });
});

describe('the setup link', () => {
  it('stays the same until it is used, makes an operator, and is gone then', async () => {
    const link = await ensureSetupLink(context);
    expect(await ensureSetupLink(context)).toBe(link);
    const code = new URL(link ?? '').searchParams.get('code') ?? '';
    expect((await getInvitation(code.toUpperCase(), context.now))?.state).toBe('open');
    const input = { as: 'new', code, name: '管理员', password: 'correct horse' } as const;
    const both = await Promise.all([
      acceptInvitation(null, { ...input, username: 'first' }, context),
      acceptInvitation(null, { ...input, username: 'second' }, context),
    ]);
    expect(both.map((result) => result.ok).sort()).toEqual([false, true]);
    expect(await db.roleGrant.count({ where: { role: 'OPERATOR' } })).toBe(1);
    expect(await db.person.count({ where: { username: { in: ['first', 'second'] } } })).toBe(1);
    expect(await ensureSetupLink(context)).toBeNull();
  });

  it('refuses an expired or revoked invitation', async () => {
    const { newInvitationCode } = await import('#app/platform/auth/passwords.server.ts');
    const { hashCode } = await import('#app/features/accounts/invitation-code.server.ts');
    const code = newInvitationCode();
    await writer().invitation.create({
      data: { codeHash: hashCode(code), role: 'JUDGE', expiresAt: context.now },
    });
    const viewer = await viewerOf((await createPerson()).id);
    expect(await acceptInvitation(viewer, { as: 'me', code }, context)).toMatchObject({
      ok: false,
      refusals: [{ code: 'invitation-expired' }],
    });
  });
});
