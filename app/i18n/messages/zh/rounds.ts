/** rounds */
export const rounds = {} as const;
