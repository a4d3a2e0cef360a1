import { z } from 'zod';

const username = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(40)
  .regex(/^[a-z0-9_.]+$/);
const newPassword = z.string().min(8).max(128);

export const SignInSchema = z.object({
  username: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
  to: z.string().optional(),
});

/** The first administrator. */
export const SetUpSchema = z.object({
  code: z.string().min(8).max(60),
  name: z.string().trim().min(1).max(60),
  username,
  password: newPassword,
});

export const ChoosePasswordSchema = z.object({
  current: z.string().min(1).max(200),
  password: newPassword,
});

export const AcceptInvitationSchema = z.discriminatedUnion('as', [
  z.object({
    as: z.literal('new'),
    code: z.string().min(8).max(60),
    name: z.string().trim().min(1).max(60),
    username,
    password: newPassword,
  }),
  z.object({ as: z.literal('me'), code: z.string().min(8).max(60) }),
]);

/** Invitations, several at once: one name a line, an e-mail address after a comma if there is one. */
export const InvitePeopleSchema = z.object({
  role: z.enum(['ADMIN', 'TEACHER', 'JUDGE', 'CHECKER']),
  scopeId: z.uuid(),
  people: z.string().trim().min(1).max(20_000),
});

export const PersonIdSchema = z.object({ personId: z.uuid() });
export const InvitationIdSchema = z.object({ invitationId: z.uuid() });
export const GrantIdSchema = z.object({ grantId: z.uuid() });

export const AccountSchema = z.object({
  name: z.string().trim().min(1).max(60),
  email: z.union([z.literal(''), z.email()]).optional(),
});

/** Two accounts of one person who is no student: the one that stays, and the one that it takes over. */
export const MergePeopleSchema = z.object({ keepId: z.uuid(), dropId: z.uuid() });
