/** Signing in, choosing a password, the first administrator. */
export const auth = {
  signIn: '登录',
  username: '用户名',
  usernameHint: '写在学校发给您的账号条上，不分大小写',
  password: '密码',
  wrong: '用户名或密码不对。请检查后再试；学生忘记密码，可以请老师重新发放。',
  tooMany: '尝试次数过多，请在 {minutes} 分钟后再试',
} as const;
